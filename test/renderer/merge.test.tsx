import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { makeClient, WorkspaceContext } from '../../src/renderer/src/api';
import { MergeDialog } from '../../src/renderer/src/features/customers/MergeDialog';
import { TandemError } from '../../src/shared/contract';
import { type FakeBridge, installBridge, WORKSPACE } from './fake-bridge';

const close = vi.fn();
let bridge: FakeBridge;
beforeEach(() => {
  close.mockClear();
  bridge = installBridge({
    'duplicates.compare': () => ({
      fields: [
        { field: 'name', label: 'Name', keep: 'Bellamy', drop: 'Bellamy Ltd', take: 'keep', joins: false },
        { field: 'country', label: 'Country', keep: 'France', drop: 'France', take: 'keep', joins: false },
        { field: 'tags', label: 'Tags', keep: 'VIP', drop: 'south', take: 'both', joins: true },
        { field: 'address', label: 'Address', keep: '', drop: '', take: 'keep', joins: false },
      ],
      moves: [{ label: 'Deals', count: 2 }],
      joins: ['Frozen reports stay as they were.'],
    }),
    'duplicates.merge': () => ({ moved: 2 }),
  });
  render(
    <MantineProvider>
      <QueryClientProvider client={makeClient()}>
        <WorkspaceContext.Provider value={WORKSPACE}>
          <MergeDialog
            kind="companies"
            pair={{
              a: { id: 'a', name: 'Bellamy', hint: '' },
              b: { id: 'b', name: 'Bellamy Ltd', hint: '' },
            }}
            onClose={close}
          />
        </WorkspaceContext.Provider>
      </QueryClientProvider>
    </MantineProvider>,
  );
});

test('both values are seen, one is chosen where they differ, and what moves is said before', async () => {
  const name = within(await screen.findByRole('group', { name: 'Name' }));
  expect(name.getByLabelText('Bellamy')).toHaveProperty('checked', true);
  fireEvent.click(name.getByLabelText('Bellamy Ltd'));
  expect(within(screen.getByRole('group', { name: 'Tags' })).getByLabelText('Keep both')).toHaveProperty(
    'checked',
    true,
  );
  expect(screen.queryByRole('group', { name: 'Country' })).toBeNull();
  expect(screen.queryByText('Address')).toBeNull();
  expect(screen.getByText(/Moves over: deals \(2\)/)).toBeDefined();
  expect(screen.getByText('Frozen reports stay as they were.')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'Merge into one' }));
  await waitFor(() =>
    expect(bridge.sent('duplicates.merge')).toEqual([
      { kind: 'companies', keepId: 'a', dropId: 'b', take: { name: 'drop' } },
    ]),
  );
  await waitFor(() => expect(close).toHaveBeenCalled());
});

test('the other one can stay instead, and a refusal is said where it was asked', async () => {
  bridge.answer({
    'duplicates.merge': () => {
      throw new TandemError('rule', 'Bellamy would stand under itself.');
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Keep Bellamy Ltd instead' }));
  await waitFor(() => expect(bridge.sent('duplicates.compare')).toHaveLength(2));
  await screen.findByRole('group', { name: 'Name' });
  fireEvent.click(screen.getByRole('button', { name: 'Merge into one' }));
  expect((await screen.findByRole('alert')).textContent).toBe('Bellamy would stand under itself.');
  expect(bridge.sent('duplicates.merge')[0]).toMatchObject({ keepId: 'b', dropId: 'a' });
  expect(close).not.toHaveBeenCalled();
});

test('a merge that takes long shows how far it is and can be cancelled; what was chosen stays', async () => {
  bridge.answer({
    'duplicates.merge': () =>
      new Promise((_, refuse) => {
        stop = () => refuse(new TandemError('cancelled', 'Cancelled. Nothing was changed.'));
      }),
  });
  let stop = (): void => undefined;
  await screen.findByRole('group', { name: 'Name' });
  fireEvent.click(screen.getByRole('button', { name: 'Merge into one' }));
  const progress = await screen.findByRole('progressbar', { name: 'Merging' });
  expect(progress).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(bridge.cancelled).toHaveLength(1);
  stop();
  await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
  expect(close).not.toHaveBeenCalled();
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.getByRole('button', { name: 'Merge into one' })).toHaveProperty('disabled', false);
});
