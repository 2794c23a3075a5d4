import type { LayersModel } from '@tensorflow/tfjs-layers';
import { ModelError } from '../manifest/model-error.ts';
import { facenet, facenetOptionsSchema } from './facenet.ts';
import { resnet18, resnet18OptionsSchema } from './resnet18.ts';
import { student, studentOptionsSchema } from './student.ts';
import { vgg13, vgg13OptionsSchema } from './vgg13.ts';
import { vit, vitOptionsSchema } from './vit.ts';

/** Every network by name: its builder and the schema of its options. */
export const ARCHITECTURES = {
  student: { build: student, options: studentOptionsSchema },
  resnet18: { build: resnet18, options: resnet18OptionsSchema },
  vgg13: { build: vgg13, options: vgg13OptionsSchema },
  vit: { build: vit, options: vitOptionsSchema },
  facenet: { build: facenet, options: facenetOptionsSchema },
} as const;

export type ArchitectureName = keyof typeof ARCHITECTURES;

/**
 * Builds a network by its name in a manifest or experiment file.
 *
 * @returns a model that gives logits [n, classes]
 * @throws ModelError `architecture-unknown` for a name or an option that this version does not have
 */
export function createArchitecture(name: string, options: Record<string, unknown>): LayersModel {
  const architecture = ARCHITECTURES[name as ArchitectureName];
  if (!Object.hasOwn(ARCHITECTURES, name)) {
    throw new ModelError(
      'architecture-unknown',
      `There is no architecture '${name}'.`,
      `Use one of: ${Object.keys(ARCHITECTURES).join(', ')}.`,
    );
  }
  const parsed = architecture.options.safeParse(options);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ModelError(
      'architecture-unknown',
      `The options of '${name}' are wrong at '${issue.path.join('.')}': ${issue.message}.`,
      'Correct the option, or update HowIFeel if the model is newer than this version.',
    );
  }
  // TypeScript cannot pair builder and options of one entry of a union; the entry's own schema just did.
  return (architecture.build as (options: unknown) => LayersModel)(parsed.data);
}
