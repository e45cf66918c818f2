import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test } from 'vitest';
import { makeClient, WorkspaceContext } from '../../src/renderer/src/api';
import { useGroups } from '../../src/renderer/src/features/four-ps/useGroups';
import { installBridge, WORKSPACE } from './fake-bridge';

const PRODUCTS = [
  { id: 'p-dry', name: 'Dry Shampoo' },
  { id: 'p-curl', name: 'Curl Mousse' },
];
/** Longer than typing is waited for before it is asked. */
const PAUSE_MS = 400;

test('the name of the chosen record, which its field holds as text, is not searched for; what is typed is', async () => {
  const bridge = installBridge({
    'four-ps.groups': ({ search = '' }) => PRODUCTS.filter(({ name }) => name.includes(search)),
  });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <MantineProvider>
      <QueryClientProvider client={makeClient()}>
        <WorkspaceContext.Provider value={WORKSPACE}>{children}</WorkspaceContext.Provider>
      </QueryClientProvider>
    </MantineProvider>
  );
  // A form that was kept half typed knows the id of what was chosen and no name.
  const { result } = renderHook(() => useGroups('product', { chosen: 'p-curl' }), { wrapper });
  await waitFor(() => expect(result.current.records).toHaveLength(2));
  const type = async (text: string): Promise<void> => {
    act(() => result.current.onSearchChange(text));
    await act(() => new Promise((done) => setTimeout(done, PAUSE_MS)));
  };
  await type('Curl Mousse');
  expect(result.current.records).toHaveLength(2);
  expect(bridge.sent('four-ps.groups')).toEqual([{ dimension: 'product', chosen: 'p-curl', search: '' }]);
  await type('Dry');
  await waitFor(() => expect(result.current.records).toEqual([{ value: 'p-dry', label: 'Dry Shampoo' }]));
});
