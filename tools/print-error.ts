/** Prints what went wrong, and how to mend it where the error says so. @param before what it stopped */
export function printError(error: unknown, before = ''): void {
  const { message, hint } = error as { message?: string; hint?: string };
  console.error([before, message ?? String(error), hint].filter(Boolean).join(' '));
  process.exitCode = 1;
}
