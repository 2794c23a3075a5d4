import { EMOTION_NAMES } from '@howifeel/fer-data/emotions';
import { fireEvent, render, screen, within } from '@solidjs/testing-library';
import { beforeEach, expect, test, vi } from 'vitest';
import { Measured } from './measured.tsx';

const getModel = vi.hoisted(() => vi.fn<(id: string) => Promise<unknown>>());
vi.mock('@howifeel/edge-api/contract', async (original: () => Promise<object>) => ({
  ...(await original()),
  createApiClient: () => ({ getModel }),
}));

/** Everything is right, but fear: 6 of 10 are taken for sad. */
const metrics = {
  split: 'PublicTest',
  n: 70,
  accuracy: 0.914,
  accuracyTta: 0.92,
  interval95: [0.825, 0.96],
  macroF1: 0.9,
  ece: 0.0405,
  perClass: Object.fromEntries(
    EMOTION_NAMES.map((name) => [name, { precision: 0.9, recall: name === 'fear' ? 0.4 : 1 }]),
  ),
  confusion: EMOTION_NAMES.map((_, i) =>
    EMOTION_NAMES.map((_, j) => (i === 2 ? [0, 0, 4, 0, 0, 6, 0][j]! : i === j ? 10 : 0)),
  ),
};

/** Its text, with plain spaces. */
const textOf = (element: Element | null) => element?.textContent.replaceAll('\u00a0', ' ');

beforeEach(() => getModel.mockReset());

function open() {
  render(() => <Measured id="tiny" />);
  const details = screen.getByText('What it was measured to do').closest('details')!;
  details.open = true;
  fireEvent(details, new Event('toggle'));
}

test('the manifest is asked for when somebody looks, not before', async () => {
  getModel.mockResolvedValue({ id: 'tiny', metrics });
  render(() => <Measured id="tiny" />);
  expect(getModel).not.toHaveBeenCalled();
});

test('says how good it is, shows each expression, and what is taken for what', async () => {
  getModel.mockResolvedValue({ id: 'tiny', metrics });
  open();
  const figures = await screen.findByTestId('measured-tiny');
  expect(getModel.mock.calls).toEqual([['tiny']]);
  expect(textOf(figures)).toContain('91.4 % of 70 pictures (PublicTest)');
  expect(textOf(figures)).toContain('82.5 % to 96.0 %');
  expect(textOf(figures)).toContain('by 4.0 points on average');
  expect(textOf(figures)).toContain('PublicTest also chose the epoch');
  expect(screen.getByTestId('distribution-fear').dataset['value']).toBe('0.4000');
  const fear = within(screen.getByRole('table')).getByRole('rowheader', { name: 'Fear' }).closest('tr')!;
  expect(within(fear).getAllByRole('cell').map((cell) => cell.textContent)).toEqual('0 0 40 0 0 60 0'.split(' ')); // prettier-ignore
  expect(screen.getByRole('columnheader', { name: 'read as surprise' }).textContent).toContain('Surp.');
  expect(screen.queryByText('On changed pictures')).toBeNull();
});

test('figures of a split that chose nothing flatter nobody', async () => {
  getModel.mockResolvedValue({ id: 'tiny', metrics: { ...metrics, split: 'PrivateTest' } });
  open();
  expect(textOf(await screen.findByTestId('measured-tiny'))).not.toContain('also chose the epoch');
});

test('what changed pictures cost is there where it was measured', async () => {
  const robustness = [
    { perturbation: 'blur σ 1 px', accuracy: 0.6, change: -0.314 },
    { perturbation: 'gamma 2', accuracy: 0.92, change: 0.006 },
  ];
  getModel.mockResolvedValue({ id: 'tiny', metrics, robustness });
  open();
  expect(textOf((await screen.findByText('blur σ 1 px')).closest('li'))).toContain('60.0 %−31.4 points');
  expect(textOf(screen.getByText('gamma 2').closest('li'))).toContain('+0.6 points');
});

test('a model that nobody has measured says so', async () => {
  getModel.mockResolvedValue({ id: 'tiny' });
  open();
  expect(await screen.findByText('It has not been evaluated.')).toBeTruthy();
});

test('what went wrong is told, and tried again', async () => {
  getModel.mockRejectedValueOnce(new TypeError('fetch failed')).mockResolvedValueOnce({ id: 'tiny', metrics });
  open();
  (await screen.findByText('Try again')).click();
  expect(await screen.findByTestId('measured-tiny')).toBeTruthy();
});
