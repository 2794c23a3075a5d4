/** What Hono hands to every route: the bindings of `wrangler.jsonc`, and what the middleware found out. */
export interface AppEnv {
  Bindings: Env;
  Variables: {
    /** Who publishes; set by `requirePublishToken`. */
    tokenId: string;
    /** For the inline style of the docs page; set by the security headers. */
    secureHeadersNonce?: string;
  };
}
