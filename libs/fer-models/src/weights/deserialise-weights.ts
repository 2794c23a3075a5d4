import { tensor } from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { ModelError } from '../manifest/model-error.ts';
import type { NamedTensor } from './named-tensor.ts';
import { serialisedWeightsSchema } from './serialise-weights.ts';

/**
 * The inverse of `serialiseWeights`, bit for bit. The returned tensors are the caller's to dispose.
 *
 * @throws {ModelError} `weights-invalid` when json is not what `serialiseWeights` wrote or does not fit the bytes.
 */
export function deserialiseWeights(json: unknown, bytes: Uint8Array): NamedTensor[] {
  const parsed = serialisedWeightsSchema.safeParse(json);
  if (!parsed.success) {
    throw invalid(`The description of the weights (weights.json) cannot be read. ${z.prettifyError(parsed.error)}`);
  }
  if (parsed.data.bytes !== bytes.byteLength) {
    throw invalid(
      `The weights are ${bytes.byteLength} bytes long, but weights.json promises ${parsed.data.bytes}: ` +
        'the file was cut, or belongs to another one.',
    );
  }
  const entries = parsed.data.tensors.map((entry) => ({ ...entry, size: entry.shape.reduce((a, b) => a * b, 1) }));
  const outside = entries.find(({ offset, size }) => offset + size * 4 > bytes.byteLength);
  if (outside) {
    throw invalid(
      `Weight "${outside.name}" of shape [${outside.shape}] at byte ${outside.offset} is not in the file, ` +
        `which ends at byte ${bytes.byteLength}.`,
    );
  }
  return entries.map(({ name, dtype, shape, offset, size }) => {
    // Not slice(): on a Node Buffer that is a view.
    const copy = new Uint8Array(bytes.subarray(offset, offset + size * 4)).buffer;
    return { name, tensor: tensor(dtype === 'int32' ? new Int32Array(copy) : new Float32Array(copy), shape, dtype) };
  });
}

function invalid(message: string): ModelError {
  return new ModelError('weights-invalid', message, 'Use an older checkpoint, or train this one again.');
}
