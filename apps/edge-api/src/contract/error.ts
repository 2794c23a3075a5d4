import * as z from 'zod/mini';

/** Every code the API answers with, and the HTTP status it comes with. */
export const ERROR_STATUS = {
  invalid_request: 400,
  invalid_manifest: 400,
  consent_outdated: 400,
  unknown_model: 400,
  hash_mismatch: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  missing_blobs: 409,
  session_ended: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  range_not_satisfiable: 416,
  upgrade_required: 426,
  too_many_requests: 429,
  internal: 500,
  unavailable: 503,
} as const;

/** A code of {@link ERROR_STATUS}. */
export type ErrorCode = keyof typeof ERROR_STATUS;

/** The body of every answer that is not 2xx or 304: what happened, why, and how to go on. */
export const errorSchema = z.object({
  error: z.object({
    /** One of {@link ERROR_STATUS}; a string, so that an older client can read a newer server. */
    code: z.string(),
    message: z.string(),
    hint: z.string(),
  }),
});

export type ErrorBody = z.infer<typeof errorSchema>;
