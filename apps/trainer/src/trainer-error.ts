/** Something that the person at the command line can mend: `message` says what and why, `hint` how to fix it. */
export class TrainerError extends Error {
  override readonly name = 'TrainerError';
  readonly hint: string;

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.hint = hint;
  }
}
