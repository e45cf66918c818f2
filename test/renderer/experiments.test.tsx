import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Experiment } from '../../src/shared/contract/experiments';
import type { Answers } from './fake-bridge';
import { openPage } from './page';

vi.mock('react-chartjs-2', () => ({ Line: () => null, Bar: () => null }));

beforeEach(() => {
  window.location.hash = '';
});

const COSTS: Experiment = {
  id: 'e-1',
  campaignId: null,
  campaign: null,
  hypothesis: 'A creator order costs little',
  platform: '',
  capMinor: null,
  spentMinor: null,
  headingMinor: null,
  spentOn: null,
  cap: null,
  starts: null,
  ends: null,
  metric: 'cac',
  unit: 'USD',
  comparator: 'at-least',
  aim: null,
  aimHigh: null,
  assumed: null,
  result: null,
  met: null,
  decision: null,
  decidedDay: null,
  author: null,
  overdue: false,
  rev: 1,
};
const open = (one: Partial<Experiment>, more: Answers = {}) =>
  openPage(
    '#/campaigns?tab=experiments',
    {
      'experiments.list': () => [{ ...COSTS, ...one }],
      'experiments.update': () => ({ ok: true as const }),
      'metrics.catalogue': () => [],
      'views.list': () => [],
      ...more,
    },
    'Campaigns',
  );
const field = (name: string) => screen.findByRole<HTMLInputElement>('textbox', { name });
const type = async (name: string, value: string): Promise<void> => {
  const box = await field(name);
  fireEvent.focus(box);
  fireEvent.change(box, { target: { value } });
  fireEvent.blur(box);
};

test('a range is saved when both its ends are said, and no aim that nobody said before', async () => {
  const bridge = await open({});
  fireEvent.click(await screen.findByRole('combobox', { name: 'At least, at most or between' }));
  fireEvent.click(await screen.findByRole('option', { name: 'between', hidden: true }));
  await type('Aim, from', '30');
  expect((await screen.findByText(/Not saved yet/)).textContent).toBe('Not saved yet: say both ends');
  expect((await field('Aim, from')).value).toBe('$30');
  await type('Aim, to', '20');
  expect((await screen.findByText(/Not saved yet/)).textContent).toBe('Not saved yet: the lower value comes first');
  expect(bridge.sent('experiments.update')).toEqual([]);
  await type('Aim, to', '40.50');
  await waitFor(() =>
    expect(bridge.sent('experiments.update')).toEqual([{ id: 'e-1', comparator: 'between', aim: 30, aimHigh: 40.5 }]),
  );
});

test('either end of a range can be emptied; with both of them its aim goes', async () => {
  const bridge = await open({ comparator: 'between', aim: 0.2, aimHigh: 0.25, metric: 'repeat-rate', unit: 'ratio' });
  expect([(await field('Aim, from')).value, (await field('Aim, to')).value]).toEqual(['20%', '25%']);
  await type('Aim, from', '');
  await screen.findByText('Not saved yet: say both ends');
  expect(bridge.sent('experiments.update')).toEqual([]);
  await type('Aim, to', '');
  await waitFor(() =>
    expect(bridge.sent('experiments.update')).toEqual([{ id: 'e-1', comparator: 'at-least', aim: null }]),
  );
});

test('a range whose other end nobody has said yet waits for it also when its page was left', async () => {
  const begun = { key: 'e-1 Aim of an experiment', label: 'Aim of an experiment', address: '', from: '' };
  const text = JSON.stringify({ range: 'between', from: '$30' });
  const bridge = await open(
    {},
    { 'app.session': () => ({ address: '', cutOff: false, drafts: [{ ...begun, text }] }) },
  );
  expect((await field('Aim, from')).value).toBe('$30');
  expect((await screen.findByText(/Not saved yet/)).textContent).toBe('Not saved yet: say both ends');
  await type('Aim, to', '40');
  await waitFor(() =>
    expect(bridge.sent('experiments.update')).toEqual([{ id: 'e-1', comparator: 'between', aim: 30, aimHigh: 40 }]),
  );
  await waitFor(() => expect(bridge.sent('app.keepSession').at(-1)?.drafts).toMatchObject([{ text: null }]));
});

test('an aim that is not what its worksheet assumes says so beside it, in its unit, and opens the worksheet', async () => {
  const assumed = {
    sheetId: 's-1',
    sheet: 'Dry shampoo to go',
    comparator: 'between',
    aim: 30,
    aimHigh: 40.5,
  } as const;
  await open({ comparator: 'at-most', aim: 3000, assumed });
  const sign = await screen.findByRole('link', { name: /Dry shampoo to go/ });
  expect(sign.textContent).toBe('Dry shampoo to go assumes between $30 and $40.50');
  expect(sign.getAttribute('href')).toContain('/four-ps/s-1');
});
