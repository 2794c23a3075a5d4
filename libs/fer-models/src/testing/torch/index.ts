export * from '../largest-difference.ts';
export * from './run-torch-case.ts';
export * from './torch-cases.ts';
