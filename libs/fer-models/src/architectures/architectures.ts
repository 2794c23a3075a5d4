import type * as z from 'zod/mini';
import { ModelError } from '../manifest/model-error.ts';
import type { ArchitectureOptions } from './architecture-options.ts';
import { facenet, facenetOptionsSchema } from './facenet.ts';
import type { NetworkOps } from './network-ops.ts';
import { resnet18, resnet18OptionsSchema } from './resnet18.ts';
import { student, studentOptionsSchema } from './student.ts';
import { vgg13, vgg13OptionsSchema } from './vgg13.ts';
import { vit, vitOptionsSchema } from './vit.ts';

/** Every network by name: how it is connected, and the schema of its options. */
export const ARCHITECTURES = {
  student: { connect: student, options: studentOptionsSchema },
  resnet18: { connect: resnet18, options: resnet18OptionsSchema },
  vgg13: { connect: vgg13, options: vgg13OptionsSchema },
  vit: { connect: vit, options: vitOptionsSchema },
  facenet: { connect: facenet, options: facenetOptionsSchema },
} as const;

export type ArchitectureName = keyof typeof ARCHITECTURES;

/** An architecture with its options: ready to be connected, as a network to train or to predict with. */
export interface OpenedArchitecture {
  options: ArchitectureOptions;
  /** @param image [n, inputSize, inputSize, channels] of the options; the result is logits [n, classes] */
  connect<T>(ops: NetworkOps<T>, image: T): T;
}

/**
 * Looks an architecture up by its name in a manifest or experiment file.
 *
 * @throws ModelError `architecture-unknown` for a name or an option that this version does not have
 */
export function openArchitecture(name: string, options: Record<string, unknown>): OpenedArchitecture {
  if (!Object.hasOwn(ARCHITECTURES, name)) {
    throw new ModelError(
      'architecture-unknown',
      `There is no architecture '${name}'.`,
      `Use one of: ${Object.keys(ARCHITECTURES).join(', ')}.`,
    );
  }
  const architecture = ARCHITECTURES[name as ArchitectureName];
  // TypeScript cannot pair the two of one entry of a union; what the schema gives is what its network takes.
  const schema = architecture.options as z.ZodMiniType<ArchitectureOptions>;
  const connect = architecture.connect as <T>(ops: NetworkOps<T>, image: T, options: ArchitectureOptions) => T;
  const parsed = schema.safeParse(options);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new ModelError(
      'architecture-unknown',
      `The options of '${name}' are wrong at '${issue.path.join('.')}': ${issue.message}.`,
      'Correct the option, or update HowIFeel if the model is newer than this version.',
    );
  }
  return { options: parsed.data, connect: (ops, image) => connect(ops, image, parsed.data) };
}
