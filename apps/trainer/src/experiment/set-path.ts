import { TrainerError } from '../trainer-error.ts';

/**
 * Applies `a.b.0.c=value` to a draft in place; the value is JSON where it parses, text otherwise. What is not there yet
 * is made: whether it may be there is for validation to say, which knows the nearest valid name.
 *
 * @throws TrainerError when it has no '=', or runs through something that is not an object
 */
export function setPath(draft: Record<string, unknown>, override: string): void {
  const [, path, text] = /^([^=]+)=(.*)$/s.exec(override) ?? [];
  if (!path) throw new TrainerError(`--set ${override} has no '='.`, 'Write it as --set optimiser.weightDecay=1e-4.');
  const keys = path.split('.');
  const last = keys.pop()!;
  let target = draft;
  for (const key of keys) {
    const next: unknown = (target[key] ??= {});
    if (!isObject(next)) {
      throw new TrainerError(
        `--set ${override}: '${key}' is ${JSON.stringify(next)}, which has no fields.`,
        `Set it as a whole: --set ${keys.slice(0, keys.indexOf(key) + 1).join('.')}=…`,
      );
    }
    target = next;
  }
  target[last] = parse(text);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
