/** Where the product runs: on this machine, where changes are tried, and where people use it. */
export const ENVIRONMENTS = ['local', 'staging', 'production'] as const;

/** One of {@link ENVIRONMENTS} that is at Cloudflare. */
export type RemoteEnvironment = Exclude<(typeof ENVIRONMENTS)[number], 'local'>;
