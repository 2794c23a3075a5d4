/** What a session is called; a title is optional. */
export function titleOf({ title }: { title: string }): string {
  return title || 'A shared session';
}
