import { z } from 'zod';
import { checkpointInvalid } from './checkpoint-invalid.ts';
import { SAFETENSORS_TYPES } from './element-types.ts';
import type { StateDict, StateTensor } from './state-dict.ts';

const headerSchema = z.record(
  z.string(),
  z.object({
    dtype: z.string(),
    shape: z.array(z.int().nonnegative()),
    data_offsets: z.tuple([z.int().nonnegative(), z.int().nonnegative()]),
  }),
);

/**
 * Reads a safetensors file: 8 bytes of header length, a JSON header, the numbers
 * (https://huggingface.co/docs/safetensors, "Format").
 *
 * @throws {ModelError} `checkpoint-invalid` when the header cannot be read or contradicts the file
 */
export function readSafetensors(bytes: Uint8Array): StateDict {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerBytes = bytes.byteLength < 8 ? NaN : Number(view.getBigUint64(0, true));
  const start = 8 + headerBytes;
  if (!(start <= bytes.byteLength))
    throw checkpointInvalid('The safetensors header is not complete: the file was cut.');
  const tensors = new Map<string, StateTensor>();
  for (const [name, { dtype, shape, data_offsets: offsets }] of Object.entries(parseHeader(bytes.subarray(8, start)))) {
    const type = SAFETENSORS_TYPES[dtype];
    if (!type) {
      throw checkpointInvalid(
        `Tensor "${name}" is stored as ${dtype}; these are read: ${Object.keys(SAFETENSORS_TYPES).join(', ')}.`,
      );
    }
    const size = shape.reduce((a, b) => a * b, 1);
    const [from, to] = offsets.map((offset) => start + offset);
    if (to > bytes.byteLength || to - from !== size * type.bytes) {
      throw checkpointInvalid(
        `Tensor "${name}" [${shape}] in ${dtype} needs ${size * type.bytes} bytes, but the header gives it ` +
          `bytes ${from} to ${to} of ${bytes.byteLength}: the file is damaged.`,
      );
    }
    const read = () => Float32Array.from({ length: size }, (_, i) => type.read(view, from + i * type.bytes));
    tensors.set(name, { shape, read });
  }
  return tensors;
}

function parseHeader(bytes: Uint8Array): z.infer<typeof headerSchema> {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw checkpointInvalid(`The safetensors header is not JSON (${(cause as Error).message}).`);
  }
  if (typeof json === 'object' && json !== null && '__metadata__' in json) delete json.__metadata__;
  const parsed = headerSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw checkpointInvalid(`The safetensors header cannot be read. ${z.prettifyError(parsed.error)}`);
}
