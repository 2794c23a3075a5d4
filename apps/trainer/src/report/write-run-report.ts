import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { TrainingData } from '../data/prepare-training-data.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { openModel } from '../evaluation/open-model.ts';
import { RunFolder } from '../run/run-folder.ts';
import { renderRunReport } from './render-run-report.ts';

/** Measures the best weights of a run on its selection split and writes `report.html`. @returns the file */
export async function writeRunReport(folder: string, { selection, selectionName }: TrainingData): Promise<string> {
  const { run, config } = await RunFolder.open(folder);
  const { name, predict, dispose } = await openModel(folder);
  const evaluation = await evaluate(predict, selection).finally(dispose);
  const metrics = await run.readMetrics();
  const file = path.join(run.path, 'report.html');
  await writeFile(file, renderRunReport({ name, config, metrics, evaluation, data: selection, split: selectionName }));
  return file;
}
