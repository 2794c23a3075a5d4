import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import { ensembleOf, publishRandom } from '../testing/test-manifest.ts';
import type { ClassifierManifest } from './manifest.ts';
import { ModelError } from './model-error.ts';
import { parseManifest } from './parse-manifest.ts';
import { shardsOf } from './shards-of.ts';

let manifest: ClassifierManifest;

beforeAll(async () => {
  ({ manifest } = await publishRandom());
});

function refusal(json: unknown): ModelError {
  try {
    parseManifest(json);
  } catch (error) {
    if (error instanceof ModelError) return error;
    throw error;
  }
  throw new Error('The manifest was accepted.');
}

const ensemble = (...members: ClassifierManifest[]) =>
  ensembleOf(...members.map((member) => ({ manifest: member, weight: 1 })));

test('a manifest survives JSON', () => {
  expect(parseManifest(JSON.parse(JSON.stringify(manifest)))).toEqual(manifest);
});

test('one of a newer version asks for a newer HowIFeel, whatever else has changed in it', () => {
  const error = refusal({ schemaVersion: 2, somethingNew: true });
  expect(error.code).toBe('manifest-version');
  expect(error.message).toMatch(/needs a newer HowIFeel.*version 2.*up to 1/);
  expect(error.hint).toMatch(/update/);
  const member = { ...manifest, schemaVersion: 3 } as unknown as ClassifierManifest;
  expect(refusal(ensemble(manifest, member)).message).toMatch(/version 3/);
});

test('the first wrong field is named', () => {
  const { weights } = manifest;
  const shards = [{ ...weights.shards[0], sha256: 'xyz' }];
  expect(refusal({ ...manifest, weights: { ...weights, shards } }).message).toMatch(
    /weights\.shards\.0\.sha256: must be 64 lower-case hex digits/,
  );
  expect(refusal({ ...manifest, labels: [...manifest.labels].reverse() }).message).toMatch(/labels: must be angry,/);
  expect(refusal({ ...manifest, temperature: 0 }).code).toBe('manifest-invalid');
});

test.each([null, 'text', [], 7, { members: [null] }])('%j is no manifest', (json) => {
  expect(refusal(json).code).toBe('manifest-invalid');
});

test('an ensemble needs one crop rule, and counts a shared shard once', () => {
  const other = { ...manifest, input: { ...manifest.input, crop: { ...manifest.input.crop, margin: 0.3 } } };
  expect(refusal(ensemble(manifest, other)).message).toMatch(/members: must share one crop rule/);
  expect(shardsOf(parseManifest(ensemble(manifest, manifest)))).toEqual(shardsOf(manifest));
});
