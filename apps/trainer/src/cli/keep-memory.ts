import process from 'node:process';

/**
 * How glibc shall allocate (mallopt(3)): one heap, big tensors in it rather than mapped one by one, and nothing given back
 * to the kernel.
 */
const SETTINGS = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: String(32 * 1024 ** 2),
  MALLOC_TRIM_THRESHOLD_: String(16 * 1024 ** 3),
  MALLOC_TOP_PAD_: String(256 * 1024 ** 2),
};

/**
 * Starts this program over in the same process, with an allocator that keeps its memory. glibc gives a tensor's pages
 * back as soon as it is freed, and the kernel clears new ones for the next: a seventh of a training step of `student`.
 * The settings only count when a program starts. Where one of them is given already nothing happens, nor without glibc.
 */
export function keepMemory(): void {
  if (process.platform !== 'linux' || !process.execve) return;
  if (Object.keys(SETTINGS).some((name) => process.env[name] !== undefined)) return;
  const program = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  process.execve(process.execPath, program, { ...process.env, ...SETTINGS });
}
