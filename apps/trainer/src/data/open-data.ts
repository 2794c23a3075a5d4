import type { FerDataset } from '@howifeel/fer-data';
import { openDataset } from '@howifeel/fer-data/node';

/** Opens FER-2013 for a command and says what was found, on stderr. */
export async function openData(path: string, skipBad = false): Promise<FerDataset> {
  const { dataset, bad } = await openDataset(path, { skipBad });
  const counts = Object.entries(dataset.splits).map(([name, split]) => `${name} ${split.count}`);
  console.error(`Data: ${counts.join(', ')}${bad.length > 0 ? `; skipped ${bad.length} bad images` : ''}`);
  for (const { name, reason } of bad.slice(0, 20)) console.error(`  skipped ${name}: ${reason}`);
  return dataset;
}
