import type { ModelSummary } from '@howifeel/edge-api/contract';
import { render, screen } from '@solidjs/testing-library';
import { beforeEach, expect, test, vi } from 'vitest';
import { chosenModel } from './chosen-model.ts';
import ModelsPage from './models-page.tsx';

const listModels = vi.hoisted(() => vi.fn<() => Promise<unknown>>());
vi.mock('@howifeel/edge-api/contract', async (original: () => Promise<object>) => ({
  ...(await original()),
  createApiClient: () => ({ listModels }),
}));

const model = (id: string, isDefault = false): Partial<ModelSummary> => ({
  id,
  name: id,
  description: '',
  bytes: 1e6,
  parameters: 1e6,
  macs: 1e7,
  metrics: null,
  isDefault,
});

beforeEach(() => localStorage.clear());

test('the default comes first and is in use, until another is chosen', async () => {
  listModels.mockResolvedValue({ default: 'b', models: [model('a'), model('b', true), model('c')] });
  render(() => <ModelsPage />);
  const rows = await screen.findAllByRole('heading', { level: 2 });
  expect(rows.map((row) => row.textContent)).toEqual(['b', 'a', 'c']);
  const used = () => screen.getAllByRole('listitem').map((row) => row.querySelector('button')!.textContent);
  expect(used()).toEqual(['In use', 'Use this model', 'Use this model']);
  screen.getAllByRole('button', { name: 'Use this model' })[1]!.click();
  expect(used()).toEqual(['Use this model', 'Use this model', 'In use']);
});

test('the one in use keeps its place in the tab order, and pressing it changes nothing', async () => {
  listModels.mockResolvedValue({ default: 'a', models: [model('a', true), model('b')] });
  render(() => <ModelsPage />);
  (await screen.findByRole('button', { name: 'Use this model' })).click();
  const used = screen.getByRole<HTMLButtonElement>('button', { name: 'In use', pressed: true });
  expect(used.disabled).toBe(false);
  expect(used.querySelector('svg')).not.toBeNull();
  used.click();
  expect(chosenModel()).toBe('b');
});

test('where nothing is published, it says how to', async () => {
  listModels.mockResolvedValue({ default: null, models: [] });
  render(() => <ModelsPage />);
  expect((await screen.findByText(/npm run trainer -- publish/)).tagName).toBe('CODE');
});
