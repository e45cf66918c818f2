import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { PEOPLE } from './fake-bridge';
import { openPage } from './page';

beforeEach(() => {
  window.location.hash = '';
});

const source = (name: string, more: Partial<Output<'imports.sources'>[number]>): Output<'imports.sources'>[number] => ({
  source: name,
  format: name,
  lastDay: '2026-05-12',
  lastImport: '2026-05-12T08:00:00Z',
  ageDays: 1,
  weekly: true,
  stale: false,
  ...more,
});

test('Data says how far each source reaches, what is stale, and what is expected weekly', async () => {
  await openPage(
    '#/data',
    {
      'imports.list': () => [],
      'imports.sources': () => [
        source('Stock', { lastDay: '2026-04-26', ageDays: 17, stale: true }),
        source('Deals', { byHand: '2026-05-12' }),
        source('Products', { weekly: false }),
      ],
    },
    'Data',
  );
  const list = await screen.findByRole('list', { name: 'Sources' });
  const [stock, , products] = within(list).getAllByRole('listitem');
  expect(stock?.textContent).toContain('Stale');
  expect(screen.getByText('Deals').closest('li')?.textContent).toContain('kept by hand, last change');
  expect(stock?.textContent).toMatch(/to .*26 Apr.*expected weekly/);
  expect(products?.textContent).toContain('1 day old');
  expect(products?.textContent).not.toMatch(/Stale|weekly/);
});

test('the history asks for what its filters say, in the list and in their count, and forgets them again', async () => {
  const bridge = await openPage(
    '#/data?tab=history&person=p-theo&what=imports&record=r-1&since=2026-05-01&until=2026-05-12&batch=7&q=orders',
    {
      'history.list': () => [],
      'history.facets': () => ({
        total: 0,
        people: PEOPLE.map(({ id, name }) => ({ id, name })),
        entities: ['imports', 'products'],
      }),
    },
    'Data',
  );
  const filter = {
    personId: 'p-theo',
    entity: 'imports',
    entityId: 'r-1',
    from: '2026-05-01',
    to: '2026-05-12',
    batch: 7,
    text: 'orders',
  };
  expect(await screen.findByText('No step fits these filters.')).toBeTruthy();
  expect(bridge.sent('history.list')).toContainEqual({ ...filter, limit: 200 });
  expect(bridge.sent('history.facets')).toContainEqual(filter);
  fireEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
  await waitFor(() => expect(bridge.sent('history.list').at(-1)).toEqual({ limit: 200 }));
});

test('a copy of the workspace goes as one file into a folder of one’s choice, and nowhere when none is chosen', async () => {
  const bridge = await openPage(
    '#/data?tab=backups',
    {
      'backup.list': () => [],
      'app.chooseFolder': () => ({ path: null }),
      'backup.create': () => ({ file: '/stick/halo-and-vine (copy).tandem', rows: 12, loose: 0 }),
    },
    'Data',
  );
  const save = await screen.findByRole('button', { name: 'Save a copy to a folder' });
  fireEvent.click(save);
  await waitFor(() => expect(bridge.sent('app.chooseFolder')).toHaveLength(1));
  expect(bridge.sent('backup.create')).toEqual([]);
  bridge.answer({ 'app.chooseFolder': () => ({ path: '/stick' }) });
  fireEvent.click(save);
  expect(await screen.findByText('Saved and verified: /stick/halo-and-vine (copy).tandem, 12 rows.')).toBeTruthy();
  expect(bridge.sent('backup.create')).toEqual([{ folder: '/stick', reason: 'copy' }]);
});

const PARTS = ['subscribed.csv', 'unsubscribed.csv', 'notes.csv'];
const inspected = (part: string): Output<'imports.inspect'> => ({
  file: `audience.zip › ${part}`,
  part,
  parts: PARTS.map((one) => ({ part: one, recognised: one !== 'notes.csv', problem: null })),
  bytes: 100,
  encoding: 'utf-8',
  delimiter: ',',
  format: 'contacts',
  recognised: true,
  vendor: null,
  columns: [],
  rows: [],
  map: null,
  remembered: null,
  ambiguousDate: null,
  fields: {},
  problem: null,
});
const batch = (id: number, file: string): Output<'imports.list'>[number] => ({
  id,
  file,
  format: 'contacts',
  at: '2026-05-13T09:00:00.000Z',
  by: null,
  rows: 2,
  created: 2,
  updated: 0,
  unchanged: 0,
  skipped: 0,
  firstDay: null,
  lastDay: null,
  undone: false,
  reaches: '2026-05-13',
});

test('an archive waits in the inbox until each of its known tables is in', async () => {
  const { id: _id, by: _by, at: _at, undone: _undone, reaches: _reaches, ...counts } = batch(0, '');
  const bridge = await openPage(
    '#/data',
    {
      'app.inbox': () => ({
        folder: '/in',
        files: [{ path: '/in/audience.zip', name: 'audience.zip', bytes: 100, changed: '2026-05-13T08:00:00.000Z' }],
        problem: null,
      }),
      'imports.list': () => [batch(1, 'audience.zip › subscribed.csv')],
      'imports.inspect': ({ part }) => inspected(part ?? 'subscribed.csv'),
      'imports.dryRun': ({ part }) => ({
        summary: {
          ...counts,
          created: part === 'unsubscribed.csv' ? 7 : 0,
          batch: null,
          adjustments: 0,
          errors: [],
          errorCount: 0,
          noticeCount: 0,
          seconds: 0,
        },
        preview: [],
        doubts: [],
      }),
    },
    'Data',
  );
  expect(await screen.findByText('1 of 2 tables in; unsubscribed.csv: 7 new, 0 updated')).toBeTruthy();
  bridge.answer({
    'imports.list': () => PARTS.slice(0, 2).map((part, at) => batch(at, `audience.zip › ${part}`)),
  });
  bridge.emit({ type: 'data-changed', topics: ['imports'] });
  await waitFor(() => expect(screen.queryByText('audience.zip')).toBeNull());
});
