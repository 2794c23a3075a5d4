import { sampleGrid, type Picture, type Sampling, type Square } from '@howifeel/face-detect';
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import * as tf from '@tensorflow/tfjs-core';
import { MAX_SQUARES, sampleProgram } from './sample-program.ts';

/** `TextureUsage.PIXELS` of tfjs: a texture of bytes, as the browser uploads images. */
const PIXELS = 2;

/**
 * A frame on the WebGL backend, uploaded once as it is: squares are sampled from it directly, where
 * `tf.browser.fromPixels` would first turn all its pixels into floats.
 */
export function texturePicture(frame: ImageBitmap): Picture & { dispose: () => void } {
  const backend = tf.backend() as MathBackendWebGL;
  const { width, height } = frame;
  const texture = backend.makeTensorInfo([height, width], 'int32');
  backend.texData.get(texture.dataId).usage = PIXELS;
  backend.gpgpu.uploadPixelDataToTexture(backend.getTexture(texture.dataId), frame);
  return {
    width,
    height,
    sample: (squares, sampling) => {
      const { size } = sampling;
      if (squares.length === 0) return tf.zeros([0, size, size, 3]);
      const draw = (some: readonly Square[]) => {
        const program = sampleProgram([some.length, size, size, 3]);
        const output = backend.runWebGLProgram(program, [texture], 'float32', uniforms(frame, some, sampling));
        return tf.engine().makeTensorFromTensorInfo(output) as tf.Tensor4D;
      };
      if (squares.length <= MAX_SQUARES) return draw(squares);
      const parts = Array.from({ length: Math.ceil(squares.length / MAX_SQUARES) }, (_, part) =>
        squares.slice(part * MAX_SQUARES, (part + 1) * MAX_SQUARES),
      );
      return tf.tidy(() => tf.concat(parts.map(draw)));
    },
    toTensor: () => tf.browser.fromPixels(frame),
    dispose: () => backend.disposeIntermediateTensorInfo(texture),
  };
}

/** Of {@link sampleProgram}, in its order. */
function uniforms(frame: ImageBitmap, squares: readonly Square[], sampling: Sampling): number[][] {
  const { size, samples, fill, range: [low, high] = [0, 255] } = sampling;
  const packed = squares.flatMap((square) => {
    const { x, y, right, down } = sampleGrid(square, sampling);
    return [x, y, right, down];
  });
  return [[frame.width, frame.height], packed, [size], [samples], [fill / 255], [low, high]];
}
