/**
 * `npm run icons`: renders apps/web/public/icons/mark.svg to the PNG sizes that phones ask for. Run after changing the mark.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from './browser/launch-chromium.ts';

const ICONS = join(import.meta.dirname, '../apps/web/public/icons');
const mark = readFileSync(join(ICONS, 'mark.svg'), 'utf8');
/** Launchers cut maskable icons, iOS rounds its own: both want the ground to reach the edges. */
const fullBleed = mark.replace('rx="8" ', '');

const SIZES = [
  { file: 'icon-180.png', size: 180, svg: fullBleed },
  { file: 'icon-192.png', size: 192, svg: mark },
  { file: 'icon-512.png', size: 512, svg: mark },
  { file: 'icon-maskable-512.png', size: 512, svg: fullBleed },
];

const browser = await launchChromium();
for (const { file, size, svg } of SIZES) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  await page.screenshot({ path: join(ICONS, file), omitBackground: true });
  await page.close();
  console.log(`${file}: ${size} × ${size}`);
}
await browser.close();
