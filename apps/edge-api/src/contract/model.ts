import { z } from 'zod';

/** A model's id: also the folder's name and the last part of its URL. */
export const modelIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{1,63}$/, 'must be 2–64 of a-z, 0-9 and -');

/** The name of a blob: the SHA-256 of its bytes. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hex digits');

/** What a list of models shows; the manifest has everything. */
export const modelSummarySchema = z
  .object({
    id: modelIdSchema,
    name: z.string(),
    description: z.string(),
    kind: z.enum(['classifier', 'ensemble']),
    createdAt: z.iso.datetime(),
    publishedAt: z.iso.datetime(),
    bytes: z.int().describe('Download size. Of an ensemble this and the next two are the sums of its members.'),
    parameters: z.int(),
    macs: z.int().describe('Multiply–accumulates of one forward pass.'),
    inputSize: z.int().describe('Side of the square input in pixels; the largest of an ensemble.'),
    metrics: z
      .object({
        split: z.string(),
        n: z.int(),
        accuracy: z.number(),
        accuracyTta: z.number(),
        macroF1: z.number(),
      })
      .nullable(),
    isDefault: z.boolean(),
    retired: z.boolean(),
  })
  .meta({ id: 'ModelSummary' });

/** GET /api/models: newest first; `default` is null only while nothing is published. */
export const modelListSchema = z.object({ default: modelIdSchema.nullable(), models: z.array(modelSummarySchema) });

/** PATCH /api/models/:id. */
export const modelPatchSchema = z
  .strictObject({
    default: z.literal(true).optional().describe('Make it the model that clients load first.'),
    retired: z
      .boolean()
      .optional()
      .describe('A retired model leaves the list; its manifest stays, for those who use it.'),
  })
  .refine((patch) => Object.keys(patch).length > 0, 'must name at least one of default, retired');

/** PUT /api/blobs/:sha256. */
export const blobStoredSchema = z.object({
  sha256: sha256Schema,
  bytes: z.int(),
  stored: z.boolean().describe('False when it was there already.'),
});

/** GET /api/log. */
export const publishLogSchema = z.object({
  entries: z.array(
    z.object({
      at: z.iso.datetime(),
      action: z.enum(['publish', 'replace', 'default', 'retire', 'unretire']),
      modelId: modelIdSchema,
      tokenId: z.string(),
      tokenName: z.string().nullable().describe('Null when the token was deleted.'),
    }),
  ),
});

export type PublishLog = z.infer<typeof publishLogSchema>;
export type ModelSummary = z.infer<typeof modelSummarySchema>;
export type ModelList = z.infer<typeof modelListSchema>;
export type ModelPatch = z.infer<typeof modelPatchSchema>;
export type BlobStored = z.infer<typeof blobStoredSchema>;
