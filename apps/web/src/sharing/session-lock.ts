const nameOf = (id: string) => `howifeel.session.${id}`;

/** Holds a session as long as this tab adds to it (Web Locks): a tab that is closed or crashes lets go by itself. */
export function holdSession(id: string): () => void {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  void navigator.locks?.request(nameOf(id), () => held).catch(() => undefined);
  return release;
}

/** Whether no tab adds to the session any more. Where the browser has no locks nobody knows, and it is left alone. */
export async function isAbandoned(id: string): Promise<boolean> {
  if (!navigator.locks) return false;
  return navigator.locks.request(nameOf(id), { ifAvailable: true }, (lock) => lock !== null);
}
