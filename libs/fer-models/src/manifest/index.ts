export * from './manifest.ts';
export { networksOf } from './networks-of.ts';
export { shardsOf } from './shards-of.ts';
