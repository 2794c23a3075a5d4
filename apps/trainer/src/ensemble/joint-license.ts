import type { Member } from './open-members.ts';

/** The licence of what is made of all members, as SPDX joins them: each once. */
export function jointLicense(members: readonly Pick<Member, 'manifest'>[]): string {
  return [...new Set(members.map(({ manifest }) => manifest.license))].join(' AND ');
}
