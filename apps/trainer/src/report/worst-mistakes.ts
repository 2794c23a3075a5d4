import { EMOTIONS, type LabelledImages } from '@howifeel/fer-data';
import { escapeHtml } from './escape-html.ts';
import { imageUrl } from './image-url.ts';

/**
 * The images that a network was most wrong about (least probability on the label), as pictures.
 *
 * @param probabilities count × 7
 */
export function worstMistakes(data: LabelledImages, probabilities: Float32Array, most = 24): string {
  const each = data.size * data.size;
  const mistakes = [...data.labels.entries()]
    .map(([i, label]) => {
      const row = probabilities.subarray(i * 7, (i + 1) * 7);
      return { i, label, onLabel: row[label], confidence: Math.max(...row), predicted: row.indexOf(Math.max(...row)) };
    })
    .filter(({ label, predicted }) => label !== predicted)
    .sort((a, b) => a.onLabel - b.onLabel)
    .slice(0, most);
  if (mistakes.length === 0) return '<p>None: every image was told right.</p>';
  const figures = mistakes.map(({ i, label, predicted, confidence }) => {
    const [truth, guess] = [EMOTIONS[label], EMOTIONS[predicted]];
    const url = imageUrl(data.images.subarray(i * each, (i + 1) * each), data.size);
    const text = `taken for ${guess.symbol} ${guess.name} (${(confidence * 100).toFixed(0)} %), labelled ${truth.symbol} ${truth.name}`;
    return `<figure><img src="${url}" alt="" title="${escapeHtml(data.names[i])}"><figcaption>${escapeHtml(text)}</figcaption></figure>`;
  });
  return `<div class="faces">${figures.join('\n')}</div>`;
}
