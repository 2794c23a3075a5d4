import { expect, test } from 'vitest';
import { judge, type Sample } from './judge.ts';

/** A sample every five seconds for five minutes. */
const samplesOf = (at: (seconds: number) => Partial<Sample>): Sample[] =>
  Array.from({ length: 60 }, (_, index) => ({
    seconds: index * 5,
    tensors: 120,
    tensorBytes: 5e6,
    gpuBytes: 9e6,
    pageHeap: 8e6,
    workerHeap: 12e6,
    pageCode: 2e6,
    workerCode: 3e6,
    framesPerSecond: 5,
    ...at(index * 5),
  }));
const growing = (samples: readonly Sample[]) =>
  judge(samples)
    .filter(({ flat }) => flat === 'no')
    .map(({ what }) => what);

test('frames under way make figures jump, not grow', () => {
  const samples = samplesOf((seconds) => (seconds % 15 === 0 ? { tensors: 140, gpuBytes: 11e6, pageHeap: 9e6 } : {}));
  expect(growing(samples)).toEqual([]);
});

test('one tensor a minute is a leak', () => {
  expect(growing(samplesOf((seconds) => ({ tensors: 120 + Math.floor(seconds / 60) })))).toEqual(['tensors']);
});

test('a heap that grows by a tenth in ten minutes is not flat', () => {
  expect(growing(samplesOf((seconds) => ({ workerHeap: 12e6 + (1.2e6 * seconds) / 600 })))).toEqual(['workerHeap']);
});

test('where no graphics processor computes there is nothing to say of it', () => {
  const verdicts = judge(samplesOf(() => ({ gpuBytes: null })));
  const heaps = ['pageHeap', 'workerHeap', 'pageCode', 'workerCode'];
  expect(verdicts.map(({ what }) => what)).toEqual(['tensors', 'tensorBytes', ...heaps]);
});

test('code may grow at first, while V8 compiles what is hot, but not from then on', () => {
  expect(growing(samplesOf((seconds) => ({ pageCode: 2e6 + 5e3 * Math.min(seconds, 140) })))).toEqual([]);
  expect(growing(samplesOf((seconds) => ({ pageCode: 2e6 + 5e3 * seconds })))).toEqual(['pageCode']);
});
