/** A file, as its last part has an ending; pages have none. */
const FILE = /\.[^/]+$/;

/**
 * Answers what is neither the API's nor a file of the web client: an address of a page gets the client, which knows its pages
 * by itself. A file that is not there is not: with the page under its name, a browser would keep that for a program.
 */
export async function servePage(request: Request, { ASSETS }: Pick<Env, 'ASSETS'>): Promise<Response> {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (isRead && !FILE.test(new URL(request.url).pathname)) {
    return ASSETS.fetch(new Request(new URL('/', request.url), request));
  }
  return new Response('There is nothing here.\n', {
    status: 404,
    headers: { 'content-type': 'text/plain', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
  });
}
