import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { nameGpu } from './name-gpu.ts';

test('the model is what the driver says, each once', () => {
  const cards = mkdtempSync(path.join(tmpdir(), 'cards-'));
  onTestFinished(() => rmSync(cards, { recursive: true }));
  for (const card of ['0000:01:00.0', '0000:02:00.0']) {
    mkdirSync(path.join(cards, card));
    writeFileSync(path.join(cards, card, 'information'), 'Model: \t\t NVIDIA H100 80GB HBM3\nIRQ:   \t\t 16\n');
  }
  expect(nameGpu({ isUsingGpuDevice: true }, cards)).toBe('GPU: NVIDIA H100 80GB HBM3');
  expect(nameGpu({ isUsingGpuDevice: true }, path.join(cards, 'none'))).toBe('GPU');
});
