import { createEvent, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WorkspaceContext } from '../../src/renderer/src/api';
import { type Column, DataTable, Page, TakenAs } from '../../src/renderer/src/ui';
import { type FakeBridge, installBridge, WORKSPACE } from './fake-bridge';

type Row = { id: string; name: string; day: string; net: number };
const ROWS: Row[] = [
  { id: 'a', name: '=1+1', day: '2026-03-01', net: 105_005 },
  { id: 'b', name: 'Salon "Nord"', day: '2026-03-02', net: -700 },
];
const COLUMNS: Column<Row>[] = [
  { key: 'pick', header: '', value: null, cell: () => <input type="checkbox" aria-label="Pick" /> },
  { key: 'name', header: 'Name', value: (row) => row.name, cell: (row) => row.name },
  { key: 'day', header: 'Day', value: (row) => row.day, cell: () => 'Sun 1 Mar' },
  { key: 'net', header: 'Net', value: (row) => ({ minor: row.net }), cell: () => '$1.1k' },
];
const GUARDED = 'Name\tDay\tNet (USD)\n\'=1+1\t2026-03-01\t1050.05\n"Salon ""Nord"""\t2026-03-02\t-7.00\n';

let bridge: FakeBridge;
const writeText = vi.fn(() => Promise.resolve());

beforeEach(() => {
  bridge = installBridge({ 'app.saveText': ({ name }) => ({ path: `/home/${name}` }) });
  writeText.mockClear();
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
});
afterEach(() => window.getSelection()?.removeAllRanges());

const show = (more: Partial<Parameters<typeof DataTable<Row>>[0]> = {}): void => {
  render(
    <MantineProvider env="test">
      <Notifications />
      <WorkspaceContext value={WORKSPACE}>
        <Page title="Shops">
          <DataTable label="Shops" columns={COLUMNS} rows={ROWS} rowKey={(row) => row.id} {...more} />
          <TakenAs label="Board" columns={[{ name: 'Card', value: (row: Row) => row.name }]} rows={[]} count={0} />
        </Page>
      </WorkspaceContext>
    </MantineProvider>,
  );
};

const copied = (on: HTMLElement): string | null => {
  on.focus();
  // As browsers do it: without a selection the event goes to the body.
  const event = createEvent.copy(document.body);
  const setData = vi.fn();
  Object.defineProperty(event, 'clipboardData', { value: { setData } });
  fireEvent(document.body, event);
  return setData.mock.lastCall?.[1] ?? null;
};

test('Ctrl C on a table copies its view with headers, as numbers and days, formulas guarded', async () => {
  show();
  expect(copied(screen.getByRole('table', { name: 'Shops' }))).toBe(GUARDED);
  await screen.findByText('Copied 2 rows of “Shops”. Paste into a spreadsheet.');
});

test('ticked rows are copied alone', () => {
  show({ chosen: ['b'] });
  expect(copied(screen.getByRole('table', { name: 'Shops' }))).toBe(
    'Name\tDay\tNet (USD)\n"Salon ""Nord"""\t2026-03-02\t-7.00\n',
  );
});

test('selected text is copied as it is, and so is what is in a field', () => {
  show();
  expect(copied(screen.getAllByRole('checkbox', { name: 'Pick' })[0] as HTMLElement)).toBeNull();
  const range = document.createRange();
  range.selectNodeContents(screen.getByText('=1+1'));
  window.getSelection()?.addRange(range);
  expect(copied(screen.getByRole('table', { name: 'Shops' }))).toBeNull();
});

test('a view that is not all here is read to its end', async () => {
  const all = vi.fn(() => Promise.resolve([...ROWS, { ...(ROWS[0] as Row), id: 'c', name: 'Third' }]));
  show({ count: 3, all });
  expect(copied(screen.getByRole('table', { name: 'Shops' }))).toBeNull();
  await waitFor(() => expect(writeText).toHaveBeenCalledTimes(1));
  expect(writeText).toHaveBeenCalledWith(`${GUARDED}Third\t2026-03-01\t1050.05\n`);
  await screen.findByText('Copied 3 rows of “Shops”. Paste into a spreadsheet.');
});

test('the menu of a table copies one row, all rows, or saves them', async () => {
  show();
  fireEvent.contextMenu(screen.getByText('Salon "Nord"'), { clientX: 40, clientY: 40 });
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Copy this row' }));
  await waitFor(() =>
    expect(writeText).toHaveBeenCalledWith('Name\tDay\tNet (USD)\n"Salon ""Nord"""\t2026-03-02\t-7.00\n'),
  );
  fireEvent.contextMenu(screen.getByText('Salon "Nord"'), { clientX: 40, clientY: 40 });
  expect(await screen.findByRole('menuitem', { name: 'Copy all 2 rows' })).toBeTruthy();
  fireEvent.click(screen.getByRole('menuitem', { name: 'Save as CSV' }));
  await waitFor(() => expect(bridge.sent('app.saveText')).toHaveLength(1));
  expect(bridge.sent('app.saveText')[0]).toMatchObject({
    name: 'Shops.csv',
    text: 'Name,Day,Net (USD)\r\n\'=1+1,2026-03-01,1050.05\r\n"Salon ""Nord""",2026-03-02,-7.00\r\n',
  });
});

test('the page lists its tables with their counts; an empty one cannot be taken', async () => {
  show();
  fireEvent.click(screen.getByRole('button', { name: 'Tables of this page' }));
  await screen.findByText('Shops, 2 rows');
  expect(screen.getByText('Board, 0 rows')).toBeTruthy();
  const [first, second] = screen.getAllByRole('menuitem', { name: 'Save as CSV' });
  expect(second?.hasAttribute('disabled') || second?.hasAttribute('data-disabled')).toBe(true);
  fireEvent.click(first as Element);
  await screen.findByText('Wrote 2 rows of “Shops” to /home/Shops.csv.');
});
