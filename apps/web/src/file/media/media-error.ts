/** A file that cannot be analysed: why, and what to do. */
export class MediaError extends Error {
  override readonly name = 'MediaError';
  readonly code: string;
  readonly hint: string;

  constructor(code: string, message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.hint = hint;
  }
}
