import type { ModelMetrics } from '../manifest/manifest.ts';

const CELL = 52;
const LEFT = 100;
const TOP = 92;

const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #1c1f26; }
  .axis { font-size: 12px; fill: #5c6370; }
  rect { fill: #0b6e5b; rx: 4px; }
  @media (prefers-color-scheme: dark) { text { fill: #eceff4; } .axis { fill: #a3abb8; } rect { fill: #62d2b4; } }
`;

/**
 * The confusion matrix as a picture of its own (SVG, for light and dark): rows are what people saw, cells the percentage
 * that was said to be each class.
 */
export function renderConfusion({ split, confusion }: ModelMetrics, labels: readonly string[]): string {
  const size = labels.length * CELL;
  const middle = (i: number) => i * CELL + CELL / 2;
  const cells = confusion.flatMap((row, i) => {
    const total = Math.max(
      1,
      row.reduce((sum, count) => sum + count, 0),
    );
    return row.map((count, j) => {
      const share = count / total;
      const x = LEFT + j * CELL;
      const y = TOP + i * CELL;
      const percent = count === 0 ? '' : (share * 100).toFixed(0);
      return (
        `<rect x="${x + 1}" y="${y + 1}" width="${CELL - 2}" height="${CELL - 2}" opacity="${(0.05 + 0.75 * share).toFixed(3)}"/>` +
        `<text x="${x + CELL / 2}" y="${y + CELL / 2 + 4}" text-anchor="middle">${percent}</text>`
      );
    });
  });
  const rows = labels.map(
    (label, i) => `<text x="${LEFT - 10}" y="${TOP + middle(i) + 4}" text-anchor="end">${label}</text>`,
  );
  const columns = labels.map((label, j) => {
    const [x, y] = [LEFT + middle(j), TOP - 10];
    return `<text x="${x}" y="${y}" transform="rotate(-35 ${x} ${y})">${label}</text>`;
  });
  const title = `Confusion on ${split}: of each row's pictures, the percentage that was said to be each column`;
  const width = LEFT + size + 36;
  const height = TOP + size + 12;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
<title>${title}</title>
<style>${STYLE}</style>
<text class="axis" x="${LEFT - 10}" y="${TOP - 40}" text-anchor="end">people saw ↓</text>
<text class="axis" x="${LEFT}" y="18">the model said →</text>
${[...cells, ...rows, ...columns].join('\n')}
</svg>
`;
}
