import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { openSheet, SHEET } from './four-ps-sheet';

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
    return screen.findByRole('form', { name: 'Change the assumption' });
  };
  const first = await open();
  fireEvent.change(await within(first).findByLabelText('Value, USD'), { target: { value: '28.50' } });
  fireEvent.click(within(first).getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
  const again = await open();
  expect((await within(again).findByLabelText<HTMLInputElement>('Value, USD')).value).toBe('30.00');
});

test('an assumption that was half typed when the page was left stands open again, with its range', async () => {
  const draft = { key: 's-1 New assumption', label: 'New assumption', address: '', from: '' };
  const text = JSON.stringify({ statement: 'One in five comes back', comparator: 'between', low: '18' });
  await openSheet({
    ...CATALOGUE,
    'app.session': () => ({ address: '', cutOff: false, drafts: [{ ...draft, text }] }),
  });
  const form = await screen.findByRole('form', { name: 'New assumption' });
  expect(within(form).getByLabelText<HTMLInputElement>('Statement').value).toBe('One in five comes back');
  expect((await within(form).findByLabelText<HTMLInputElement>(/^From/)).value).toBe('18');
});

test('a new assumption is about the period of the top bar, also after that was changed', async () => {
  await openSheet(CATALOGUE);
  const open = async () => {
    fireEvent.click(await screen.findByRole('button', { name: 'Assumption' }));
    return screen.findByRole('form', { name: 'New assumption' });
  };
  const over = (dialog: HTMLElement) =>
    within(dialog).getByRole<HTMLInputElement>('combobox', { name: 'Over', hidden: true }).value;
  const first = await open();
  expect(over(first)).toBe('Q2 2026');
  fireEvent.click(within(first).getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
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

/** The subjects that are offered, as the list of the worksheet's head shows them. */
const subjects = async (): Promise<(string | null)[]> => {
  const box = await screen.findByRole('combobox', { name: 'What it is about' });
  fireEvent.click(box);
  await waitFor(() => expect(box.getAttribute('aria-controls')).not.toBeNull());
  const list = document.getElementById(box.getAttribute('aria-controls') ?? '') as HTMLElement;
  await within(list).findByRole('option', { name: 'Product 1', hidden: true });
  return within(list)
    .getAllByRole('option', { hidden: true })
    .map((one) => one.textContent);
};

test('a worksheet about a line that was renamed still says what it is about, and many products are not all drawn', async () => {
  const products = Array.from({ length: 300 }, (_, at) => ({ id: `p-${at + 1}`, name: `Product ${at + 1}` }));
  await openSheet({
    'four-ps.get': () => ({ ...SHEET, sheet: { ...SHEET.sheet, subject: 'line', line: 'Hold' } }),
    'four-ps.groups': () => products,
  });
  const box = await screen.findByRole<HTMLInputElement>('combobox', { name: 'What it is about' });
  expect(box.value).toBe('Product line: Hold');
  const offered = await subjects();
  expect(offered).toHaveLength(50);
  expect(offered.slice(0, 4)).toEqual(['Product line: Hold', 'Campaign idea', 'Product line: Style', 'Product 1']);
});

test('two facts stand beside a P, computed ones first, and the others when they are asked for', async () => {
  const value = {
    metric: 'units',
    version: 1,
    period: '2026-Q2',
    group: null,
    label: null,
    status: 'ok',
    unit: 'units',
  };
  const more = { numerator: 1, denominator: 1, reason: null, smallN: false };
  const figure = (label: string, of: number | null) => ({
    p: 'product' as const,
    label,
    by: null,
    products: [],
    places: [],
    adds: null,
    value: { ...value, ...more, status: of === null ? ('not_computable' as const) : ('ok' as const), value: of },
  });
  await openSheet({
    'four-ps.evidence': () => ({
      figures: [figure('Repeat purchase rate', null), figure('Units sold', 343), figure('Returns', 4)],
      competitors: [{ name: 'Plume', notes: 3, said: 'Cheaper', day: '2026-05-01', pricesMinor: [] }],
      notes: { productId: 'p-dry', notes: 27 },
      themes: [{ id: 't-1', name: 'Travel size', notes: 24, open: 1 }],
      prices: [],
      pricesLeftOut: [],
    }),
  });
  const row = await screen.findByRole('rowheader', { name: /^Product what we sell/ });
  const said = () =>
    within(row)
      .getAllByRole('listitem')
      .map((one) => one.textContent);
  await waitFor(() => expect(said()).toEqual(['24notes on Travel size', '343units sold']));
  fireEvent.click(within(row).getByRole('button', { name: '4 more known of Product' }));
  expect(said().slice(2)).toEqual([
    '4returns',
    expect.stringContaining('repeat purchase rate'),
    '27field notes on it',
    '3notes on Plume',
  ]);
});

test('an answer is typed in the place of a template’s question, and what somebody wrote is not taken for one', async () => {
  const question = 'What is new, for whom, and which need does it answer?';
  const [first, second] = SHEET.options;
  await openSheet({
    'four-ps.get': () => ({
      ...SHEET,
      options: [{ ...first!, points: [{ p: 'product', prompt: 'headline', text: question }] }, second!],
    }),
  });
  const field = (option: string) =>
    screen.findByRole<HTMLTextAreaElement>('textbox', { name: `Product of ${option}: In a line` });
  const asked = await field('Mini can');
  fireEvent.focus(asked);
  expect([asked.selectionStart, asked.selectionEnd]).toEqual([0, question.length]);
  const written = await field('Powder shaker');
  fireEvent.focus(written);
  expect(written.selectionStart).toBe(written.selectionEnd);
});
