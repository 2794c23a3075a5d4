import type { Visibility } from '@howifeel/edge-api/contract';

/** Who can see a session, as its owner chooses it; in the order in which it is offered. */
export const VISIBILITY_WORDS = {
  link: 'Whoever has the link',
  private: 'Only this device',
  public: 'Everyone: it is listed under Results',
} satisfies Record<Visibility, string>;
