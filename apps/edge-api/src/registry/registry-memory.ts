import { createMemory } from '../db/create-memory.ts';

/** How long an isolate may serve the registry as it was. Publishing at another place of the world is seen everywhere by then. */
const FRESH_MS = 10_000;

/**
 * The registry as this isolate knows it: every page load asks for it, and it changes when somebody publishes. It holds as much
 * as there are models; to be forgotten after a change by this isolate.
 */
export const registryMemory = createMemory(FRESH_MS);
