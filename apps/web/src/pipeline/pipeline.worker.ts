import { expose } from 'comlink';
import { createPipeline } from './create-pipeline.ts';

expose(createPipeline());
