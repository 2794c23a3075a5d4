import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runTrainer } from '../testing/run-trainer.ts';

const PRETRAINED = path.resolve(import.meta.dirname, '../../../../../shared/pretrained');
const present = existsSync(PRETRAINED);
if (!present) console.info('skipped: no checkpoints in ../shared/pretrained');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'import-'));
});
afterAll(() => rm(folder, { recursive: true }));

const importing = (file: string, ...flags: string[]) => runTrainer('import', file, '--engine', 'wasm', ...flags);

test('a checkpoint that would run a command is refused in words, and the command not run', async () => {
  const victim = path.join(folder, 'victim');
  const file = path.join(folder, 'evil.pth');
  const command = `touch ${victim}`;
  await writeFile(
    file,
    `\x80\x02cposix\nsystem\nX${String.fromCharCode(command.length)}\0\0\0${command}\x85R.`,
    'latin1',
  );
  const { code, stderr } = await importing(file, '--experiment', 'resnet18');
  expect(code).toBe(1);
  expect(stderr).toContain("✗ The checkpoint names Python's 'posix.system'");
  expect(stderr).not.toMatch(/\n\s+at /);
  expect(existsSync(victim)).toBe(false);
});

test('a path without a file is answered in words', async () => {
  const { code, stderr } = await importing(path.join(folder, 'nowhere.pth'), '--experiment', 'vit');
  expect(code).toBe(1);
  expect(stderr).toMatch(/✗ The checkpoint .*nowhere\.pth cannot be read \(ENOENT\)/);
});

test.skipIf(!present)(
  "timm's ViT-Tiny fits the experiment vit, positions interpolated and colours summed",
  async () => {
    const { stdout, code } = await importing(
      path.join(PRETRAINED, 'vit_tiny_patch16_224.safetensors'),
      '--experiment',
      'vit',
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/^150 tensors used/);
    expect(stdout).toContain('pos_embed: positions interpolated, 14×14 to 6×6');
    expect(stdout).toContain('patch_embed.proj.weight: red, green and blue summed for gray input');
    expect(stdout).toContain('head.weight: [200,192] there, [7,192] here');
  },
);

test.skipIf(!present)('a ViT offered to a ResNet lists the first keys that differ', async () => {
  const file = path.join(PRETRAINED, 'vit_tiny_patch16_224.safetensors');
  const { stderr, code } = await importing(file, '--experiment', 'resnet18');
  expect(code).toBe(1);
  expect(stderr).toMatch(/0 of 102 tensors fit; missing: conv1\.weight, .*; not in the network: /);
});
