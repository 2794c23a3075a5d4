import { keyFrom, type Naming } from './naming.ts';

/** Our layers have the names of its modules. */
export const facenetPytorch: Naming = {
  source: 'facenet-pytorch InceptionResnetV1',
  keyOf: (weight) => keyFrom(weight, (layer) => layer.replaceAll('/', '.')),
};
