import {
  createNetwork,
  fetchShardFromMemory,
  loadClassifier,
  type NamedTensor,
  type Network,
  planNetwork,
} from '@howifeel/fer-models';
import { add, dispose, mul, tidy } from '@tensorflow/tfjs-core';
import { isDeepStrictEqual } from 'node:util';
import { TrainerError } from '../trainer-error.ts';
import type { Member } from './open-members.ts';

/**
 * One network whose weights are the mean of the members' ("model soup", Wortsman et al. 2022, arXiv 2203.05482). It is
 * worth something where all members began from the same trained weights; of networks that began apart the mean is noise.
 *
 * @param shares of each member in the mean; they are made to add up to one
 * @returns the caller's to dispose
 * @throws TrainerError when the members are not of one architecture and input, or the shares not one a member
 */
export async function averageNetworks(members: readonly Member[], shares: readonly number[]): Promise<Network> {
  requireAlike(members, shares);
  const whole = shares.reduce((sum, share) => sum + share, 0);
  let sums: NamedTensor[] = [];
  for (const [i, { manifest, shards }] of members.entries()) {
    const { network } = await loadClassifier(manifest, { fetchShard: fetchShardFromMemory(shards) });
    const part = shares[i] / whole;
    const next = network.weights.map(({ name, tensor }, index) => ({
      name,
      tensor: tidy(() => {
        const scaled = mul(tensor, part);
        return i === 0 ? scaled : add(sums[index].tensor, scaled);
      }),
    }));
    dispose(sums.map(({ tensor }) => tensor));
    network.dispose();
    sums = next;
  }
  const { name, options } = members[0].manifest.architecture;
  return createNetwork(planNetwork(name, options), sums);
}

function requireAlike(members: readonly Member[], shares: readonly number[]): void {
  if (members.length < 2 || shares.length !== members.length) {
    throw new TrainerError(
      `There are ${members.length} members and ${shares.length} shares.`,
      'Name two members or more, and one share for each: --shares 3,1.',
    );
  }
  const [first, ...others] = members.map(({ manifest: { id, architecture, input } }) => ({
    id,
    kind: { name: architecture.name, options: { ...architecture.options, dropout: 0 }, input },
  }));
  const other = others.find(({ kind }) => !isDeepStrictEqual(kind, first.kind));
  if (!other) return;
  throw new TrainerError(
    `${first.id} and ${other.id} differ in their network or its input: ${JSON.stringify(first.kind)} and ${JSON.stringify(other.kind)}.`,
    'Average networks of one kind; others can vote: `trainer ensemble`.',
  );
}
