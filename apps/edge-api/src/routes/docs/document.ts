import type { OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from '../../env.ts';

/** The OpenAPI 3.1 document of every route of `app`. */
export function describeApi(app: OpenAPIHono<AppEnv>) {
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'HowIFeel API',
      version: '1.0.0',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      description:
        'Publishes models for facial expression recognition, and keeps what people choose to share: probabilities summed up over ' +
        'five seconds, never pictures. Every refusal has one shape: what happened, why, and how to go on.',
    },
    tags: [
      { name: 'Models', description: 'The registry. One model is the default.' },
      { name: 'Blobs', description: 'The weights of models, named by the SHA-256 of their bytes.' },
      { name: 'Sessions', description: 'Shared results. Whoever begins a session gets its write token, once.' },
      { name: 'Statistics', description: 'Totals over public sessions.' },
      { name: 'Service', description: 'For those who run it.' },
    ],
  });
}

export type ApiDocument = ReturnType<typeof describeApi>;
