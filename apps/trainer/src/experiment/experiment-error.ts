/** An experiment that does not exist or does not validate. */
export class ExperimentError extends Error {
  override readonly name = 'ExperimentError';
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}
