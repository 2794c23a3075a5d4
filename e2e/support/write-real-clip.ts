import { readFile, writeFile } from 'node:fs/promises';
import { launchChromium } from '@howifeel/tools/browser';

const FRAME = { width: 640, height: 480 };
const FRAMES = 20;

/** Seconds between two frames. */
const STEP = 0.1;

/** Writes a video's first two seconds as what Chromium's fake camera plays, 640 × 480 Motion JPEG. Chromium decodes it. */
export async function writeRealClip(path: string, video: string): Promise<void> {
  const bytes = (await readFile(video)).toString('base64');
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    const frames = await page.evaluate(decode, { bytes, ...FRAME, count: FRAMES, step: STEP });
    await writeFile(path, Buffer.concat(frames.map((frame) => Buffer.from(frame, 'base64'))));
  } finally {
    await browser.close();
  }
}

/** Runs in the page: the frames as JPEG, base64, scaled to fill the frame and cut. */
async function decode({
  bytes,
  width,
  height,
  count,
  step,
}: typeof FRAME & Record<'count' | 'step', number> & { bytes: string }) {
  const video = document.createElement('video');
  video.muted = true;
  video.src = `data:video/mp4;base64,${bytes}`;
  await new Promise((resolve, reject) => {
    video.onloadeddata = resolve;
    video.onerror = () => reject(new Error(`Chromium does not play the clip: ${video.error?.message}`));
  });
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const scale = Math.max(width / video.videoWidth, height / video.videoHeight);
  const [w, h] = [video.videoWidth * scale, video.videoHeight * scale];
  const frames: string[] = [];
  for (let i = 0; i < count; i++) {
    const seeked = new Promise((resolve) => (video.onseeked = resolve));
    video.currentTime = Math.min(i * step, video.duration - step);
    await seeked;
    canvas.getContext('2d')!.drawImage(video, (width - w) / 2, (height - h) / 2, w, h);
    frames.push(canvas.toDataURL('image/jpeg', 0.9).split(',')[1]!);
  }
  return frames;
}
