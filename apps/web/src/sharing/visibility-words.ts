import type { Visibility } from '@howifeel/edge-api/contract';

/** Who can see a session, as its owner chooses it. */
export const VISIBILITY_WORDS = {
  link: 'Whoever has the link',
  private: 'Only this device',
  public: 'Everyone: it is listed under Results',
} satisfies Record<Visibility, string>;

/** What is offered, in that order. The demo's session is not for everyone: it would be counted among those of people. */
export function visibilitiesFor(demo: boolean): Visibility[] {
  return demo ? ['link', 'private'] : ['link', 'private', 'public'];
}
