import { z } from 'zod';
import { CONSENT_VERSION, MAX_TITLE_LENGTH } from './limits.ts';
import { modelIdSchema } from './model.ts';
import { sampleSchema } from './sample.ts';

/** 16 bytes as hex: the first names a database, the others cannot be guessed. Whoever knows the id of a `link` session can see it. */
export const sessionIdSchema = z.string().regex(/^[0-9a-f]{32}$/, 'must be 32 lower-case hex digits');

export const visibilitySchema = z
  .enum(['private', 'link', 'public'])
  .describe(
    'private: seen with the write token only; link: by whoever has the address; public: also in lists and totals.',
  );

const titleSchema = z
  .string()
  .trim()
  .max(MAX_TITLE_LENGTH)
  .regex(/^\P{Cc}*$/u, 'must not hold control characters');

const distributionSchema = z
  .array(z.number())
  .nullable()
  .describe('Mean over all frames; null before the first sample.');

const epochMs = z.int().describe('Epoch milliseconds.');

/** POST /api/sessions. */
export const sessionCreateSchema = z.strictObject({
  consentVersion: z.int().positive().describe(`The wording that the person agreed to; now ${CONSENT_VERSION}.`),
  modelId: modelIdSchema,
  detector: z.string().regex(/^[a-z0-9-]{1,40}$/, 'must be 1–40 of a-z, 0-9 and -'),
  title: titleSchema.default(''),
  visibility: visibilitySchema.default('link'),
  startedAt: z
    .int()
    .positive()
    .optional()
    .describe('Epoch milliseconds; now, when absent. Earlier for a session that began offline.'),
  writeToken: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hex digits')
    .optional()
    .describe('256 random bits of your own: the same request again then begins no second session.'),
});

/** Its answer. */
export const sessionCreatedSchema = z.object({
  id: sessionIdSchema,
  writeToken: z.string().describe('Shown this once: the server keeps only its hash.'),
  sharePath: z.string().describe("The page to share: a path under the site's origin."),
  startedAt: epochMs,
  expiresAt: epochMs,
});

/** PATCH /api/sessions/:id, by write token. */
export const sessionPatchSchema = z
  .strictObject({
    title: titleSchema.optional(),
    visibility: visibilitySchema.optional(),
    ended: z.literal(true).optional().describe('Nothing can be added afterwards.'),
  })
  .refine((patch) => Object.keys(patch).length > 0, 'must name at least one of title, visibility, ended');

const fields = {
  id: sessionIdSchema,
  title: z.string(),
  visibility: visibilitySchema,
  modelId: modelIdSchema,
  detector: z.string(),
  startedAt: epochMs,
  endedAt: epochMs.nullable(),
  expiresAt: epochMs,
};

const consentVersion = z.int();

/** A session without its samples. */
export const sessionFieldsSchema = z.object({ ...fields, consentVersion }).meta({ id: 'SessionFields' });

const summaryFields = {
  ...fields,
  faces: z.int(),
  samples: z.int(),
  frames: z.int(),
  distribution: distributionSchema,
};

/** A session in a list. */
export const sessionSummarySchema = z.object(summaryFields).meta({ id: 'SessionSummary' });

/** GET /api/sessions: the public ones, newest first. */
export const sessionListSchema = z.object({
  sessions: z.array(sessionSummarySchema),
  next: z.string().nullable().describe('The cursor of the next page.'),
});

/** One face of a session, its windows in order of time. */
export const trackSchema = z
  .object({
    track: z.int(),
    frames: z.int(),
    distribution: distributionSchema,
    timeline: z.array(sampleSchema.omit({ track: true })),
  })
  .meta({ id: 'SessionTrack' });

/** GET /api/sessions/:id. */
export const sessionDetailSchema = z
  .object({ ...summaryFields, consentVersion, tracks: z.array(trackSchema) })
  .meta({ id: 'SessionDetail' });

export type Visibility = z.infer<typeof visibilitySchema>;
/** As the client sends it: what has a default may be left out. */
export type SessionCreate = z.input<typeof sessionCreateSchema>;
export type SessionCreated = z.infer<typeof sessionCreatedSchema>;
export type SessionPatch = z.infer<typeof sessionPatchSchema>;
export type SessionFields = z.infer<typeof sessionFieldsSchema>;
export type SessionSummary = z.infer<typeof sessionSummarySchema>;
export type SessionList = z.infer<typeof sessionListSchema>;
export type SessionTrack = z.infer<typeof trackSchema>;
export type SessionDetail = z.infer<typeof sessionDetailSchema>;
