import type { MiddlewareHandler } from 'hono';
import { NONCE, secureHeaders } from 'hono/secure-headers';
import type { AppEnv } from '../env.ts';

const NOTHING = ["'none'"];
const policy = { defaultSrc: NOTHING, baseUri: NOTHING, formAction: NOTHING, frameAncestors: NOTHING };

const common = {
  contentSecurityPolicy: policy,
  crossOriginResourcePolicy: 'same-origin',
  referrerPolicy: 'no-referrer',
  permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  strictTransportSecurity: 'max-age=31536000',
  xFrameOptions: 'DENY',
  // Of plug-ins and browsers that are gone.
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
  xDnsPrefetchControl: false,
};

const plain: MiddlewareHandler<AppEnv> = secureHeaders(common);
const page: MiddlewareHandler<AppEnv> = secureHeaders({
  ...common,
  contentSecurityPolicy: { ...policy, styleSrc: [NONCE] },
});

/**
 * On every answer of the Worker. Nothing of the API is a page but /api/docs, which has one inline style and no script.
 * The pages of the web client get theirs from its `_headers` file.
 */
export const securityHeaders: MiddlewareHandler<AppEnv> = (c, next) =>
  (c.req.path === '/api/docs' ? page : plain)(c, next);
