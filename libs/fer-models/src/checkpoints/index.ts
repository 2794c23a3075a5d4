export * from './import-state-dict.ts';
export * from './read-state-dict.ts';
export type * from './state-dict.ts';
