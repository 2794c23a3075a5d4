import { createApp } from './app.ts';
import { openShards } from './db/shards.ts';
import { isPagePath } from './pages/is-page-path.ts';
import { servePage } from './pages/serve-page.ts';
import { expireSessions } from './sessions/expire-sessions.ts';

export { LiveSession } from './live/live-session.ts';

const app = createApp();

export default {
  fetch(request, env, context) {
    const isPage = isPagePath(new URL(request.url).pathname);
    return isPage ? servePage(request, env) : app.fetch(request, env, context);
  },
  /** Every hour: what has expired is deleted. */
  async scheduled(controller, env) {
    const expired = await expireSessions(openShards(env), controller.scheduledTime);
    console.log(`Deleted ${expired} expired session(s).`);
  },
} satisfies ExportedHandler<Env>;
