export * from './node/list-released.ts';
export * from './node/read-released.ts';
export * from './node/released-folder.ts';
export * from './node/write-released.ts';
