import { expect, test } from 'vitest';
import { listExperiments, loadExperiment } from './load-experiment.ts';

test('every experiment that comes with the trainer is valid', async () => {
  const names = await listExperiments();
  expect(names).toContain('student');
  for (const name of names) expect((await loadExperiment(name)).name).toBe(name);
});

test('--set overrides a nested field, and lists by index', async () => {
  const experiment = await loadExperiment('student', ['optimiser.weightDecay=0.001', 'augment.0.p=0', 'epochs=3']);
  expect(experiment.optimiser.weightDecay).toBe(0.001);
  expect(experiment.augment[0]).toEqual({ type: 'horizontalFlip', p: 0 });
  expect(experiment.epochs).toBe(3);
});

test('a typo names the field and the nearest valid one', async () => {
  await expect(loadExperiment('student', ['epoch=3'])).rejects.toMatchObject({
    message: "Unknown field 'epoch'.",
    hint: "Did you mean 'epochs'?",
  });
  await expect(loadExperiment('studnet')).rejects.toMatchObject({ hint: expect.stringContaining("'student'") });
});

test('a wrong value names its place', async () => {
  await expect(loadExperiment('student', ['batchSize=-1'])).rejects.toThrow(/wrong at 'batchSize'/);
  await expect(loadExperiment('student', ['nonsense'])).rejects.toThrow("has no '='");
});
