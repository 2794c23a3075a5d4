import { MANIFEST_VERSION, manifestSchema, type ModelManifest } from '@howifeel/fer-models/manifest';
import { prettifyError } from 'zod';
import { Failure } from '../../http/failure.ts';

/** Checks a body against the whole manifest schema. @throws Failure `invalid_manifest` */
export function readManifest(body: { schemaVersion: number; id: string }, id: string): ModelManifest {
  if (body.id !== id) {
    throw new Failure(
      'invalid_manifest',
      `The manifest is of model ${body.id}, the address of ${id}.`,
      'Send it to the address of its own id.',
    );
  }
  if (body.schemaVersion > MANIFEST_VERSION) {
    throw new Failure(
      'invalid_manifest',
      `The manifest is of version ${body.schemaVersion}; this server knows up to ${MANIFEST_VERSION}.`,
      'Update the server first.',
    );
  }
  const parsed = manifestSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new Failure(
    'invalid_manifest',
    `The manifest is not valid: ${prettifyError(parsed.error)}`,
    'Publish with "trainer publish".',
  );
}
