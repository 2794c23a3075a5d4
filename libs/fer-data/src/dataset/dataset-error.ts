/** Data that cannot be read. `message` says what and why, naming the file or row; `hint` says how to fix it. */
export class DatasetError extends Error {
  override readonly name = 'DatasetError';
  readonly hint: string;

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.hint = hint;
  }
}
