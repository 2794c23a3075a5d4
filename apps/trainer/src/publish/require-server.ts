import { TrainerError } from '../trainer-error.ts';

/**
 * A server and the token for it, from the flags of a command.
 *
 * @throws {TrainerError} when the address is none, or there is no token
 */
export function requireServer({ to, token }: { to: string; token?: string }): { to: string; token: string } {
  if (!URL.canParse(to)) throw new TrainerError(`--to ${to} is no address.`, 'Give it like https://example.org.');
  if (token) return { to, token };
  throw new TrainerError(
    `Publishing to ${to} needs a token.`,
    'Give --token, or set HOWIFEEL_PUBLISH_TOKEN. `npm run token -w apps/edge-api -- --env production` makes one for a deployed server, `-- --persist-to ../../.wrangler/state` one for what `npm start` runs.',
  );
}
