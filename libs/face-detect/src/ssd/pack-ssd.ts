import { sha256 } from '../sha256/verify-sha256.ts';
import type { SsdManifest } from './ssd-manifest.ts';
import type { SsdTensor } from './ssd-tensor.ts';

/** What a manifest says beside its weights. */
export type SsdDescription = Pick<SsdManifest, 'name' | 'license' | 'sources' | 'overlap'>;

/** Writes tensors one after another into one file, each aligned to 4 bytes, and the manifest that describes it. */
export async function packSsd(
  tensors: readonly SsdTensor[],
  description: SsdDescription,
): Promise<{ manifest: SsdManifest; weights: Uint8Array<ArrayBuffer> }> {
  const aligned = (bytes: number) => Math.ceil(bytes / 4) * 4;
  const weights = new Uint8Array(tensors.reduce((sum, { values }) => sum + aligned(values.byteLength), 0));
  let offset = 0;
  const entries = tensors.map(({ name, shape, values, quantization }) => {
    const bytes = values.byteLength;
    weights.set(new Uint8Array(values.buffer, values.byteOffset, bytes), offset);
    const dtype = values instanceof Float32Array ? ('float32' as const) : ('uint8' as const);
    const entry = { name, shape: [...shape], dtype, offset, bytes, ...(quantization && { quantization }) };
    offset += aligned(bytes);
    return entry;
  });
  const manifest: SsdManifest = {
    schemaVersion: 1,
    kind: 'face-detector',
    architecture: 'res10_300x300_ssd',
    ...description,
    weights: { sha256: await sha256(weights), bytes: weights.byteLength, tensors: entries },
  };
  return { manifest, weights };
}

/** The tensors of a file that a manifest describes. */
export function unpackSsd({ weights }: SsdManifest, file: Uint8Array<ArrayBuffer>): SsdTensor[] {
  return weights.tensors.map(({ name, shape, dtype, offset, bytes, quantization }) => {
    if (offset + bytes > file.byteLength) {
      throw new Error(
        `The detector's weights end at ${file.byteLength} bytes, but ${name} reaches to ${offset + bytes}.`,
      );
    }
    const own = file.slice(offset, offset + bytes);
    const values = dtype === 'uint8' ? own : new Float32Array(own.buffer);
    return { name, shape, values, ...(quantization && { quantization }) };
  });
}
