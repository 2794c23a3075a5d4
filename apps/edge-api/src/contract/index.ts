/** The seam between the API, the web client and the trainer: schemas, types, limits and a typed client. No Workers types. */
export * from './api-error.ts';
export * from './client.ts';
export * from './describe-session.ts';
export * from './error.ts';
export * from './limits.ts';
export * from './live.ts';
export { type ApiClientOptions, createModelReader, type ModelReader } from './model-reader.ts';
export * from './model.ts';
export * from './sample.ts';
export * from './session.ts';
export * from './stats.ts';
export type { Fetch } from './transport.ts';
export * from './watch-session.ts';
