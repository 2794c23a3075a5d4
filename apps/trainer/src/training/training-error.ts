/** A run that cannot start or go on; `message` says what and why, `hint` how to fix it. */
export class TrainingError extends Error {
  override readonly name = 'TrainingError';
  readonly hint: string;

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.hint = hint;
  }
}
