import type { MediaReading } from '@howifeel/fer-data/readings';
import { drawFaces } from './draw-faces.ts';

/** The picture with outlines and labels, as PNG, in its own size. */
export async function annotatePicture(file: File, { moments, width, height }: MediaReading): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d')!;
  const bitmap = await createImageBitmap(file);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  drawFaces(context, moments.at(0)?.faces ?? [], { width, height });
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large to be drawn.')))),
  );
}
