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

test('a new assumption is about the period of the top bar, also after that was changed', async () => {
  await openSheet(CATALOGUE);
  const open = async () => {
    fireEvent.click(await screen.findByRole('button', { name: 'Assumption' }));
    return screen.findByRole('dialog', { name: 'New assumption' });
  };
  const over = (dialog: HTMLElement) =>
    within(dialog).getByRole<HTMLInputElement>('combobox', { name: 'Over', hidden: true }).value;
  const first = await open();
  expect(over(first)).toBe('Q2 2026');
  fireEvent.click(within(first).getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  fireEvent.click(await screen.findByRole('button', { name: 'Previous period' }));
  await waitFor(() => expect(window.location.hash).toContain('2026-Q1'));
  expect(over(await open())).toBe('Q1 2026');
});

test('a statement that was emptied stands again as it was: an assumption without one is none', async () => {
  const bridge = await openSheet();
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: `Assumption: ${STATEMENT}` });
  fireEvent.change(field, { target: { value: '  ' } });
  fireEvent.blur(field);
  expect(field.value).toBe(STATEMENT);
  expect(bridge.sent('four-ps.updateAssumption')).toEqual([]);
});
