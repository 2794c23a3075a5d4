/** What turns OpenCV's files into a detector that createSsd takes; apart, so that a page does not carry a protobuf reader. */
export { collectTensors } from './ssd/import/collect-tensors.ts';
export { readCaffe, type CaffeDetector } from './ssd/import/read-caffe.ts';
export { readGraphDef } from './ssd/import/read-graph-def.ts';
export type { WeightSource } from './ssd/import/weight-source.ts';
export { packSsd, type SsdDescription } from './ssd/pack-ssd.ts';
