import { createMemory } from '../../db/create-memory.ts';

/** For how long totals are as good as new, in milliseconds: they are worked out from every public sample. */
export const STATS_FRESH_MS = 60_000;

/** The totals of all public sessions, as this isolate worked them out a moment ago. */
export const statsMemory = createMemory(STATS_FRESH_MS);
