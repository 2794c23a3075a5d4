import { createApp } from './app.ts';
import { openShards } from './db/shards.ts';
import { expireSessions } from './sessions/expire-sessions.ts';

export { LiveSession } from './live/live-session.ts';

const app = createApp();

export default {
  fetch: app.fetch,
  /** Every hour: what has expired is deleted. */
  async scheduled(controller, env) {
    const expired = await expireSessions(openShards(env), controller.scheduledTime);
    console.log(`Deleted ${expired} expired session(s).`);
  },
} satisfies ExportedHandler<Env>;
