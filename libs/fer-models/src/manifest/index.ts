export * from './manifest.ts';
export { networksOf } from './networks-of.ts';
