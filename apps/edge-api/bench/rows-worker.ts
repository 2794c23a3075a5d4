/** The API, which tells with each answer how many rows were written for it: `npm run bench -- api` adds them up. */
import { createApp } from '../src/app.ts';
import { countRowsWritten } from '../test/count-rows-written.ts';

export { LiveSession } from '../src/live/live-session.ts';

const app = createApp();

export default {
  async fetch(request, env, context) {
    let written = 0;
    const DB = countRowsWritten(env.DB, (rows) => (written += rows));
    const answer = await app.fetch(request, { ...env, DB }, context);
    const headers = new Headers(answer.headers);
    headers.set('x-rows-written', String(written));
    return new Response(answer.body, { status: answer.status, headers });
  },
} satisfies ExportedHandler<Env>;
