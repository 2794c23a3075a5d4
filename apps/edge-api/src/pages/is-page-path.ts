/** Whether a path is the web client's to answer; all others are the API's. */
export function isPagePath(pathname: string): boolean {
  return !/^\/(api|blobs)(\/|$)/.test(pathname);
}
