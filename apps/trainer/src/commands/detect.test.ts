import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const MAIN = path.resolve(import.meta.dirname, '../main.ts');
const HAPPY = fileURLToPath(import.meta.resolve('@howifeel/fer-data/mean-faces/happy.png'));
const FFMPEG = process.env['FFMPEG_PATH'] ?? 'ffmpeg';
const present = spawnSync(FFMPEG, ['-version']).status === 0;
if (!present) console.info('skipped: no ffmpeg to make and read films with; install it, or set FFMPEG_PATH to it');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'detect-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** `trainer detect`, as a person runs it. */
async function detect(args: readonly string[], env: Record<string, string> = {}) {
  const command = ['--disable-warning=ExperimentalWarning', MAIN, 'detect', '--engine', 'wasm', ...args];
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, command, { env: { ...process.env, ...env } })) };
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string };
  }
}

/** A file made by ffmpeg. */
function make(name: string, ...args: readonly string[]): string {
  const file = path.join(folder, name);
  const { status, stderr } = spawnSync(FFMPEG, ['-v', 'error', '-y', ...args, file]);
  expect(status, String(stderr)).toBe(0);
  return file;
}

describe.skipIf(!present)('with ffmpeg', () => {
  let film: string;
  beforeAll(() => {
    // Stored 320 pixels wide, shown 640 wide; 10 frames a second for 1.2 seconds.
    const frame = 'scale=240:240,pad=640:480:200:120:gray,scale=320:480,setsar=2,format=yuv420p';
    film = make('film.mp4', '-loop', '1', '-i', HAPPY, '-vf', frame, '-r', '10', '-t', '1.2');
  });

  test('a film: a frame every 1 / fps seconds, one face, boxes in pixels of the film as it is shown', async () => {
    const out = path.join(folder, 'new', 'result.json');
    const { code, stdout, stderr } = await detect([film, '--out', out, '--fps', '5']);
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(/^Face 1: seen in 6 of 6 frames; happy \d+/);
    const { frames, ...facts } = JSON.parse(await readFile(out, 'utf8'));
    expect(facts).toMatchObject({ kind: 'video', width: 640, height: 480, framesPerSecond: 5, model: 'student' });
    expect(frames.map(({ seconds }: { seconds: number }) => seconds)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    for (const { faces } of frames) {
      const [{ face, leading, box }, ...others] = faces;
      expect({ face, leading, others }).toEqual({ face: 1, leading: 'happy', others: [] });
      expect(Math.abs(box.x + box.width / 2 - 320)).toBeLessThan(30);
      expect(Math.abs(box.y + box.height / 2 - 240)).toBeLessThan(60);
    }
  });

  test('a film that does not say how long it is, as a browser records it', async () => {
    const recording = make('recording.webm', '-i', film, '-f', 'webm', '-live', '1');
    const out = path.join(folder, 'recording.vtt');
    const { code, stderr } = await detect([recording, '--out', out]);
    expect(code, stderr).toBe(0);
    expect(await readFile(out, 'utf8')).toMatch(/^WEBVTT\n\n00:00:00\.000 --> 00:00:01\.200\nHappy \d+/);
  });

  test('a picture has no subtitles', async () => {
    const { code, stderr } = await detect([HAPPY, '--out', path.join(folder, 'happy.vtt')]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/is a picture.*\n.*\.json or \.csv/);
  });

  test('--every 4 looks at every fourth frame; subtitles', async () => {
    const out = path.join(folder, 'film.vtt');
    const { code, stdout, stderr } = await detect([film, '--out', out, '--every', '4']);
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('seen in 3 of 3 frames');
    expect(await readFile(out, 'utf8')).toMatch(/^WEBVTT\n\n00:00:00\.000 --> 00:00:01\.200\nHappy \d+/);
  });

  test('a picture, by full range: one row, larger than what the network looks at', async () => {
    const frame = 'scale=900:900,pad=2000:1500:500:300:gray';
    const picture = make('picture.png', '-i', HAPPY, '-vf', frame, '-frames:v', '1');
    const out = path.join(folder, 'picture.csv');
    const { code, stderr } = await detect([picture, '--out', out, '--detector', 'full-range']);
    expect(code, stderr).toBe(0);
    const [, row, end] = (await readFile(out, 'utf8')).split('\r\n');
    const [seconds, face, x, , width, , leading] = row!.split(',');
    expect({ seconds, face, leading, end }).toEqual({ seconds: '0.000', face: '1', leading: 'happy', end: '' });
    expect(Math.abs(Number(x) + Number(width) / 2 - 950)).toBeLessThan(100);
    expect(Number(width)).toBeGreaterThan(400);
  });

  test('several: those that can be read are, the rest is told, each reading under the name of its file', async () => {
    const picture = make('small.png', '-i', HAPPY, '-vf', 'scale=240:240,pad=640:480:200:120:gray', '-frames:v', '1');
    const broken = path.join(folder, 'broken.jpg');
    await writeFile(broken, 'not a picture');
    const out = path.join(folder, 'readings');
    const { code, stderr } = await detect([broken, picture, film, '--out', out, '--fps', '1']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/ffmpeg cannot decode '.*broken\.jpg'[^]*1 of 3 files could not be read/);
    expect((await readdir(out)).sort()).toEqual(['film.mp4.json', 'small.png.json']);
    expect(JSON.parse(await readFile(path.join(out, 'small.png.json'), 'utf8'))).toMatchObject({
      kind: 'picture',
      frames: [{ faces: [{ leading: 'happy' }] }],
    });
  });

  test('a file without a video stream is refused in words', async () => {
    const { code, stderr } = await detect([
      make('sound.wav', '-f', 'lavfi', '-i', 'sine=d=0.1'),
      '--out',
      path.join(folder, 'sound.json'),
    ]);
    expect(code).toBe(1);
    expect(stderr).toContain('has no video stream; it has: audio');
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('a file that is no film is refused in words', async () => {
    const text = path.join(folder, 'text.mp4');
    await writeFile(text, 'not a film');
    const { code, stderr } = await detect([text, '--out', path.join(folder, 'text.json')]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/✗ '.*text\.mp4' is no film or picture that ffmpeg reads/);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

test.each([
  [
    'a missing ffmpeg says how to get it',
    [HAPPY, '--out', 'x.json'],
    /'nowhere\/ffprobe' cannot be started.*\n.*apt-get/,
  ],
  ['a missing file', ['nowhere.mp4', '--out', 'x.json'], /✗ There is no file 'nowhere\.mp4'/],
  ['an ending that is no format', [HAPPY, '--out', 'x.xlsx'], /'x\.xlsx' does not say.*\n.*\.json, \.csv, \.vtt/],
  ['a missing detector', [HAPPY, '--out', 'x.json', '--detector', 'mtcnn'], /no detector 'mtcnn'.*\n.*short-range/],
  ['no whole number of frames', [HAPPY, '--out', 'x.json', '--every', '1.5'], /'1\.5' is not a whole number above 0/],
])('%s', async (_, args, expected) => {
  const { code, stderr } = await detect(args, { FFPROBE_PATH: 'nowhere/ffprobe' });
  expect(code).toBe(1);
  expect(stderr).toMatch(expected);
  expect(stderr).not.toMatch(/\n\s+at /);
});
