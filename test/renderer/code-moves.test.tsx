import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Output } from '../../src/shared/contract';
import type { LibraryItem } from '../../src/shared/contract/library';
import type { Answers, FakeBridge } from './fake-bridge';
import { openPage } from './page';

vi.mock('react-chartjs-2', () => ({ Line: () => null, Bar: () => null }));

beforeEach(() => {
  window.location.hash = '';
  // Only rows in sight are drawn, which needs a box that has a size.
  for (const side of ['clientWidth', 'clientHeight'] as const)
    vi.spyOn(HTMLElement.prototype, side, 'get').mockReturnValue(900);
});
afterEach(() => vi.restoreAllMocks());

const item = (id: string, values: LibraryItem['values'], names: LibraryItem['names'] = {}): LibraryItem => ({
  id,
  rev: 1,
  values,
  names,
  figures: {},
  series: [],
  reason: '',
});
const CODE = {
  creatorId: 'c-1',
  commission: 'none',
  rate: null,
  fixedMinor: null,
  holdDays: 30,
  starts: null,
  ends: null,
  link: '',
  tag: '',
};
const ROWS: Readonly<Record<string, LibraryItem[]>> = {
  creator: [item('c-1', { name: 'Lena Waves', kind: 'influencer', status: 'active', note: '' })],
  code: [
    item('d-1', { ...CODE, code: 'LENA10', campaignId: 'k-1' }, { creatorId: 'Lena Waves', campaignId: 'Curls' }),
    item('d-2', { ...CODE, code: 'LENA99', campaignId: null }, { creatorId: 'Lena Waves' }),
  ],
};
const MOVING: Output<'attribution.preview'> = {
  problem: null,
  moves: [{ campaignId: 'k-1', campaign: 'Curls', before: 3, after: 5, netBefore: 3_000, netAfter: 8_000 }],
};
const STILL: Output<'attribution.preview'> = { problem: null, moves: [] };

const open = (tab: string, found: () => Output<'attribution.preview'>): Promise<FakeBridge> =>
  openPage(
    `#/campaigns/creators${tab}`,
    {
      'campaigns.plan': () => ({ campaigns: [], weeks: [], moments: [], totals: {} }) as never,
      'views.list': () => [],
      'library.list': ({ kind }) => ROWS[kind] ?? [],
      'library.choices': () => [],
      'library.create': () => ({ id: 'new' }),
      'library.update': () => ({ ok: true }),
      'library.bulk': ({ ids }) => ({ changed: ids.length }),
      'library.remove': ({ ids }) => ({ removed: ids.length }),
      'attribution.preview': found,
      'attribution.change': () => ({ ok: true }),
    } satisfies Answers,
    'Creators',
  );
const type = async (name: string, text: string): Promise<void> => {
  const field = await screen.findByRole('textbox', { name });
  fireEvent.focus(field);
  fireEvent.change(field, { target: { value: text } });
  fireEvent.blur(field);
};
const gone = () => waitFor(() => expect(screen.queryByRole('dialog', { name: /^(?:Change|Remove) / })).toBeNull());

test('a creator’s code shows what moves and is changed on Apply alone; without a campaign, or in what moves nothing, at once', async () => {
  let answer = MOVING;
  const bridge = await open('?tab=code', () => answer);
  const made = { change: { update: { kind: 'code', id: 'd-1', values: { code: 'LENA20' } } } };
  await type('Code: LENA10', 'LENA20');
  const dialog = await screen.findByRole('dialog', { name: 'Change the code LENA10' });
  expect((await within(dialog).findByRole('table', { name: 'What the change moves' })).textContent).toContain('3 → 5');
  expect(dialog.textContent).toContain('2 orders more than before will have a campaign.');
  expect(dialog.textContent).toContain('Orders with a creator’s code, link or tag go to the campaign that it names.');
  fireEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }));
  await gone();
  expect(bridge.sent('attribution.preview')).toEqual([made]);
  expect(bridge.sent('attribution.change')).toEqual([]);
  await type('Code: LENA10', 'LENA20');
  fireEvent.click(await screen.findByRole('button', { name: 'Apply' }));
  await waitFor(() => expect(bridge.sent('attribution.change')).toEqual([made]));
  await gone();
  expect(screen.getByText('Changed the code LENA10')).toBeTruthy();
  answer = {
    problem: null,
    moves: [
      { campaignId: 'k-1', campaign: 'Curls', before: 5, after: 0, netBefore: 8_000, netAfter: 0 },
      { campaignId: 'k-2', campaign: 'Letter', before: 1, after: 4, netBefore: 1_000, netAfter: 7_000 },
    ],
  };
  await type('Code: LENA10', 'LENA25');
  await screen.findByText('2 orders will have no campaign any more.');
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  await gone();
  // No order moves: it is made without a question.
  answer = STILL;
  await type('Code: LENA10', 'LENA30');
  await waitFor(() => expect(bridge.sent('attribution.change')).toHaveLength(2));
  // Neither a code without a campaign nor an agreed share is looked at.
  await type('Code: LENA99', 'LENA98');
  await type('Share: LENA10', '12');
  await waitFor(() => expect(bridge.sent('library.update')).toHaveLength(2));
  expect(bridge.sent('attribution.preview')).toHaveLength(4);
  answer = { problem: 'SPRING10 is the code of the campaign Spring.', moves: [] };
  await type('Code: LENA10', 'SPRING10');
  expect(await screen.findByText('SPRING10 is the code of the campaign Spring.')).toBeTruthy();
  expect(bridge.sent('attribution.change')).toHaveLength(2);
});

test('codes and creators are removed only after what that moves was seen, which the rows chosen keep to', async () => {
  const bridge = await open('?tab=code', () => MOVING);
  for (const name of ['Select LENA10', 'Select LENA99']) fireEvent.click(await screen.findByRole('checkbox', { name }));
  const bar = screen.getByRole('toolbar', { name: 'Change the chosen rows' });
  fireEvent.click(within(bar).getByRole('button', { name: 'Remove' }));
  const dialog = await screen.findByRole('dialog', { name: 'Remove 2 rows of codes and links' });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }));
  await gone();
  expect(screen.getByText('2 rows chosen')).toBeTruthy();
  expect(bridge.sent('attribution.change')).toEqual([]);
  fireEvent.click(within(bar).getByRole('button', { name: 'Remove' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Apply' }));
  await waitFor(() =>
    expect(bridge.sent('attribution.change')).toEqual([
      { change: { removeRows: { kind: 'code', ids: ['d-1', 'd-2'] } } },
    ]),
  );
  await waitFor(() => expect(screen.queryByText('2 rows chosen')).toBeNull());
  expect(screen.getByText('Removed 2 rows of codes and links')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Remove LENA99' }));
  await waitFor(() => expect(bridge.sent('library.remove')).toEqual([{ kind: 'code', ids: ['d-2'] }]));
  fireEvent.click(screen.getByText('Roster'));
  fireEvent.click(await screen.findByRole('button', { name: 'Remove Lena Waves' }));
  await screen.findByRole('dialog', { name: 'Remove the creator Lena Waves' });
  fireEvent.click(await screen.findByRole('button', { name: 'Apply' }));
  await waitFor(() =>
    expect(bridge.sent('attribution.change').at(-1)).toEqual({
      change: { removeRows: { kind: 'creator', ids: ['c-1'] } },
    }),
  );
});
