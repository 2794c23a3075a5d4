export { EMOTION_COUNT, EMOTION_NAMES, EMOTIONS, type EmotionName } from './emotions/emotions.ts';
export { IMAGE_SIZE, SPLIT_NAMES, type FerDataset, type LabelledImages, type SplitName } from './dataset/dataset.ts';
export { BT601, FER2013_INPUT, inputContractSchema, type InputContract } from './preprocess/input-contract.ts';
export { toModelInput } from './preprocess/to-model-input.ts';
export { createRandom, type Random, type RandomState } from './random/create-random.ts';
export { augmentSpecSchema, type AugmentSpec } from './augment/augment-spec.ts';
export { createAugmentation, type Augmentation } from './augment/create-augmentation.ts';
