/** Prints an error for people: what and why, then how to fix it. A stack trace only for what is a bug of ours. */
export function printError(error: unknown): void {
  if (error instanceof Error && 'hint' in error) {
    console.error(`\n✗ ${error.message}\n  ${String(error.hint)}`);
  } else if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    console.error(`\n✗ ${error.message}`);
  } else {
    console.error(error);
  }
}
