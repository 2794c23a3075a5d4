/** A film or picture that cannot be read: what and why; `hint` says what to do. */
export class DetectError extends Error {
  override readonly name = 'DetectError';
  readonly hint: string;

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.hint = hint;
  }
}
