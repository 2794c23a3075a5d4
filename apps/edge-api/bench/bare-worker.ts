/** What a Worker with Hono costs before it does anything: `npm run bench -- api` measures the API against it. */
import { Hono } from 'hono';

const app = new Hono();
app.get('/hello', (c) => c.json({ hello: 'world' }));
app.post('/hello', async (c) => c.json({ received: Object.keys(await c.req.json<object>()).length }));

export default app;
