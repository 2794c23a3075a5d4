import { EMOTION_NAMES, type EmotionName } from '@howifeel/fer-data/emotions';
import type { FrameSource } from './frame-source.ts';
import { loadImage, MEAN_FACE_URLS } from './mean-faces.ts';
import { morphAt } from './morph.ts';

/** A frame as a camera would give it, with a face of the width that people have before one. */
const WIDTH = 640;
const HEIGHT = 480;
const FACE = 280;

/** Dark as most borders of the training pictures: a light halo would make a face look sad to the networks. */
const GROUND = '#262829';

/** The face fades into the ground over this part of its side. */
const FADE = 0.06;

/** The demo: the seven mean faces, morphing, in a canvas that goes through the pipeline as a camera's frames do. */
export async function openDemo(): Promise<FrameSource> {
  const faces = new Map(
    await Promise.all(
      EMOTION_NAMES.map(async (name) => [name, feather(await loadImage(MEAN_FACE_URLS[name]))] as const),
    ),
  );
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true })!;
  const begin = performance.now();

  let drawn = '';
  const draw = () => {
    const { from, to, mix } = morphAt(performance.now() - begin);
    const state = `${from} ${mix}`;
    if (state === drawn) return;
    drawn = state;
    context.globalAlpha = 1;
    context.fillStyle = GROUND;
    context.fillRect(0, 0, WIDTH, HEIGHT);
    drawFace(from, 1);
    if (mix > 0) drawFace(to, mix);
  };
  const drawFace = (name: EmotionName, alpha: number) => {
    context.globalAlpha = alpha;
    context.drawImage(faces.get(name)!, (WIDTH - FACE) / 2, (HEIGHT - FACE) / 2, FACE, FACE);
  };
  draw();

  return {
    kind: 'demo',
    mirrored: false,
    element: canvas,
    grab: (maxWidth) =>
      createImageBitmap(canvas, maxWidth < WIDTH ? { resizeWidth: maxWidth, resizeQuality: 'low' } : {}),
    onNextFrame: (callback) => {
      const handle = requestAnimationFrame(() => {
        draw();
        callback();
      });
      return () => cancelAnimationFrame(handle);
    },
    stop: () => undefined,
  };
}

/** The face at its size in the frame, fading out at its border so that it does not stand there like a stamp. */
function feather(image: HTMLImageElement): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = FACE;
  // In memory: what lies on the graphics processor is gone when its context is lost.
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, FACE, FACE);
  context.globalCompositeOperation = 'destination-in';
  for (const [x, y] of [
    [FACE, 0],
    [0, FACE],
  ] as const) {
    const edge = context.createLinearGradient(0, 0, x, y);
    edge.addColorStop(0, 'transparent');
    edge.addColorStop(FADE, '#000');
    edge.addColorStop(1 - FADE, '#000');
    edge.addColorStop(1, 'transparent');
    context.fillStyle = edge;
    context.fillRect(0, 0, FACE, FACE);
  }
  return canvas;
}
