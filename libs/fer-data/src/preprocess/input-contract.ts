import * as z from 'zod/mini';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

const fields = z.strictObject({
  /** Side of the square input in pixels. */
  size: z.int().check(z.minimum(16), z.maximum(512)),
  /** 1 = gray, 3 = gray repeated three times (for backbones with an RGB stem). */
  channels: z.union([z.literal(1), z.literal(3)]),
  /** Weights of red, green and blue in gray; ITU-R BT.601 unless there is a reason. They sum to 1. */
  grayWeights: z
    .tuple([z.number(), z.number(), z.number()])
    .check(
      z.refine((weights) => Math.abs(sum(weights) - 1) < 1e-3, 'the weights of red, green and blue must sum to 1'),
    ),
  /** Pixels 0..255 are divided by this before mean and std apply. */
  scale: z.number().check(z.positive()),
  /** Subtracted after scaling: one figure for all channels, or one each. */
  mean: z.array(z.number()).check(z.minLength(1), z.maxLength(3)),
  /** Divided by after the mean is subtracted: one figure for all channels, or one each. */
  std: z.array(z.number().check(z.positive())).check(z.minLength(1), z.maxLength(3)),
  /** How the square crop is cut around a detected face. */
  crop: z.strictObject({
    /** Added on every side, as a fraction of the longer side of the detector's box. Negative cuts into the box. */
    margin: z.number().check(z.minimum(-0.5), z.maximum(2)),
    /** Shift of the crop's centre, as a fraction of the crop's side; positive y is down. */
    offset: z.strictObject({ x: z.number(), y: z.number() }),
    /** Rotate the crop so that the eyes are level. */
    alignRoll: z.boolean(),
  }),
});

/**
 * Says how a model's input is made from pixels. It travels inside the model's manifest and is obeyed by the trainer, by
 * Node inference and by the browser through one function, {@link toModelInput}.
 */
export const inputContractSchema = fields.check(
  z.refine(({ mean, channels }) => fits(mean, channels), {
    path: ['mean'],
    error: 'must hold 1 figure or one a channel',
  }),
  z.refine(({ std, channels }) => fits(std, channels), { path: ['std'], error: 'must hold 1 figure or one a channel' }),
);

function fits(figures: readonly number[], channels: number): boolean {
  return figures.length === 1 || figures.length === channels;
}

/** See {@link inputContractSchema}. */
export type InputContract = z.infer<typeof inputContractSchema>;

/** ITU-R BT.601 luma weights. */
export const BT601: InputContract['grayWeights'] = [0.299, 0.587, 0.114];

/**
 * The contract of models trained on FER-2013 at its own size. Mean and std are those of the 28,709 training images.
 * The crop rule is the one by which BlazeFace short range's boxes classified best: `npm run bench -- crop --calibrate`
 * (300 PublicTest faces on two backgrounds: 69.6 % of those found, against 68.0 % on the raw crops).
 */
export const FER2013_INPUT: InputContract = {
  size: 48,
  channels: 1,
  grayWeights: BT601,
  scale: 255,
  mean: [0.5077],
  std: [0.2551],
  crop: { margin: 0.05, offset: { x: 0, y: -0.12 }, alignRoll: false },
};
