import { escapeHtml } from './escape-html.ts';

/** One part of a page: HTML that is safe already. */
export interface Section {
  title: string;
  html: string;
}

/** A self-contained page: no script, no font, no file but itself; light or dark as the reader's system. */
export function renderPage(title: string, lead: string, sections: readonly Section[]): string {
  const parts = sections.map(
    (section) => `<section><h2>${escapeHtml(section.title)}</h2>\n${section.html}\n</section>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p class="lead">${escapeHtml(lead)}</p>
${parts.join('\n')}
</main>
</body>
</html>
`;
}

/** A table; the first column is the rows' heading. Cells are text. */
export function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const header = head.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('');
  const body = rows.map(([first, ...rest]) => {
    const cells = rest.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('');
    return `<tr><th scope="row">${escapeHtml(first)}</th>${cells}</tr>`;
  });
  return `<div class="scroll"><table><thead><tr>${header}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>`;
}

/** The figures that matter, large: [figure, what it is, what else to know]. */
export function renderFigures(figures: readonly (readonly [string, string, string])[]): string {
  const items = figures.map(
    ([figure, name, note]) =>
      `<div><dt>${escapeHtml(name)}</dt><dd><strong>${escapeHtml(figure)}</strong><span>${escapeHtml(note)}</span></dd></div>`,
  );
  return `<dl class="figures">${items.join('')}</dl>`;
}

const STYLE = `
:root { --paper: #fbfaf8; --ink: #1d1f24; --quiet: #5d626d; --line: #dcdad5; --accent: #2b6cb0;
  --run-0: #2b6cb0; --run-1: #c2571a; --run-2: #3c7d3f; --run-3: #8a4fa3; --run-4: #b03052; --run-5: #5d626d; }
@media (prefers-color-scheme: dark) { :root { --paper: #14161a; --ink: #e9e7e2; --quiet: #a2a7b2; --line: #33373f;
  --accent: #7fb2ea; --run-0: #7fb2ea; --run-1: #f0a06a; --run-2: #86c98a; --run-3: #c9a0dd; --run-4: #ee88a4;
  --run-5: #a2a7b2; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 0 0 .75rem; }
section { margin-top: 2.5rem; }
.lead, .note { color: var(--quiet); }
.lead { margin: 0; }
.note { font-size: .875rem; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: 1.5rem; margin: 0; }
.figures dt, .figures span { color: var(--quiet); font-size: .875rem; }
.figures dd { margin: 0; font-variant-numeric: tabular-nums; }
.figures strong { display: block; font-size: 1.75rem; line-height: 1.25; font-weight: 600; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .9rem; }
th, td { text-align: right; padding: .35rem .9rem .35rem 0; border-bottom: 1px solid var(--line); white-space: nowrap; }
th:first-child, td:first-child { text-align: left; }
.pair th, .pair td { padding-right: .6rem; font-size: .85rem; }
thead th { color: var(--quiet); font-weight: 500; }
tbody th { font-weight: 500; }
svg { max-width: 100%; height: auto; display: block; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 2rem; }
.faces { display: grid; grid-template-columns: repeat(auto-fill, minmax(8rem, 1fr)); gap: 1rem; margin: 0; padding: 0; }
.faces figure { margin: 0; }
.faces img, .strips img { width: 100%; image-rendering: pixelated; border-radius: 6px; display: block;
  box-shadow: 0 0 0 1px var(--line); }
.strips { display: grid; gap: 4px; }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
.legend { list-style: none; padding: 0; margin: 0 0 1rem; }
.faces figcaption { font-size: .8rem; line-height: 1.35; margin-top: .35rem; overflow-wrap: anywhere; }
pre { overflow-x: auto; font-size: .8rem; line-height: 1.45; border: 1px solid var(--line); border-radius: 8px; padding: 1rem; }
`;
