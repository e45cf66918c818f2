import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { makeClient, WorkspaceContext } from '../../src/renderer/src/api';
import { SourceLine } from '../../src/renderer/src/features/metrics/SourceLine';
import { UpdateSetting } from '../../src/renderer/src/features/settings/UpdateSetting';
import { Menu, Select } from '../../src/renderer/src/ui';
import { TandemError } from '../../src/shared/contract/errors';
import { installBridge, WORKSPACE } from './fake-bridge';
import { openPage } from './page';

beforeEach(() => {
  window.location.hash = '';
});

/** Where it is tomorrow already while most of the world is at lunch: UTC and fourteen hours. */
const FAR = { ...WORKSPACE, timeZone: 'Pacific/Kiritimati' };
const show = (page: ReactNode): void => {
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={makeClient()}>
        <WorkspaceContext.Provider value={FAR}>{page}</WorkspaceContext.Provider>
      </QueryClientProvider>
    </MantineProvider>,
  );
};

test('a time is the clock of the company and not of the computer', async () => {
  await openPage(
    '/products',
    {
      'workspace.get': () => FAR,
      'products.list': () => ({
        rows: [],
        total: 0,
        totals: { netMinor: 0, units: 0, onHand: null, unknown: null },
      }),
    },
    'Products',
  );
  // 12:02 UTC on 13 May is 02:02 on 14 May there.
  expect(screen.getByRole('navigation', { name: 'Main' }).textContent).toContain('Backed up 14 May 02:02');
});

test('the line of a file says by the clock of the company when it came in', async () => {
  installBridge({
    'metrics.sourceLine': () => ({
      file: 'orders.csv',
      batch: 7,
      line: 12,
      importedAt: '2026-05-12T11:30:00.000Z',
      by: null,
      cells: [],
    }),
  });
  show(<SourceLine batch={7} line={12} />);
  // 11:30 UTC on 12 May is 01:30 on 13 May there, which is today.
  expect(await screen.findByText('import 7, 01:30')).toBeTruthy();
});

test('an update says its day as days are said', async () => {
  installBridge({
    'app.chooseFiles': () => ({ paths: ['/tmp/tandem.update'] }),
    'app.checkUpdate': () => ({ version: '0.2.0', released: '2026-05-04', file: 'tandem.AppImage', size: 1_000 }),
  });
  show(<UpdateSetting takes />);
  fireEvent.click(screen.getByRole('button', { name: 'Install from file…' }));
  expect(await screen.findByText(/Signed by the publisher of Tandem on 4 May:/)).toBeTruthy();
});

test('every part of a menu that begins it has a name, and headings name the others', async () => {
  const run = vi.fn();
  show(
    <Menu
      label="More for this deal"
      items={[{ label: 'Copy', onSelect: run }, { heading: 'Move to' }, { label: 'Won', onSelect: run }]}
    >
      <button type="button">More</button>
    </Menu>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'More' }));
  const menu = await screen.findByRole('menu');
  expect(within(menu).getByRole('group', { name: 'More for this deal' })).toBeTruthy();
  expect(within(menu).getByRole('group', { name: 'Move to' })).toBeTruthy();
});

test('an undo that takes long says how far it is, and its Cancel gives up those that wait behind it', async () => {
  const ends: ((error: TandemError | null) => void)[] = [];
  const bridge = await openPage(
    '/products',
    {
      'products.list': () => ({ rows: [], total: 0, totals: { netMinor: 0, units: 0, onHand: null, unknown: null } }),
      'history.undo': () =>
        new Promise<{ label: string }>((resolve, reject) =>
          ends.push((error) => (error ? reject(error) : resolve({ label: 'Changed an attribution rule' }))),
        ),
    },
    'Products',
  );
  const undos = () => bridge.calls.filter(({ channel }) => channel === 'history.undo');
  const undo = screen.getByRole('button', { name: 'Undo' });
  fireEvent.click(undo);
  fireEvent.click(undo);
  const bar = await screen.findByRole('progressbar', { name: 'Taking the step back' });
  const { job = '' } = undos()[0] ?? {};
  act(() => bridge.emit({ type: 'progress', job, done: 250, total: 1000, label: 'Moving orders' }));
  expect(bar.getAttribute('value')).toBe('250');
  expect(screen.getByText('Moving orders, 250 of 1,000 orders')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(bridge.cancelled).toEqual([job]);
  ends[0]?.(new TandemError('cancelled', 'Cancelled. Nothing was changed.'));
  await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
  expect(undos()).toHaveLength(1);
  fireEvent.click(undo);
  await waitFor(() => expect(undos()).toHaveLength(2));
  ends[1]?.(null);
  expect(await screen.findByText('Undone: Changed an attribution rule')).toBeTruthy();
});

test('a list to search opens by a key, a letter or a click, and stays closed when the window gives the focus back', async () => {
  show(<Select searchable aria-label="Leads to" data={['Curl Club', 'Mousse clips']} />);
  const field = screen.getByRole('combobox', { name: 'Leads to' });
  const list = () => field.getAttribute('aria-expanded');
  act(() => field.focus());
  fireEvent.keyDown(field, { key: 'ArrowDown', code: 'ArrowDown' });
  await waitFor(() => expect(list()).toBe('true'));
  fireEvent.click(await screen.findByRole('option', { name: 'Mousse clips' }));
  await waitFor(() => expect(list()).toBe('false'));
  act(() => field.blur());
  act(() => field.focus());
  expect(list()).toBe('false');
  fireEvent.change(field, { target: { value: 'curl' } });
  await waitFor(() => expect(list()).toBe('true'));
});
