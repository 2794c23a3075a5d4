import { Failure } from '../http/failure.ts';

/** The token of an `Authorization: Bearer …` header, or undefined when there is none. */
export function readBearer(authorization: string | undefined): string | undefined {
  return /^Bearer +([\w.~+/-]{1,512}=*)$/i.exec(authorization ?? '')?.[1];
}

/** @throws Failure `unauthorized` when the request carries no token. */
export function requireBearer(authorization: string | undefined): string {
  const token = readBearer(authorization);
  if (token) return token;
  throw new Failure('unauthorized', 'This needs a token.', 'Send it as "Authorization: Bearer <token>".', {
    'www-authenticate': 'Bearer',
  });
}
