import type { ClassifierManifest } from '@howifeel/fer-models';
import { expect, test } from 'vitest';
import { jointLicense } from './joint-license.ts';

test('each licence of the members stands once', () => {
  const members = ['Apache-2.0', 'MIT', 'Apache-2.0'].map((license) => ({
    manifest: { license } as ClassifierManifest,
  }));
  expect(jointLicense(members)).toBe('Apache-2.0 AND MIT');
});
