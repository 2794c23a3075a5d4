/**
 * Our pipeline beside its peers in one headless Chromium: the same 640 × 480 frames, in turns, on wasm and WebGL.
 * Milliseconds to find the face and to read its expression, from the page's first byte to the first expression (cold
 * start, from a server on this machine), and bytes over the wire until then. Every frame is looked at anew.
 *
 *   npm run bench -- pipeline [wasm | webgl] [--rounds 4] [--cold 5]
 */
import { join } from 'node:path';
import { readReleased } from '@howifeel/fer-models/node';
import { launchChromium } from '../browser/launch-chromium.ts';
import { benchFiles } from './pipeline/bench-files.ts';
import { bundlePages } from './pipeline/bundle-pages.ts';
import { compareWithBars, type PipelineRow } from './pipeline/compare-with-bars.ts';
import type { BenchBackend } from './pipeline/contender.ts';
import { serveFiles } from './pipeline/serve-files.ts';
import { timeColdStart } from './pipeline/time-cold-start.ts';
import { timeFrames } from './pipeline/time-frames.ts';
import { quantile } from './support/quantile.ts';
import { readFlags } from './support/read-flags.ts';
import { reportRows } from './support/report-rows.ts';

const CONTENDERS = {
  HowIFeel: '/howifeel.html',
  'face-api tiny 224': '/face-api.html?size=224',
  'face-api tiny 416': '/face-api.html?size=416',
  Human: '/human.html',
};
const BACKENDS: BenchBackend[] = ['wasm', 'webgl'];

const { rounds, cold } = readFlags({ rounds: 4, cold: 5 });
const asked = BACKENDS.filter((backend) => process.argv.includes(backend));
const pages = await bundlePages(join(import.meta.dirname, 'pipeline'), ['howifeel', 'face-api', 'human']);
const files = await benchFiles(await readReleased('student'));
const server = await serveFiles((path) => pages.get(path) ?? files(path));
const browser = await launchChromium();
try {
  const rows: PipelineRow[] = [];
  for (const backend of asked.length > 0 ? asked : BACKENDS) {
    const starts = new Map(Object.keys(CONTENDERS).map((who) => [who, [] as number[]]));
    const bytes = new Map<string, number>();
    for (let turn = 0; turn < cold; turn++) {
      for (const [who, path] of Object.entries(CONTENDERS)) {
        const start = await timeColdStart(browser, server, path, backend);
        starts.get(who)!.push(start.ms);
        bytes.set(who, start.bytes);
      }
    }
    const looks = await timeFrames(browser, server.origin, CONTENDERS, backend, rounds);
    for (const [who, own] of looks) {
      const median = (values: number[]) => Math.round(quantile(values, 0.5) * 10) / 10;
      rows.push({
        who,
        backend,
        detectMs: median(own.map(({ detectMs }) => detectMs)),
        detectExpressionMs: median(own.map(({ detectExpressionMs }) => detectExpressionMs)),
        coldStartMs: Math.round(quantile(starts.get(who)!, 0.5)),
        gzipBytes: bytes.get(who)!,
        framesWithOneFace: Math.round((own.filter(({ faces }) => faces === 1).length / own.length) * 100) / 100,
      });
    }
  }
  console.table(compareWithBars(rows));
  reportRows('pipeline', rows, [`Chromium ${browser.version()}`, 'WebGL in software (SwiftShader)']);
} finally {
  await browser.close();
  server.close();
}
