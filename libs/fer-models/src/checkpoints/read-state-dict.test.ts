import { zipSync } from 'fflate';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ModelError } from '../manifest/model-error.ts';
import { readStateDict } from './read-state-dict.ts';

/** Written by PyTorch 2.13, from the same tensors with and without `_use_new_zipfile_serialization`. */
const fixture = (name: string) => readFile(path.join(import.meta.dirname, 'pytorch/fixtures', name));

const bytesOf = (...parts: string[]) => Uint8Array.from(parts.join(''), (letter) => letter.charCodeAt(0));

function errorOf(bytes: Uint8Array): ModelError {
  try {
    readStateDict(bytes);
  } catch (error) {
    if (error instanceof ModelError) return error;
    throw error;
  }
  throw new Error('It was read.');
}

test.each(['tensors.pt', 'tensors-legacy.pt'])('%s: every type, views with strides and offsets', async (name) => {
  const state = readStateDict(await fixture(name));
  const tensors = Object.fromEntries([...state].map(([key, { shape, read }]) => [key, [shape, [...read()]]]));
  expect(tensors).toEqual({
    'a.weight': [
      [2, 3],
      [0, 0.25, 0.5, 0.75, 1, 1.25],
    ],
    'a.transposed': [
      [3, 2],
      [0, 0.75, 0.25, 1, 0.5, 1.25],
    ],
    'a.row': [[3], [0.75, 1, 1.25]],
    half: [[3], [1.5, -2.25, 65504]],
    bfloat: [[3], [1, -3.5, 0.0078125]],
    double: [[1, 1], [Math.fround(0.1)]],
    'bn.num_batches_tracked': [[], [70000]],
    parameter: [[1], [7]],
  });
});

test('a state dict inside a training checkpoint is found, and the prefix of DataParallel taken off', async () => {
  const state = readStateDict(await fixture('wrapped.pt'));
  expect([...state.keys()]).toEqual(['w']);
  expect([...state.get('w')!.read()]).toEqual([1, 2]);
});

describe('a pickle that would run a command', () => {
  const victim = path.join(tmpdir(), `fer-models-${process.pid}`);
  const command = `touch ${victim}`;
  const argument = `X${String.fromCharCode(command.length, 0, 0, 0)}${command}`;
  const pickles = {
    'os.system, by GLOBAL and REDUCE': `\x80\x02cposix\nsystem\n${argument}\x85R.`,
    'os.system, by STACK_GLOBAL': `\x80\x04\x8c\x05posix\x8c\x06system\x93${argument}\x85R.`,
    'builtins.eval': `\x80\x02c__builtin__\neval\n${argument}\x85R.`,
    'a name of JavaScript': `\x80\x02cconstructor\nconstructor\n${argument}\x85R.`,
    'torch.load of another file': `\x80\x02ctorch\nload\n${argument}\x85R.`,
    'an instance, by INST': `\x80\x02(${argument}iposix\nsystem\n.`,
    'an instance, by NEWOBJ': `\x80\x02N)\x81.`,
  };
  test.each(Object.entries(pickles))('is refused: %s', (_, pickle) => {
    for (const file of [bytesOf(pickle), zipSync({ 'archive/data.pkl': bytesOf(pickle) }, { level: 0 })]) {
      const error = errorOf(file);
      expect(error.code).toBe('checkpoint-invalid');
      expect(error.message).toMatch(
        /could run any command\. It was refused; nothing was run|which no file of tensors needs/,
      );
      expect(error.hint).toContain('state_dict()');
    }
    expect(existsSync(victim)).toBe(false);
  });

  test('names what it wanted to call', () => {
    expect(errorOf(bytesOf(pickles['os.system, by GLOBAL and REDUCE'])).message).toContain("'posix.system'");
  });
});

describe('no tensors come from', () => {
  test.each(['tensors.pt', 'tensors-legacy.pt'])('any cut of %s', async (name) => {
    const whole = await fixture(name);
    for (let length = 0; length < whole.length; length += 61) {
      expect(() => [...readStateDict(whole.subarray(0, length)).values()].map(({ read }) => read())).toThrow(
        ModelError,
      );
    }
  });

  test('a compressed zip, another zip, a text', () => {
    const pickle = bytesOf('\x80\x02}.'.padEnd(400));
    expect(errorOf(zipSync({ 'archive/data.pkl': pickle }, { level: 9 })).message).toContain('is compressed');
    expect(errorOf(zipSync({ 'a.txt': pickle }, { level: 0 })).message).toContain('no data.pkl');
    expect(errorOf(zipSync({ 'archive/data.pkl': pickle }, { level: 0 })).message).toContain('no tensors');
    expect(errorOf(bytesOf('version https://git-lfs')).message).toContain('neither');
  });

  test('a view that does not lie in its storage', async () => {
    // The shape (2, 3) of a.weight is two BININT1 and a TUPLE2: make it (2, 9).
    const bytes = await fixture('tensors-legacy.pt');
    const at = bytes.indexOf(bytesOf('K\x02K\x03\x86'));
    bytes[at + 3] = 9;
    expect(errorOf(bytes).message).toContain('[2,9] with strides [3,1] at 0 does not lie in its storage of 6');
  });
});

describe('safetensors', () => {
  function safetensors(header: object | string, data: Uint8Array = new Uint8Array()): Uint8Array {
    const json = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
    const length = new Uint8Array(new BigUint64Array([BigInt(json.length)]).buffer);
    return new Uint8Array([...length, ...json, ...data]);
  }
  const floats = new Uint8Array(Float32Array.of(1, 2, 3).buffer);

  test('are read, metadata aside', () => {
    const w = { dtype: 'F32', shape: [2, 1], data_offsets: [4, 12] };
    const state = readStateDict(safetensors({ __metadata__: { a: 'b' }, w }, floats));
    expect([...state].map(([key, { shape, read }]) => [key, shape, [...read()]])).toEqual([['w', [2, 1], [2, 3]]]);
  });

  test.each([
    ['0x80, as a pickle begins', 0x180],
    ['"PK", as a zip begins', 0x4b50],
  ])('are read when the length of their header begins with %s', (_, length) => {
    const header = JSON.stringify({ w: { dtype: 'F32', shape: [3], data_offsets: [0, 12] } });
    const state = readStateDict(safetensors(header.padEnd(length), floats));
    expect([...state.get('w')!.read()]).toEqual([1, 2, 3]);
  });

  test.each([
    [
      'bytes outside the file',
      { w: { dtype: 'F32', shape: [4], data_offsets: [0, 16] } },
      /bytes 63 to 79 of 75: the file is damaged/,
    ],
    ['a shape of another size', { w: { dtype: 'F32', shape: [2], data_offsets: [0, 12] } }, /needs 8 bytes/],
    ['a type of the future', { w: { dtype: 'F4', shape: [2], data_offsets: [0, 1] } }, /stored as F4/],
    ['a header that is no JSON', '{"w":', /not JSON/],
  ])('with %s are refused', (_, header, message) => {
    expect(errorOf(safetensors(header, floats)).message).toMatch(message);
  });
});
