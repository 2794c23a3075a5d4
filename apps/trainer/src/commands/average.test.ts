import { FER2013_INPUT } from '@howifeel/fer-data';
import { createArchitecture, namedWeights } from '@howifeel/fer-models';
import { readReleased, writeReleased } from '@howifeel/fer-models/node';
import { Command } from 'commander';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startEngine } from '../engine/start-engine.ts';
import { publishNetwork } from '../publish/publish-network.ts';
import { writeTinyCsv } from '../testing/tiny-csv.ts';
import { register } from './average.ts';

test('an average names its members and bears their licences', async () => {
  await startEngine('wasm');
  const root = await mkdtemp(path.join(tmpdir(), 'average-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  onTestFinished(() => log.mockRestore());
  const csv = path.join(root, 'fer2013.csv');
  await writeTinyCsv(csv, 7, 14);
  const members = [await publish(root, 'one', 'MIT'), await publish(root, 'two', 'Apache-2.0')];
  const averageTo = async (out: string, ...flags: string[]) => {
    const program = new Command().exitOverride();
    register(program);
    const common = ['--id', 'mean', '--data', csv, '--out', out, '--engine', 'wasm'];
    await program.parseAsync(['average', ...members, ...common, ...flags], { from: 'user' });
    return (await readReleased(out)).manifest;
  };
  expect(await averageTo(path.join(root, 'mean'))).toMatchObject({
    license: 'MIT AND Apache-2.0',
    description: 'Average of the weights of one, two.',
  });
  expect(await averageTo(path.join(root, 'own'), '--license', 'MIT')).toMatchObject({ license: 'MIT' });
});

/** A network of random weights. @returns its folder */
async function publish(root: string, id: string, license: string): Promise<string> {
  const architecture = { name: 'student', options: { inputSize: 48, width: 4 } };
  const trained = createArchitecture('student', architecture.options);
  const facts = { id, name: id, description: 'For a test.', license, createdAt: new Date('2026-01-01'), training: {} };
  const weights = namedWeights(trained);
  const publication = await publishNetwork({ weights, architecture, input: FER2013_INPUT, dtype: 'float32', ...facts });
  trained.dispose();
  await writeReleased(path.join(root, id), publication);
  return path.join(root, id);
}
