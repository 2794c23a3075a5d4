import { existsSync } from 'node:fs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The path of this machine's Chromium or Chrome: `CHROMIUM_PATH` if set, else the usual places; undefined without one. */
export function findChromium(): string | undefined {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen && !existsSync(chosen)) {
    throw new Error(`CHROMIUM_PATH is ${chosen}, but there is no such file. Correct it, or unset it.`);
  }
  return chosen || PLACES.find((path) => existsSync(path));
}
