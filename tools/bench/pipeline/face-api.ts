/** @vladmandic/face-api with its tiny detector; the address says at which input size: `?size=224`. */
import * as faceapi from '@vladmandic/face-api';
import type * as tfjs from '@tensorflow/tfjs-core';
import type { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { runContender } from './run-contender.ts';

const inputSize = Number(new URLSearchParams(location.search).get('size'));
const options = new faceapi.TinyFaceDetectorOptions({ inputSize });
const tf = faceapi.tf as unknown as typeof tfjs & { setWasmPaths: typeof setWasmPaths };

runContender({
  async prepare(backend) {
    tf.setWasmPaths('/wasm/');
    await tf.setBackend(backend);
    await tf.ready();
    await Promise.all([
      faceapi.nets.tinyFaceDetector.loadFromUri('/face-api'),
      faceapi.nets.faceExpressionNet.loadFromUri('/face-api'),
    ]);
  },
  async detect(frame) {
    return (await faceapi.detectAllFaces(frame, options)).length;
  },
  async read(frame) {
    return { faces: (await faceapi.detectAllFaces(frame, options).withFaceExpressions()).length };
  },
});
