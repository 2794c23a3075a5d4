import type { MediaFace } from '@howifeel/fer-data/readings';
import { EMOTION_STROKES } from '../../ui/emotion-strokes.ts';
import { formatPercent } from '../../ui/format.ts';
import { UNSURE_COLOUR } from '../../ui/unsure-colour.ts';
import { wholeFace } from '../../reading/whole-face.ts';
import type { Size } from '../../reading/cover-transform.ts';

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Height of a label, as a share of the picture's shorter side; never below what can be read. */
const LABEL_SHARE = 0.05;
const LEAST_LABEL = 18;

/** Draws what the stage shows into a picture: a rounded outline around each face and a label beside it. Lengths in pixels. */
export function drawFaces(context: Context, faces: readonly MediaFace[], size: Size): void {
  const label = Math.max(LEAST_LABEL, Math.min(size.width, size.height) * LABEL_SHARE);
  for (const face of faces) drawFace(context, face, size, label);
}

function drawFace(context: Context, face: MediaFace, size: Size, label: number): void {
  const { leading, probabilities } = face;
  const box = wholeFace(face.box);
  context.lineWidth = label / 9;
  context.strokeStyle = leading?.colour ?? UNSURE_COLOUR;
  context.beginPath();
  context.roundRect(box.x, box.y, box.width, box.height, Math.min(box.width, box.height) * 0.25);
  context.stroke();

  const words = leading ? `${leading.title} ${formatPercent(probabilities[leading.index]!)}` : 'Unsure';
  context.font = `600 ${label * 0.48}px 'Inter Variable', sans-serif`;
  const glyph = leading ? label * 0.6 : 0;
  const gap = leading ? label * 0.2 : 0;
  const width = label * 0.8 + glyph + gap + context.measureText(words).width;
  const left = clamp(box.x + box.width / 2 - width / 2, 0, size.width - width);
  const above = box.y - label * 1.3;
  const top = above >= 0 ? above : Math.min(box.y + box.height + label * 0.3, size.height - label);
  context.fillStyle = 'rgb(16 18 21 / 82%)';
  context.beginPath();
  context.roundRect(left, top, width, label, label / 2);
  context.fill();
  if (leading) drawGlyph(context, leading, { x: left + label * 0.35, y: top + label * 0.2, size: glyph });
  context.fillStyle = '#fff';
  context.textBaseline = 'middle';
  context.fillText(words, left + label * 0.4 + glyph + gap, top + label * 0.53);
}

function drawGlyph(
  context: Context,
  { name, colour }: NonNullable<MediaFace['leading']>,
  { x, y, size }: { x: number; y: number; size: number },
): void {
  context.save();
  context.translate(x, y);
  context.scale(size / 24, size / 24);
  context.strokeStyle = colour;
  context.lineWidth = 2;
  context.lineCap = 'round';
  context.beginPath();
  context.arc(12, 12, 10, 0, 2 * Math.PI);
  context.stroke();
  for (const stroke of EMOTION_STROKES[name]) context.stroke(new Path2D(stroke));
  context.restore();
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
