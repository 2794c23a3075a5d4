import { ByteBuffer } from 'flatbuffers';
import { FlatbufferTable } from './flatbuffer-table.ts';
import { readOperator, readOperatorName } from './read-operator.ts';
import { readTensor } from './read-tensor.ts';
import type { TfliteModel } from './tflite-model.ts';

/**
 * Reads a .tflite file (a flatbuffer, schema version 3): its tensor table and its operators in execution order. Constants
 * stay views of `file`.
 *
 * @throws where the file is not TFLite, is damaged, has several subgraphs, or uses an operator we do not have.
 */
export function readTflite(file: Uint8Array): TfliteModel {
  const identifier = String.fromCharCode(...file.subarray(4, 8));
  if (identifier !== 'TFL3') {
    throw new Error(
      `Not a TFLite model: bytes 4–7 are ${JSON.stringify(identifier)} where "TFL3" is expected (${file.length} bytes in all). Check the file or the address it came from.`,
    );
  }
  const model = FlatbufferTable.root(new ByteBuffer(file));
  const subgraphs = model.tables(2);
  if (subgraphs.length !== 1)
    throw new Error(`The .tflite file has ${subgraphs.length} subgraphs; exactly 1 is supported.`);
  const subgraph = subgraphs[0]!;
  const buffers = model.tables(4).map((buffer) => buffer.bytes(0));
  const operatorNames = model.tables(1).map(readOperatorName);
  return {
    tensors: subgraph.tables(0).map((tensor) => readTensor(tensor, buffers)),
    operators: subgraph.tables(3).map((operator) => readOperator(operator, operatorNames)),
    inputs: subgraph.int32s(1),
    outputs: subgraph.int32s(2),
  };
}
