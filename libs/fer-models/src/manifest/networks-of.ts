import type { ClassifierManifest, ModelManifest } from './manifest.ts';

/** The networks of a model: itself, or the members of an ensemble. */
export function networksOf(manifest: ModelManifest): ClassifierManifest[] {
  return manifest.kind === 'classifier' ? [manifest] : manifest.members.map((member) => member.manifest);
}
