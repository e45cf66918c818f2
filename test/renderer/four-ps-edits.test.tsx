import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { openSheet } from './four-ps-sheet';

vi.mock('react-chartjs-2', () => ({ Line: () => null, Bar: () => null }));

beforeEach(() => {
  window.location.hash = '';
});

const STATEMENT = 'A creator order costs under $30';

const CATALOGUE = {
  'metrics.catalogue': () =>
    [{ definition: { id: 'cac', name: 'Customer acquisition cost', unit: 'money', dimensions: [] } }] as never,
};

test('what was typed over an assumption and cancelled is gone when it is opened again', async () => {
  await openSheet(CATALOGUE);
  const open = async () => {
    fireEvent.click(await screen.findByRole('button', { name: `Change: ${STATEMENT}` }));
    return screen.findByRole('dialog', { name: 'Change the assumption' });
  };
  const first = await open();
  fireEvent.change(await within(first).findByLabelText('Value, USD'), { target: { value: '28.50' } });
  fireEvent.click(within(first).getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const again = await open();
  expect((await within(again).findByLabelText<HTMLInputElement>('Value, USD')).value).toBe('30.00');
});
