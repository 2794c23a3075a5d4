export * from './import-state-dict.ts';
export * from './read-checkpoint.ts';
export type * from './state-dict.ts';
