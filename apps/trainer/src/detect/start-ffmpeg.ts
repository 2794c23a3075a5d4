import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { TrainerError } from '../trainer-error.ts';

/** One of ffmpeg's programs at work: what it writes, and how it ended. */
export interface RunningProgram {
  stdout: Readable;
  /** Resolves to the exit code and what it complained of. @throws TrainerError where the program is missing */
  ended: Promise<{ code: number | null; complaint: string }>;
  kill(): void;
}

/** Where to find the programs when they are not on the PATH. */
const OWN_PATH = { ffmpeg: 'FFMPEG_PATH', ffprobe: 'FFPROBE_PATH' } as const;

/** @throws TrainerError where ffmpeg or ffprobe cannot be started */
export async function requireFfmpeg(): Promise<void> {
  for (const program of ['ffprobe', 'ffmpeg'] as const) {
    const { stdout, ended } = startFfmpeg(program, ['-version']);
    stdout.resume();
    await ended;
  }
}

/** Starts ffmpeg or ffprobe, which are not part of the project; `FFMPEG_PATH` and `FFPROBE_PATH` say where they are. */
export function startFfmpeg(program: keyof typeof OWN_PATH, args: readonly string[]): RunningProgram {
  const variable = OWN_PATH[program];
  const path = process.env[variable] ?? program;
  const child: ChildProcessByStdio<null, Readable, Readable> = spawn(path, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (text) => (complaint += String(text)));
  const ended = new Promise<{ code: number | null; complaint: string }>((resolve, reject) => {
    child.once('close', (code) => resolve({ code, complaint: complaint.trim() }));
    child.once('error', ({ message }) =>
      reject(
        new TrainerError(
          `${program} decodes films and pictures, and '${path}' cannot be started (${message}).`,
          `Install it (apt-get install ffmpeg, brew install ffmpeg, winget install ffmpeg), or set ${variable} to where it is.`,
        ),
      ),
    );
  });
  // Told when it is awaited; until then it must not count as unhandled.
  ended.catch(() => undefined);
  return { stdout: child.stdout, ended, kill: () => void child.kill('SIGKILL') };
}
