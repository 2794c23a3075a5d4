import { OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from '../../env.ts';
import { type ApiDocument, describeApi } from './document.ts';
import { renderPage } from './render-page.ts';

const CACHE = { 'cache-control': 'public, max-age=300' };

/** GET /openapi.json and /docs, for the routes of `app`. Worked out on the first request: a cold start does not pay for it. */
export function docsRoutes(app: OpenAPIHono<AppEnv>): OpenAPIHono<AppEnv> {
  let document: ApiDocument | undefined;
  const routes = new OpenAPIHono<AppEnv>();
  routes.openAPIRegistry.registerComponent('securitySchemes', 'publishToken', {
    type: 'http',
    scheme: 'bearer',
    description: 'Made by `npm run token`; has a scope (publish or admin) and expires.',
  });
  routes.openAPIRegistry.registerComponent('securitySchemes', 'writeToken', {
    type: 'http',
    scheme: 'bearer',
    description: 'Given once, when the session begins.',
  });
  routes.get('/openapi.json', (c) => c.json((document ??= describeApi(app)), 200, CACHE));
  routes.get('/docs', (c) =>
    c.html(renderPage((document ??= describeApi(app)), c.get('secureHeadersNonce') ?? ''), 200),
  );
  return routes;
}
