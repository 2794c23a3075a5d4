/**
 * @vladmandic/human's emotion network. Human offers no way to give it a face that is cut out already, so the network is
 * loaded and fed as Human does it: gray, 64 × 64, −1..1.
 */
import { Human } from '@vladmandic/human';
import type * as tfjs from '@tensorflow/tfjs-core';
import type { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { SIDE } from './peer.ts';

interface GraphModel {
  predict(x: tfjs.Tensor): tfjs.Tensor;
}

/** In the order of the network's outputs. */
const LABELS = ['angry', 'disgust', 'fear', 'happy', 'sad', 'surprise', 'neutral'] as const;

const INPUT = 64;

const tf = new Human({ debug: false }).tf as unknown as typeof tfjs & {
  setWasmPaths: typeof setWasmPaths;
  loadGraphModel(url: string): Promise<GraphModel>;
};
let network: GraphModel;

globalThis.peer = {
  async load() {
    tf.setWasmPaths('/wasm/');
    await tf.setBackend('wasm');
    await tf.ready();
    network = await tf.loadGraphModel('/human/emotion.json');
  },
  async predict(crops, count) {
    const rows: number[][] = [];
    // One by one: the network's graph is made for a single face.
    for (let index = 0; index < count; index++) {
      const own = crops.slice(index * SIDE * SIDE, (index + 1) * SIDE * SIDE);
      const output = tf.tidy(() => {
        const face = tf.tensor4d([...own], [1, SIDE, SIDE, 1]);
        const sized = tf.image.resizeBilinear(face, [INPUT, INPUT], false);
        return network.predict(tf.sub(tf.div(sized, 127.5), 1));
      });
      rows.push([...(await output.data())]);
      output.dispose();
    }
    return rows.map((row) => Object.fromEntries(LABELS.map((label, i) => [label, row[i]!])) as never);
  },
};
