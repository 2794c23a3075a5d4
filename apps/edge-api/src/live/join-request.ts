/** How a viewer comes to a session. */
interface Join {
  id: string;
  /** It has every sample up to this seq already; -1 when it has none. */
  after: number;
  /** With the write token, which a private session needs. */
  authorization: string | undefined;
}

/** The request by which the Worker hands a viewer to the session's object: WebSockets go by `fetch` only. */
export function joinRequest({ id, after, authorization }: Join): Request {
  const headers = new Headers({ upgrade: 'websocket', ...(authorization && { authorization }) });
  return new Request(`https://live/${id}/${after}`, { headers });
}

/** The inverse of {@link joinRequest}. */
export function readJoinRequest(request: Request): Join {
  const [, id = '', after] = new URL(request.url).pathname.split('/');
  return { id, after: Number(after), authorization: request.headers.get('authorization') ?? undefined };
}
