import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Renders public/icons/mark.svg to the PNG sizes that phones ask for. Run after changing the mark:
 * `CHROMIUM=/usr/bin/chromium node scripts/render-icons.ts`.
 */
const chromium = process.env['CHROMIUM'] ?? 'chromium';
const icons = join(import.meta.dirname, '../public/icons');
const mark = readFileSync(join(icons, 'mark.svg'), 'utf8');
/** Launchers cut maskable icons, iOS rounds its own: both want the ground to reach the edges. */
const fullBleed = mark.replace('rx="8" ', '');

const sizes = [
  { file: 'icon-180.png', size: 180, svg: fullBleed },
  { file: 'icon-192.png', size: 192, svg: mark },
  { file: 'icon-512.png', size: 512, svg: mark },
  { file: 'icon-maskable-512.png', size: 512, svg: fullBleed },
];

const folder = mkdtempSync(join(tmpdir(), 'howifeel-icons-'));
for (const { file, size, svg } of sizes) {
  const page = join(folder, `${file}.html`);
  writeFileSync(page, `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  const args = [
    '--headless',
    '--no-sandbox',
    '--hide-scrollbars',
    '--default-background-color=00000000',
    `--window-size=${size},${size}`,
    `--screenshot=${join(icons, file)}`,
    `file://${page}`,
  ];
  execFileSync(chromium, args, { stdio: 'ignore', timeout: 60_000 });
  console.log(`${file}: ${size} × ${size}`);
}
rmSync(folder, { recursive: true });
