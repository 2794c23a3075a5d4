import { OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from './env.ts';
import { Failure } from './http/failure.ts';
import { onError } from './http/on-error.ts';
import { securityHeaders } from './http/security-headers.ts';
import { validationHook } from './http/validation-hook.ts';
import { blobDownload } from './routes/blobs/read-blob.ts';
import { blobUpload } from './routes/blobs/store-blob.ts';
import { docsRoutes } from './routes/docs/docs.ts';
import { healthRoutes } from './routes/health/health.ts';
import { liveRoutes } from './routes/live/live.ts';
import { logRoutes } from './routes/log/log.ts';
import { modelRoutes } from './routes/models/models.ts';
import { sampleRoutes } from './routes/samples/samples.ts';
import { exportRoutes } from './routes/sessions/export.ts';
import { sessionRoutes } from './routes/sessions/sessions.ts';
import { statsRoutes } from './routes/stats/stats.ts';

/** The whole API as one Hono app. State lives in the bindings alone. */
export function createApp(): OpenAPIHono<AppEnv> {
  const app = new OpenAPIHono<AppEnv>({ defaultHook: validationHook });
  app.onError(onError);
  app.notFound((c) =>
    new Failure('not_found', `There is nothing at ${c.req.method} ${c.req.path}.`, 'See /api/docs.').toResponse(),
  );
  app.use(securityHeaders);

  app.route('/', blobDownload);
  for (const routes of [
    modelRoutes,
    blobUpload,
    sessionRoutes,
    sampleRoutes,
    exportRoutes,
    liveRoutes,
    statsRoutes,
    healthRoutes,
    logRoutes,
  ]) {
    app.route('/api', routes);
  }
  app.route('/api', docsRoutes(app));
  return app;
}
