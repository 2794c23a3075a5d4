/** What went wrong with a model, for code that decides; message and hint are for people. */
export type ModelErrorCode =
  /** There is no manifest, or no answer from where it should be. */
  | 'manifest-missing'
  /** Written by a newer HowIFeel. */
  | 'manifest-version'
  | 'manifest-invalid'
  | 'architecture-unknown'
  /** A file of weights cannot be had: 404, no network. */
  | 'shard-missing'
  /** A file of weights is not the one that the manifest names. */
  | 'shard-corrupt'
  /** Weights that cannot be read, or that do not fit the network. */
  | 'weights-invalid'
  /** A file of another framework that cannot be read, or that would do more than build tensors. */
  | 'checkpoint-invalid'
  /** A checkpoint of another architecture. */
  | 'checkpoint-mismatch'
  /** A browser without Web Crypto. */
  | 'insecure-page';

/** A model that cannot be read, loaded or trusted. The page and the CLI show `message` and `hint` as they are. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly code: ModelErrorCode;
  /** What to do about it. */
  readonly hint: string;

  /** @param message what happened and why, with the offending value; one or two full sentences */
  constructor(code: ModelErrorCode, message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.hint = hint;
  }
}
