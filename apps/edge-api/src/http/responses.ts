import type { TypedResponse } from 'hono';
import { z } from 'zod';
import { ERROR_STATUS, type ErrorBody, type ErrorCode } from '../contract/index.ts';

/** The contract's `errorSchema`, as the OpenAPI document can show it. */
const errorAnswer = z
  .object({ error: z.object({ code: z.string(), message: z.string(), hint: z.string() }) })
  .meta({ id: 'Error' }) satisfies z.ZodType<ErrorBody>;

/** An answer in JSON, for a route's `responses`. */
export function jsonAnswer<T extends z.ZodType>(description: string, schema: T) {
  return { description, content: { 'application/json': { schema } } };
}

/** A required body in JSON, for a route's `request`. */
export function jsonBody<T extends z.ZodType>(schema: T) {
  return { required: true, content: { 'application/json': { schema } } };
}

/** The refusals of a route, by status, for the OpenAPI document. */
export function refusals(...codes: ErrorCode[]) {
  const answers: Record<number, ReturnType<typeof jsonAnswer<typeof errorAnswer>>> = {};
  for (const [status, same] of Map.groupBy(codes, (code) => ERROR_STATUS[code]))
    answers[status] = jsonAnswer(same.join(', '), errorAnswer);
  return answers;
}

/** Answers with a text that is JSON already; Hono's `c.json` would parse and write it anew. */
export function jsonText<T>(text: string | Uint8Array, headers: Record<string, string>) {
  const response = new Response(text, { headers: { 'content-type': 'application/json', ...headers } });
  return response as Response & TypedResponse<T, 200, 'json'>;
}
