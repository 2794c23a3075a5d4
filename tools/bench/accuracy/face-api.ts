/** @vladmandic/face-api's expression network, on canvases as its documentation has it. */
import * as faceapi from '@vladmandic/face-api';
import type * as tfjs from '@tensorflow/tfjs-core';
import type { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { SIDE } from './peer.ts';

const tf = faceapi.tf as unknown as typeof tfjs & { setWasmPaths: typeof setWasmPaths };

globalThis.peer = {
  async load() {
    tf.setWasmPaths('/wasm/');
    await tf.setBackend('wasm');
    await tf.ready();
    await faceapi.nets.faceExpressionNet.loadFromUri('/face-api');
  },
  async predict(crops, count) {
    const canvases = Array.from({ length: count }, (_, index) => draw(crops, index));
    const all = (await faceapi.nets.faceExpressionNet.predictExpressions(canvases)) as faceapi.FaceExpressions[];
    return all.map(({ angry, disgusted, fearful, happy, neutral, sad, surprised }) => ({
      ...{ angry, disgust: disgusted, fear: fearful, happy, neutral, sad, surprise: surprised },
    }));
  },
};

function draw(crops: readonly number[], index: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIDE;
  const context = canvas.getContext('2d')!;
  const image = context.createImageData(SIDE, SIDE);
  for (let i = 0; i < SIDE * SIDE; i++) {
    const gray = crops[index * SIDE * SIDE + i]!;
    image.data.set([gray, gray, gray, 255], 4 * i);
  }
  context.putImageData(image, 0, 0);
  return canvas;
}
