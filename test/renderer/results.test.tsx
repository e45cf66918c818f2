import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { ResultRow } from '../../src/shared/contract/results';
import { TandemError } from '../../src/shared/contract/errors';
import { openPage } from './page';
import { CHOICES, UNSERVED, marked } from './result-answers';

vi.mock('react-chartjs-2', () => ({ Line: () => null, Bar: () => null }));

beforeEach(() => {
  window.location.hash = '';
});

const fill = (column: string, text: string): void => {
  fireEvent.change(screen.getByLabelText(`${column}, row 1`), { target: { value: text } });
};

test('a row of results is sent with its content item and creator; what the engine refuses stays in the grid', async () => {
  let refuse = true;
  const bridge = await openPage(
    '#/campaigns/results',
    {
      'results.choices': () => CHOICES,
      'results.list': () => ({ rows: [], total: 0 }),
      'results.save': () => {
        if (refuse) throw new TandemError('bad-input', 'There is a row for Reel: curls on 2026-05-04 already.');
        return { ids: ['d-1'], warnings: ['2026-06-04 is after Mousse clips ended, 2026-05-31. Saved all the same.'] };
      },
    },
    'Results',
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Type results' }));
  fill('Day', '2026-05-04');
  fill('Campaign', 'mousse clips');
  fill('Content or post', 'reel: curls');
  fill('Creator', 'Somebody');
  fill('Likes', '12');
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('alert')).toHaveProperty(
    'textContent',
    'Row 1, Creator: there is no creator "Somebody"',
  );
  expect(bridge.sent('results.save')).toEqual([]);
  fill('Creator', 'Lena Waves');
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('There is a row for Reel: curls on 2026-05-04 already.');
  expect(screen.getByLabelText('Likes, row 1')).toHaveProperty('value', '12');
  refuse = false;
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText(/Saved all the same/);
  expect(bridge.sent('results.save').at(-1)?.rows).toMatchObject([
    { day: '2026-05-04', campaignId: 'k-1', contentId: 'i-1', creatorId: 'r-1', name: '', values: { likes: 12 } },
  ]);
});

test('the grid shows the columns that its set needs, and further ones on demand, which stay also when they are emptied', async () => {
  const bridge = await openPage(
    '#/campaigns/results',
    {
      'results.choices': () => CHOICES,
      'results.list': () => ({ rows: [], total: 0 }),
      'results.save': () => ({ ids: ['d-1'], warnings: [] }),
    },
    'Results',
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Type results' }));
  const heads = () =>
    within(screen.getByRole('table', { name: 'Results to type' }))
      .getAllByRole('columnheader')
      .map((head) => head.textContent);
  const needed = ['Day', 'Campaign', 'Content or post', 'Creator'];
  const social = ['Impressions', 'Reach', 'Clicks', 'Likes', 'Comments', 'Shares', 'Followers', 'Spend'];
  expect(heads()).toEqual([...needed, ...social, 'Remove']);
  fireEvent.click(screen.getByRole('button', { name: 'Column' }));
  const items = await screen.findAllByRole('menuitem');
  expect(items.map((one) => one.textContent).join(', ')).toBe(
    'Promotion, Sessions, Bounces, Sent, Delivered, Opened, Email clicks, Unsubscribed, Leads, Qualified leads, Orders, Revenue',
  );
  for (const one of items.slice(0, 1)) fireEvent.click(one);
  const wider = ['Day', 'Campaign', 'Promotion', 'Content or post', 'Creator', ...social, 'Remove'];
  await waitFor(() => expect(heads()).toEqual(wider));
  fill('Promotion', 'Email');
  fill('Promotion', '');
  fill('Likes', '3');
  expect(heads()).toEqual(wider);
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(bridge.sent('results.save').at(-1)?.rows).toMatchObject([{ promotion: '', values: { likes: 3 } }]),
  );
});

test('rows typed into the grid outlast the page being left, and are let go once saved or given up', async () => {
  const answers = {
    'results.choices': () => CHOICES,
    'results.list': () => ({ rows: [], total: 0 }),
    'results.save': () => ({ ids: ['d-1'], warnings: [] }),
  };
  const leaveAndReturn = async (): Promise<void> => {
    cleanup();
    await openPage('#/campaigns/results', answers, 'Results');
    await screen.findByRole('button', { name: 'Results' });
  };
  await openPage('#/campaigns/results', answers, 'Results');
  fireEvent.click(await screen.findByRole('button', { name: 'Email' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Type results' }));
  fill('Day', '2026-05-04');
  fill('Content or post', 'May letter');
  fireEvent.paste(screen.getByLabelText('Sent, row 1'), {
    clipboardData: { getData: () => '1000\t990\n2000\t1980' },
  });
  await leaveAndReturn();
  expect(await screen.findByLabelText('Content or post, row 1')).toHaveProperty('value', 'May letter');
  expect(screen.getByLabelText('Delivered, row 2')).toHaveProperty('value', '1980');
  expect(screen.queryByLabelText('Day, row 4')).toBeNull();
  fill('Day', '2026-05-05');
  fireEvent.click(screen.getByRole('button', { name: 'Remove row 2' }));
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('Saved 1 row of results');
  await leaveAndReturn();
  expect(screen.queryByRole('table', { name: 'Results to type' })).toBeNull();
  fireEvent.click(await screen.findByRole('button', { name: 'Type results' }));
  expect(screen.getByLabelText('Content or post, row 1')).toHaveProperty('value', '');
  fill('Likes', '7');
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  await leaveAndReturn();
  expect(screen.queryByRole('table', { name: 'Results to type' })).toBeNull();
});

const result = (id: string, campaignId: string | null, campaign: string): ResultRow => ({
  id,
  day: '2026-05-04',
  toDay: '2026-05-04',
  campaignId,
  campaign,
  promotion: 'social',
  contentId: null,
  content: '',
  creatorId: null,
  creator: '',
  name: '',
  source: '',
  currency: 'USD',
  values: { likes: 12 },
  file: null,
  line: null,
  batch: null,
  days: 1,
});

test('daily results mark the campaigns that serve no target, and only those', async () => {
  await openPage(
    '#/campaigns/results',
    {
      'results.choices': () => UNSERVED,
      'results.list': () => ({
        rows: [result('d-1', 'k-1', 'Mousse clips'), result('d-2', 'k-2', 'Flyers'), result('d-3', null, '')],
        total: 3,
      }),
    },
    'Results',
  );
  await screen.findByRole('table', { name: 'Daily results' });
  await waitFor(() => expect(marked('Daily results')).toEqual(['Flyers, serves no target']));
  // Where only text can stand, in the list of a filter and what cells may name, the name says it.
  fireEvent.click(screen.getByRole('combobox', { name: 'Campaign' }));
  expect(screen.getAllByRole('option', { hidden: true }).map((one) => one.textContent)).toEqual([
    'All campaigns',
    'Mousse clips',
    'Flyers · no target',
  ]);
  fireEvent.click(screen.getByRole('button', { name: 'Results' }));
  const cell = await screen.findByLabelText('Campaign, row 1');
  const names = document.getElementById(cell.getAttribute('list') ?? '');
  expect([...(names?.children ?? [])].map((one) => [one.getAttribute('value'), one.textContent])).toEqual([
    ['Mousse clips', ''],
    ['Flyers', 'Flyers · no target'],
  ]);
});

test('a pasted block with a heading of its own asks where that column goes, and keeps what no set of measures shows', async () => {
  const bridge = await openPage(
    '#/campaigns/results',
    {
      'results.choices': () => CHOICES,
      'results.list': () => ({ rows: [], total: 0 }),
      'results.save': () => ({ ids: ['d-1'], warnings: [] }),
    },
    'Results',
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Type results' }));
  fireEvent.paste(screen.getByLabelText('Likes, row 1'), {
    clipboardData: {
      getData: () => 'Date\tHearts\tcampaign name\tOPENS\tMood\n2026-05-04\t12\tMousse clips\t3\tgood\n',
    },
  });
  const form = within(await screen.findByRole('region', { name: 'Columns of what was pasted' }));
  fireEvent.click(form.getByLabelText('Hearts', { selector: 'input' }));
  fireEvent.click((await screen.findAllByRole('option', { name: 'Likes', hidden: true }))[0] as HTMLElement);
  fireEvent.click(form.getByRole('button', { name: 'Paste' }));
  // Opened is a measure of another set: it stands in a column of its own.
  await waitFor(() => expect(screen.getByLabelText('Opened, row 1')).toHaveProperty('value', '3'));
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(bridge.sent('results.save')).toHaveLength(1));
  expect(bridge.sent('results.save')[0]?.rows).toMatchObject([
    { day: '2026-05-04', campaignId: 'k-1', values: { likes: 12, opened: 3 } },
  ]);
});

test('a table that is written out says of each campaign whether it serves a target', async () => {
  const bridge = await openPage(
    '#/campaigns/results',
    {
      'results.choices': () => UNSERVED,
      'results.list': () => ({
        rows: [result('d-1', 'k-1', 'Mousse clips'), result('d-2', 'k-2', 'Flyers'), result('d-3', null, '')],
        total: 3,
      }),
      'app.saveText': ({ name }) => ({ path: `/home/${name}` }),
    },
    'Results',
  );
  await screen.findByRole('table', { name: 'Daily results' });
  await waitFor(() => marked('Daily results'));
  fireEvent.contextMenu(screen.getByRole('table', { name: 'Daily results' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Save as CSV' }));
  await waitFor(() => expect(bridge.sent('app.saveText')).toHaveLength(1));
  const rows = (bridge.sent('app.saveText')[0]?.text ?? '').split(/\r?\n/).map((row) => row.split(','));
  const at = rows[0]?.indexOf('Serves a target') ?? -1;
  expect(rows.slice(0, 4).map((row) => row[at])).toEqual(['Serves a target', 'yes', 'no', '']);
});
