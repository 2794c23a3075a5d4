import { z } from 'zod';

const probability = z.number().min(0).max(1);
const range = (bound: z.ZodNumber) =>
  z.tuple([bound, bound]).refine(([low, high]) => low <= high, 'must be [low, high], the lower one first');

const mixing = {
  /** Part of the batches that are mixed. */
  p: probability.default(1),
  /** The share of the first image is drawn from Beta(alpha, alpha): 1 is uniform, small is mostly one image. */
  alpha: z.number().positive(),
};

/** One augmentation with its parameters, as experiment files write it. */
export const augmentSpecSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('horizontalFlip'), p: probability }),
  z.strictObject({
    type: z.literal('affine'),
    /** Rotation within ± this many degrees. */
    rotation: z.number().min(0).max(180),
    /** Shift within ± this fraction of the side. */
    translate: z.number().min(0).max(1),
    /** Scale factor, 1 = as is. */
    scale: range(z.number().positive()),
    /** Horizontal shear within ± this many degrees. */
    shear: z.number().min(0).max(60),
    /** Pixels from outside: the edge repeated, or black. */
    fill: z.enum(['nearest', 'constant']).default('nearest'),
  }),
  z.strictObject({
    type: z.literal('colourJitter'),
    /** Added to the pixels, within ± this (pixels are 0..1). */
    brightness: z.number().min(0).max(1),
    /** Contrast factor within 1 ± this, about the image's mean. */
    contrast: z.number().min(0).max(1),
  }),
  z.strictObject({
    type: z.literal('erasing'),
    p: probability,
    /** Sides of the erased rectangle in pixels, each drawn from this range. */
    size: range(z.number().min(1)),
    /** What covers it: mid-gray, or noise. */
    fill: z.enum(['gray', 'noise']).default('gray'),
  }),
  z.strictObject({
    type: z.literal('blur'),
    p: probability,
    /** Standard deviation in pixels, drawn from this range. */
    sigma: range(z.number().positive()),
  }),
  z.strictObject({
    type: z.literal('noise'),
    p: probability,
    /** Standard deviation, drawn from this range (pixels are 0..1). */
    sigma: range(z.number().min(0).max(1)),
  }),
  z.strictObject({ type: z.literal('resize'), size: z.int().positive() }),
  z.strictObject({ type: z.literal('randomCrop'), size: z.int().positive() }),
  z.strictObject({ type: z.literal('grayscaleToRgb') }),
  z.strictObject({ type: z.literal('mixup'), ...mixing }),
  z.strictObject({ type: z.literal('cutmix'), ...mixing }),
]);

export type AugmentSpec = z.infer<typeof augmentSpecSchema>;

/** The parameters of one kind of augmentation. */
export type AugmentParameters<Type extends AugmentSpec['type']> = Omit<Extract<AugmentSpec, { type: Type }>, 'type'>;
