import type { ModelManifest } from '@howifeel/fer-models/manifest';
import { fireEvent, render, screen, within } from '@solidjs/testing-library';
import { beforeEach, expect, test, vi } from 'vitest';
import { ModelCard } from './model-card.tsx';

const getModel = vi.hoisted(() => vi.fn<(id: string) => Promise<unknown>>());
vi.mock('@howifeel/edge-api/contract', async (original: () => Promise<object>) => ({
  ...(await original()),
  createApiClient: () => ({ getModel }),
}));
const renderModelCard = vi.hoisted(() => vi.fn<(manifest: ModelManifest) => string>());
vi.mock('@howifeel/fer-models/card', async (original: () => Promise<object>) => ({
  ...(await original()),
  renderModelCard,
}));
const saveBlob = vi.hoisted(() => vi.fn<(blob: Blob, name: string) => void>());
vi.mock('../ui/save-blob.ts', () => ({ saveBlob }));

const network = {
  kind: 'classifier',
  id: 'tiny',
  name: 'Tiny',
  license: 'Apache-2.0',
  createdAt: '2026-11-24T02:17:00.000Z',
  training: {
    experiment: 'tiny-distilled',
    'epoch chosen': '9, the best on PublicTest',
    optimiser: { type: 'sgd' },
    'made from': 'ResNet-18 of torchvision, BSD-3-Clause',
  },
};
const average = {
  ...network,
  id: 'mean',
  name: 'Mean',
  training: { 'member 1, 70 %': { experiment: 'student', seed: 1 } },
};
const vote = {
  ...network,
  kind: 'ensemble',
  id: 'vote',
  name: 'Vote',
  training: undefined,
  members: [
    { manifest: network, weight: 1 },
    { manifest: average, weight: 3 },
  ],
};

beforeEach(() => {
  getModel.mockReset();
  saveBlob.mockReset();
});

async function open(manifest: { id: string }) {
  getModel.mockResolvedValue(manifest);
  render(() => <ModelCard id={manifest.id} />);
  const details = screen.getByText('Model card').closest('details')!;
  details.open = true;
  fireEvent(details, new Event('toggle'));
  return screen.findByTestId(`card-${manifest.id}`);
}

/** What stands beside a word of a list of facts. */
const factOf = (card: HTMLElement, name: string) => within(card).getByText(name).nextElementSibling!.textContent;

test('says what it is for and not for, where it comes from, and how it was trained', async () => {
  const card = await open(network);
  expect(card.textContent).toMatch(/Trying out, teaching.*Not for hiring/);
  expect(card.textContent).toContain('It was not checked for equal quality');
  expect(card.textContent).toMatch(/Apache-2\.0, published on .*FER-2013.*under their own terms/);
  expect(within(card).getByText('ResNet-18 of torchvision, BSD-3-Clause').tagName).toBe('LI');
  expect(factOf(card, 'epoch chosen')).toBe('9, the best on PublicTest');
  for (const absent of ['optimiser', 'made from', 'Members']) expect(within(card).queryByText(absent)).toBeNull();
});

test('an ensemble names its members and their shares, an average what it is one of', async () => {
  const card = await open(vote);
  const members = within(card).getByText('Members').parentElement!.querySelectorAll('ul')[0]!;
  expect([...members.children].map((row) => row.textContent.replace('\u00a0', ' '))).toEqual([
    'Tiny 25.0 %',
    'Mean 75.0 %',
  ]);
  expect(factOf(card, 'member 1, 70 %')).toBe('experimentstudentseed1');
});

test('the whole card is saved as a file', async () => {
  renderModelCard.mockReturnValue('# Tiny\n');
  const card = await open(network);
  within(card).getByTestId('save-card-tiny').click();
  expect(saveBlob).toHaveBeenCalledOnce();
  const [file, name] = saveBlob.mock.calls[0]!;
  expect([name, file.type, file.size]).toEqual(['tiny-model-card.md', 'text/markdown', 7]);
  expect(renderModelCard).toHaveBeenCalledWith(expect.objectContaining({ id: 'tiny' }));
});
