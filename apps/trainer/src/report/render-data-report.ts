import { createAugmentation, createRandom, EMOTIONS, type FerDataset, type LabelledImages } from '@howifeel/fer-data';
import type { DatasetInspection, ImagePlace } from '@howifeel/fer-data/node';
import * as tf from '@tensorflow/tfjs-core';
import type { Experiment } from '../experiment/experiment-schema.ts';
import { escapeHtml } from './escape-html.ts';
import { imageUrl } from './image-url.ts';
import { classPlot } from './plots/class-plot.ts';
import { renderPage, renderTable } from './render-page.ts';

const EXAMPLES = 8;

/** A page about a data set: counts, copies, contradictions, flat images, examples as they are and as trained on. */
export async function renderDataReport(
  dataset: FerDataset,
  inspection: DatasetInspection,
  experiment: Experiment,
): Promise<string> {
  const { splits, duplicates, contradictions } = inspection;
  const total = splits.reduce((sum, { count }) => sum + count, 0);
  const flat = splits.flatMap((split) => split.flat);
  const training = dataset.splits.Training ?? Object.values(dataset.splits)[0]!;
  const strips: string[] = [];
  for (const { index, symbol, title } of EMOTIONS) {
    strips.push(await examples(training, index, `${symbol} ${title}`, experiment));
  }
  return renderPage('The data', `${total} images in ${splits.map(({ split }) => split).join(', ')}.`, [
    { title: 'Classes', html: `<div class="pair"><div>${classTable(inspection)}</div>${classPlot(splits)}</div>` },
    {
      title: 'Copies',
      html: `${copyTable(inspection)}<p class="note">${duplicates.length} groups of byte-identical images.</p>`,
    },
    {
      title: `Contradicting labels: ${contradictions.length} groups`,
      html: gallery(
        contradictions.slice(0, 60).map((group) => [group[0], labelsOf(group)] as const),
        dataset,
      ),
    },
    {
      title: `Flat images: ${flat.length}`,
      html: gallery(
        flat.map((place) => [place, labelsOf([place])] as const),
        dataset,
      ),
    },
    {
      title: `Examples, and what '${experiment.name}' makes of them`,
      html: strips.join('\n'),
    },
  ]);
}

/** Rows of the class table: [class, count of the first split, …]. */
export function classRows({ splits }: DatasetInspection): [string, ...number[]][] {
  return EMOTIONS.map(({ index, name }) => [name, ...splits.map(({ classes }) => classes[index])]);
}

function classTable(inspection: DatasetInspection): string {
  const { splits } = inspection;
  const rows = [...classRows(inspection), ['all', ...splits.map(({ count }) => count)]];
  return renderTable(
    ['class', ...splits.map(({ split }) => split)],
    rows.map((row) => row.map(String)),
  );
}

function copyTable({ splits }: DatasetInspection): string {
  const rows = splits.map((split) => [split.split, String(split.copiesWithin), String(split.alsoInTraining)]);
  return renderTable(['split', 'copies of an earlier image in it', 'images that are also in Training'], rows);
}

function labelsOf(group: readonly ImagePlace[]): string {
  const counts = new Map<string, number>();
  for (const { split, label } of group) {
    const text = `${EMOTIONS[label].name} (${split})`;
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts].map(([text, count]) => (count > 1 ? `${count} × ${text}` : text)).join(', ');
}

function gallery(entries: readonly (readonly [ImagePlace, string])[], { splits }: FerDataset): string {
  if (entries.length === 0) return '<p>None.</p>';
  const figures = entries.map(([{ split, index, name }, caption]) => {
    const data = splits[split]!;
    const each = data.size * data.size;
    const url = imageUrl(data.images.subarray(index * each, (index + 1) * each), data.size);
    return `<figure><img src="${url}" alt="" title="${escapeHtml(name)}"><figcaption>${escapeHtml(caption)}</figcaption></figure>`;
  });
  return `<div class="faces">${figures.join('\n')}</div>`;
}

/** Two strips of one class: some images, and the same augmented. */
async function examples(data: LabelledImages, label: number, title: string, { augment }: Experiment): Promise<string> {
  const chosen = [...data.labels.keys()].filter((i) => data.labels[i] === label).slice(0, EXAMPLES);
  if (chosen.length === 0) return '';
  const each = data.size * data.size;
  const bytes = Uint8Array.from(chosen.flatMap((i) => [...data.images.subarray(i * each, (i + 1) * each)]));
  const changed = tf.tidy(() => {
    const shape: [number, number, number, number] = [chosen.length, data.size, data.size, 1];
    const batch = tf.tensor4d(
      Float32Array.from(bytes, (pixel) => pixel / 255),
      shape,
    );
    return tf.mul<tf.Tensor3D>(tf.mean(createAugmentation(augment)(batch, createRandom(label)), 3), 255);
  });
  const augmented = Uint8Array.from(Uint8ClampedArray.from(await changed.data()));
  const side = changed.shape[1];
  changed.dispose();
  const strips = [
    strip(bytes, data.size, chosen.length, `${title}, as they are`),
    strip(augmented, side, chosen.length, `${title}, augmented`),
  ];
  return `<h3>${escapeHtml(title)}</h3>\n<div class="strips">${strips.join('\n')}</div>`;
}

/** Images side by side as one picture. */
function strip(pixels: Uint8Array, size: number, count: number, label: string): string {
  const width = size * count;
  const row = new Uint8Array(width * size);
  for (let i = 0; i < count; i++) {
    for (let y = 0; y < size; y++) {
      const source = (i * size + y) * size;
      row.set(pixels.subarray(source, source + size), y * width + i * size);
    }
  }
  return `<img src="${imageUrl(row, width, size)}" alt="${escapeHtml(label)}">`;
}
