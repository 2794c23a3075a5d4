import { z } from 'zod';
import { modelIdSchema } from './model.ts';

const totals = { sessions: z.int(), samples: z.int(), frames: z.int(), distribution: z.array(z.number()).nullable() };

/** Which public sessions are counted or listed; all, without it. */
export const publicFilterSchema = z.object({
  model: modelIdSchema.optional().describe('Only sessions of this model.'),
  from: z.iso.date().optional().describe('The first day, in UTC, on which a session began.'),
  to: z.iso.date().optional().describe('The last such day.'),
});

/** GET /api/stats: totals over public sessions, weighted by frames. */
export const statsSchema = z.object({
  ...totals,
  /** By UTC day of the session's start, oldest first. */
  byDay: z.array(z.object({ day: z.iso.date(), ...totals })),
  byModel: z.array(z.object({ modelId: z.string(), ...totals })),
});

export type PublicFilter = z.infer<typeof publicFilterSchema>;
export type Stats = z.infer<typeof statsSchema>;
