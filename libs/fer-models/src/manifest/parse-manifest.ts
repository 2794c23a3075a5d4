import { MANIFEST_VERSION, manifestSchema, type ModelManifest } from './manifest.ts';
import { ModelError } from './model-error.ts';

/**
 * Reads a manifest, whoever wrote it.
 *
 * @throws {ModelError} `manifest-version` when it was written by a newer HowIFeel, `manifest-invalid` naming the first
 *   wrong field otherwise.
 */
export function parseManifest(json: unknown): ModelManifest {
  const newest = Math.max(...versions(json));
  if (newest > MANIFEST_VERSION) {
    throw new ModelError(
      'manifest-version',
      `This model needs a newer HowIFeel: its manifest is of version ${newest}, and this program reads up to ` +
        `${MANIFEST_VERSION}.`,
      'Reload the page, or update the program.',
    );
  }
  const parsed = manifestSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [{ path, message }] = parsed.error.issues;
  throw new ModelError(
    'manifest-invalid',
    `The manifest is not one of a HowIFeel model: ${path.length > 0 ? `${path.join('.')}: ` : ''}${message}.`,
    'Publish the model again with `trainer publish`, or choose another one.',
  );
}

/** The schema versions of a manifest and of its members, as far as it has any. */
function versions(json: unknown): number[] {
  if (typeof json !== 'object' || json === null) return [0];
  const { schemaVersion, members } = json as { schemaVersion?: unknown; members?: unknown };
  const inner = Array.isArray(members)
    ? members.flatMap((member: { manifest?: unknown } | null) => versions(member?.manifest))
    : [];
  return [typeof schemaVersion === 'number' ? schemaVersion : 0, ...inner];
}
