import { readReleased } from '@howifeel/fer-models/node';
import { shardsOf } from '@howifeel/fer-models';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ClassifierPublication } from '../publish/publish-network.ts';
import { publicationOfRun, type PublishRunOptions } from '../publish/publish-run.ts';
import { TrainerError } from '../trainer-error.ts';

/** A member of an ensemble, ready to be published within it. */
export type Member = ClassifierPublication;

/**
 * Opens the members: released models as they are, runs published in memory.
 *
 * @throws TrainerError when one is an ensemble itself, or they cut faces differently
 */
export async function openMembers(
  sources: readonly string[],
  options: Omit<PublishRunOptions, 'id' | 'name' | 'description' | 'out'>,
): Promise<Member[]> {
  const members: Member[] = [];
  for (const source of sources) {
    const isRun = existsSync(path.join(source, 'config.json'));
    members.push(isRun ? await publicationOfRun(source, options) : await readPublication(source));
  }
  const [first, ...rest] = members.map(({ manifest }) => manifest);
  const other = rest.find(({ input }) => JSON.stringify(input.crop) !== JSON.stringify(first.input.crop));
  if (other) {
    throw new TrainerError(
      `${first.id} and ${other.id} cut faces differently (input.crop), so they cannot look at one crop.`,
      'Vote with models of one crop rule.',
    );
  }
  return members;
}

async function readPublication(source: string): Promise<Member> {
  const { manifest, fetchShard } = await readReleased(source);
  if (manifest.kind !== 'classifier') {
    throw new TrainerError(`${manifest.id} is an ensemble itself.`, 'Name its members one by one.');
  }
  const shards = new Map<string, Uint8Array>();
  for (const shard of shardsOf(manifest)) shards.set(shard.sha256, new Uint8Array(await fetchShard(shard)));
  return { manifest, shards, card: '' };
}
