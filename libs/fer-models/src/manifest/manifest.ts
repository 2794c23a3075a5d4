import { EMOTION_NAMES } from '@howifeel/fer-data/emotions';
import { inputContractSchema } from '@howifeel/fer-data/input-contract';
import * as z from 'zod/mini';

/** The newest manifest layout this code understands. */
export const MANIFEST_VERSION = 1;

const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hex digits'));
/** A model's id: lower-case, digits and dashes; also the folder's name and the URL's last part. */
export const modelIdSchema = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{1,63}$/, 'must be 2–64 of a-z, 0-9 and -'));

const fraction = z.number().check(z.minimum(0), z.maximum(1));

/** Where one weight lies in the concatenated shards, and how to turn its bytes back into numbers. */
export const weightSchema = z.strictObject({
  name: z.string(),
  shape: z.array(z.int().check(z.nonnegative())),
  dtype: z.enum(['float32', 'float16', 'uint8']),
  /** Byte offset in the concatenation of all shards; a multiple of 4. */
  offset: z.int().check(z.nonnegative()),
  /** Bytes used (without padding). */
  bytes: z.int().check(z.nonnegative()),
  /**
   * uint8 only: value = min + scale × byte. Either one map for the whole tensor, or (`channels`) one for each index of the last
   * axis; then the weight begins with the scales and the minima of all channels, float32, little-endian.
   */
  quantization: z.optional(
    z.union([
      z.strictObject({ scale: z.number(), min: z.number() }),
      z.strictObject({ channels: z.int().check(z.positive()) }),
    ]),
  ),
});

/** One file of weights, named by its SHA-256 and served at /blobs/<sha256>. */
export const shardSchema = z.strictObject({ sha256, bytes: z.int().check(z.positive()) });

/** Figures of `trainer evaluate`, on the split named. */
export const metricsSchema = z.strictObject({
  split: z.string(),
  n: z.int().check(z.positive()),
  accuracy: fraction,
  accuracyTta: fraction,
  /** 95 % Wilson interval of `accuracy`. */
  interval95: z.tuple([fraction, fraction]),
  macroF1: fraction,
  ece: fraction,
  perClass: z.record(z.string(), z.strictObject({ precision: fraction, recall: fraction })),
  /** confusion[true][predicted], counts. */
  confusion: z.array(z.array(z.int().check(z.nonnegative()))),
});

/** What one kind of change to the pictures of `metrics.split` costs: rotation, blur, noise, compression, light. */
export const robustnessSchema = z.strictObject({
  perturbation: z.string(),
  accuracy: fraction,
  /** `accuracy` minus that on the pictures as they are. */
  change: z.number().check(z.minimum(-1), z.maximum(1)),
});

const common = {
  schemaVersion: z.literal(MANIFEST_VERSION),
  id: modelIdSchema,
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  description: z.string().check(z.maxLength(400)),
  createdAt: z.iso.datetime(),
  license: z.string(),
  /** Names of the output columns: the seven of fer-data, in their order. */
  labels: z
    .array(z.string())
    .check(
      z.refine(
        (labels) => labels.join() === EMOTION_NAMES.join(),
        `must be ${EMOTION_NAMES.join(', ')}, in this order`,
      ),
    ),
  /** Of the weights as they are published, quantised. */
  metrics: z.optional(metricsSchema),
  /** Of the weights as they are published; absent where it was not measured. */
  robustness: z.optional(z.array(robustnessSchema).check(z.minLength(1))),
};

/** A single network: architecture name and options rebuild the topology, the shards fill it. */
export const classifierManifestSchema = z.strictObject({
  ...common,
  kind: z.literal('classifier'),
  architecture: z.strictObject({ name: z.string(), options: z.record(z.string(), z.json()) }),
  input: inputContractSchema,
  /** Logits are divided by this before the softmax. */
  temperature: z.number().check(z.positive()),
  weights: z.strictObject({
    dtype: z.enum(['float32', 'float16', 'uint8']),
    bytes: z.int().check(z.positive()),
    parameters: z.int().check(z.positive()),
    shards: z.array(shardSchema).check(z.minLength(1)),
    tensors: z.array(weightSchema).check(z.minLength(1)),
  }),
  /** How the weights came to be: experiment, seed, epochs, engine, data; free-form facts for the card. */
  training: z.record(z.string(), z.json()),
  /** Of the float32 weights before quantisation, to show what that cost. */
  metricsFloat32: z.optional(metricsSchema),
  /** Multiply–accumulates of one forward pass. */
  macs: z.int().check(z.positive()),
});

/** A weighted soft vote of classifiers. All members look at one crop of the face, so they share the crop rule. */
export const ensembleManifestSchema = z.strictObject({
  ...common,
  kind: z.literal('ensemble'),
  members: z
    .array(z.strictObject({ manifest: classifierManifestSchema, weight: z.number().check(z.positive()) }))
    .check(
      z.minLength(2),
      z.refine(
        (members) => new Set(members.map(({ manifest }) => JSON.stringify(manifest.input.crop))).size === 1,
        'must share one crop rule (input.crop), since they look at the same crop',
      ),
    ),
});

/** What `GET /api/models/:id` serves, what a released folder's manifest.json holds. */
export const manifestSchema = z.discriminatedUnion('kind', [classifierManifestSchema, ensembleManifestSchema]);

export type WeightEntry = z.infer<typeof weightSchema>;
export type Shard = z.infer<typeof shardSchema>;
export type ModelMetrics = z.infer<typeof metricsSchema>;
export type RobustnessRow = z.infer<typeof robustnessSchema>;
export type ClassifierManifest = z.infer<typeof classifierManifestSchema>;
export type EnsembleManifest = z.infer<typeof ensembleManifestSchema>;
export type ModelManifest = z.infer<typeof manifestSchema>;
