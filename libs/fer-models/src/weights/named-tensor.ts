import type { Tensor } from '@tensorflow/tfjs-core';

/** A tensor and the name it is stored under, such as `stem/conv/kernel`. */
export interface NamedTensor {
  name: string;
  tensor: Tensor;
}
