import { EMOTION_COUNT } from '@howifeel/fer-data/emotions';
import { z } from 'zod';
import {
  DAY_MS,
  MAX_BATCH,
  MAX_FRAMES_PER_SAMPLE,
  MAX_SAMPLES_PER_SESSION,
  MAX_SESSION_DAYS,
  WINDOW_SECONDS,
} from './limits.ts';

/** How far from 1 the probabilities of a histogram may sum. */
const SUM_TOLERANCE = 0.02;

/** Seven mean probabilities in the order of `EMOTIONS`. */
const histogramSchema = z
  .array(z.number().min(0).max(1))
  .length(EMOTION_COUNT)
  .describe('Mean probabilities of angry, disgust, fear, happy, neutral, sad, surprise; they sum to 1.');

/** What one face showed in one window of {@link WINDOW_SECONDS}, as answers have it: a later server may say more. */
export const sampleSchema = z.object({
  seq: z
    .int()
    .min(0)
    .max(MAX_SAMPLES_PER_SESSION - 1)
    .describe('Counts the samples of a session from 0, over all faces. Each is stored once, however often it is sent.'),
  track: z
    .int()
    .min(0)
    .max(1_000_000)
    .describe('Number of the face within the session; it says nothing about who it is.'),
  offsetMs: z
    .int()
    .min(0)
    .max(MAX_SESSION_DAYS * DAY_MS)
    .describe(`Where the window of ${WINDOW_SECONDS} s begins: milliseconds since the session's startedAt.`),
  frames: z.int().min(1).max(MAX_FRAMES_PER_SAMPLE).describe('Frames that the histogram is the mean of.'),
  histogram: histogramSchema,
});

/** A sample as it is sent: nothing else may come with it, and its histogram sums to 1. */
export const newSampleSchema = z
  .strictObject({
    ...sampleSchema.shape,
    histogram: histogramSchema.refine(
      (values) => Math.abs(values.reduce((sum, value) => sum + value, 0) - 1) <= SUM_TOLERANCE,
      'must sum to 1',
    ),
  })
  .meta({ id: 'Sample' });

/** POST /api/sessions/:id/samples. */
export const sampleBatchSchema = z.strictObject({ samples: z.array(newSampleSchema).min(1).max(MAX_BATCH) });

/** Its answer. */
export const samplesStoredSchema = z.object({
  stored: z.int().describe('Samples that were new.'),
  repeated: z.int().describe('Samples that had been stored before: a retry.'),
});

export type Sample = z.infer<typeof sampleSchema>;
export type SamplesStored = z.infer<typeof samplesStoredSchema>;
