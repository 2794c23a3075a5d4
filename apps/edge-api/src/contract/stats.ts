import { z } from 'zod';

const totals = { sessions: z.int(), samples: z.int(), frames: z.int(), distribution: z.array(z.number()).nullable() };

/** GET /api/stats: totals over public sessions, weighted by frames. */
export const statsSchema = z.object({
  ...totals,
  /** By UTC day of the session's start, oldest first. */
  byDay: z.array(z.object({ day: z.iso.date(), ...totals })),
  byModel: z.array(z.object({ modelId: z.string(), ...totals })),
});

export type Stats = z.infer<typeof statsSchema>;
