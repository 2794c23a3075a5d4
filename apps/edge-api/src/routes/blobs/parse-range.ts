/**
 * Reads a Range header (RFC 9110, 14.2) for a file of `size` bytes.
 *
 * @returns the one range asked for; `'all'` for anything this server answers with the whole file (no range, several ranges,
 *   another unit, nonsense), as the RFC allows; `'unsatisfiable'` when it begins beyond the end
 */
export function parseRange(
  header: string | undefined,
  size: number,
): { offset: number; length: number } | 'all' | 'unsatisfiable' {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return 'all';

  if (match[1] === '') {
    const length = Math.min(Number(match[2]), size);
    return length === 0 ? 'unsatisfiable' : { offset: size - length, length };
  }
  const first = Number(match[1]);
  const last = match[2] === '' ? size - 1 : Number(match[2]);
  if (last < first && match[2] !== '') return 'all';
  return first >= size ? 'unsatisfiable' : { offset: first, length: Math.min(last, size - 1) - first + 1 };
}
