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
  const { data, loss } = await loadExperiment('student', ['data.clean=true', 'loss={"type":"focal"}']);
  expect(data).toEqual({ split: 'official', clean: true });
  expect(loss).toEqual({ type: 'focal', gamma: 2 });
});

test.each([
  ['optimser.momentum=0.9', "Unknown field 'optimser'.", 'optimiser'],
  ['epoch=3', "Unknown field 'epoch'.", 'epochs'],
  ['optimiser.momentun=0.9', "Unknown field 'optimiser.momentun'.", 'momentum'],
  ['augment.1.rotatoin=3', "Unknown field 'augment.1.rotatoin'.", 'rotation'],
  ['schedule.type=cosin', "wrong at 'schedule.type': 'cosin' is no choice.", 'cosine'],
  ['balance=weight', "wrong at 'balance': 'weight' is no choice.", 'weights'],
  ['distil={"teachers":["a"],"temprature":2}', "Unknown field 'distil.temprature'.", 'temperature'],
  ['model.options.widht=8', "Unknown field 'model.options.widht'.", 'width'],
  ['model.name=studnet', "there is no network 'studnet'", 'student'],
])('--set %s: the typo names the field and the nearest valid one', async (override, message, guess) => {
  await expect(loadExperiment('student', [override])).rejects.toMatchObject({
    message: expect.stringContaining(message),
    hint: expect.stringContaining(`Did you mean '${guess}'?`),
  });
});

test('the experiment itself may be a typo', async () => {
  await expect(loadExperiment('studnet')).rejects.toMatchObject({ hint: expect.stringContaining("'student'") });
});

test.each(['input.size=64', 'model.options.inputSize=64', 'input.channels=3'])(
  '--set %s alone: pictures that the network does not take are refused before they are made',
  async (override) => {
    await expect(loadExperiment('student', [override])).rejects.toThrow(/makes pictures of .* and the network takes/);
  },
);

test('a wrong value names its place', async () => {
  await expect(loadExperiment('student', ['batchSize=-1'])).rejects.toThrow(/wrong at 'batchSize'/);
  await expect(loadExperiment('student', ['nonsense'])).rejects.toThrow("has no '='");
  await expect(loadExperiment('student', ['epochs.a=1'])).rejects.toThrow("'epochs' is 60, which has no fields");
});
