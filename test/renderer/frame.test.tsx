import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { makeClient, WorkspaceContext } from '../../src/renderer/src/api';
import { SourceLine } from '../../src/renderer/src/features/metrics/SourceLine';
import { UpdateSetting } from '../../src/renderer/src/features/settings/UpdateSetting';
import { Menu } from '../../src/renderer/src/ui';
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
