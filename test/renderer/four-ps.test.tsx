import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { TandemError } from '../../src/shared/contract/errors';
import { ANSWERS, openSheet, SHEET } from './four-ps-sheet';
import { openPage } from './page';

vi.mock('react-chartjs-2', () => ({ Line: () => null, Bar: () => null }));

beforeEach(() => {
  window.location.hash = '';
});

test('options stand side by side with what they net; a loss and a price below cost are said', async () => {
  await openSheet();
  const grid = await screen.findByRole('table', { name: 'Four Ps of Dry shampoo to go' });
  const net = within(grid).getByRole('row', { name: /^Net in Q3 2026/ });
  expect(
    within(net)
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  ).toEqual(['$6,320', '−$980']);
  expect(within(grid).getByTitle('Not in Q3 2026')).toBeTruthy();
  expect(within(grid).getAllByText('Price below cost')).toHaveLength(1);
  expect(screen.getByRole('heading', { name: 'A nets the most in Q3 2026' })).toBeTruthy();
  expect(screen.getByDisplayValue('A creator order costs under $30').closest('li')?.textContent).toContain(
    '$25.44 against under $30.00',
  );
});

test('Enter saves a point and goes to the next prompt, which opens in the cell; no dialog in the way', async () => {
  const bridge = await openSheet();
  const headline = await screen.findByRole('textbox', { name: 'Product of Mini can: In a line' });
  headline.focus();
  fireEvent.change(headline, { target: { value: '75 ml can' } });
  fireEvent.keyDown(headline, { key: 'Enter' });
  await waitFor(() =>
    expect(bridge.sent('four-ps.setPoint')).toEqual([
      { optionId: 'a', p: 'product', prompt: 'headline', text: '75 ml can' },
    ]),
  );
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Product of Mini can: Need'));
  // After the last prompt of a cell comes the cell of the next option, after the last option the next P.
  const at = (): string => document.activeElement?.getAttribute('aria-label') ?? '';
  const last = screen.getByRole('textbox', { name: 'Product of Mini can: Competitors' });
  last.focus();
  fireEvent.keyDown(last, { key: 'Enter' });
  await waitFor(() => expect(at()).toBe('Product of Powder shaker: In a line'));
  const far = await screen.findByRole('textbox', { name: 'Product of Powder shaker: Competitors' });
  far.focus();
  fireEvent.keyDown(far, { key: 'Enter' });
  await waitFor(() => expect(at()).toBe('Price of Mini can: In a line'));
});

test('Esc takes back what was typed', async () => {
  const bridge = await openSheet();
  const headline = await screen.findByRole('textbox', { name: 'Product of Mini can: In a line' });
  fireEvent.change(headline, { target: { value: 'no' } });
  fireEvent.keyDown(headline, { key: 'Escape' });
  fireEvent.blur(headline);
  expect((headline as HTMLTextAreaElement).value).toBe('50 ml mini can');
  expect(bridge.sent('four-ps.setPoint')).toEqual([]);
});

test('a refusal is said and the form keeps what was written', async () => {
  const bridge = await openSheet();
  bridge.answer({
    'four-ps.promote': () => {
      throw new TandemError('conflict', 'There is a campaign Summer already.');
    },
    'targets.tree': () => {
      throw new TandemError('not-found', 'none');
    },
  });
  fireEvent.click(
    (await screen.findAllByRole<HTMLButtonElement>('button', { name: 'Make it a campaign' }))[0] ?? document.body,
  );
  const dialog = await screen.findByRole('dialog', { name: 'Make Mini can a campaign' });
  fireEvent.change(within(dialog).getByLabelText('Name'), { target: { value: 'Summer' } });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Make campaign' }));
  expect((await within(dialog).findByRole('alert')).textContent).toBe('There is a campaign Summer already.');
  expect(within(dialog).getByLabelText<HTMLInputElement>('Name').value).toBe('Summer');
  expect(bridge.sent('four-ps.promote')[0]).toMatchObject({ optionId: 'a', starts: '2026-07-01', ends: '2026-09-30' });
});

test('an assumption is written with its owner and the option that makes it; a share is typed as one reads it', async () => {
  const bridge = await openSheet();
  bridge.answer({
    'metrics.catalogue': () =>
      [
        { definition: { id: 'net-sales', name: 'Net sales', unit: 'money', dimensions: [] } },
        { definition: { id: 'repeat-rate', name: 'Repeat purchase rate', unit: 'ratio', dimensions: [] } },
      ] as never,
    'four-ps.addAssumption': () => ({ id: 'x-2' }),
  });
  // Whose the one is that stands there.
  expect(screen.getByDisplayValue('A creator order costs under $30').closest('li')).toBeTruthy();
  const panel = screen.getByRole('complementary', { name: 'Assumptions' });
  expect(within(panel).getByRole('img', { name: 'Theo Lindqvist' })).toBeTruthy();
  fireEvent.click(within(panel).getByRole('button', { name: 'Assumption' }));
  const dialog = await screen.findByRole('form', { name: 'New assumption' });
  const choose = async (label: string, option: string): Promise<void> => {
    const box = within(dialog).getByRole('combobox', { name: label });
    fireEvent.click(box);
    await waitFor(() => expect(box.getAttribute('aria-controls')).not.toBeNull());
    const list = document.getElementById(box.getAttribute('aria-controls') ?? '');
    fireEvent.click(await within(list as HTMLElement).findByRole('option', { name: option, hidden: true }));
  };
  fireEvent.change(within(dialog).getByLabelText('Statement'), { target: { value: 'One in five comes back' } });
  await choose('Metric', 'Repeat purchase rate');
  await choose('Owner', 'Priya Castell');
  await choose('Assumed by', 'B Powder shaker');
  fireEvent.change(await within(dialog).findByLabelText('Value, %'), { target: { value: '20' } });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Add assumption' }));
  await waitFor(() => expect(bridge.sent('four-ps.addAssumption')).toHaveLength(1));
  expect(bridge.sent('four-ps.addAssumption')[0]).toMatchObject({
    statement: 'One in five comes back',
    metric: 'repeat-rate',
    low: 0.2,
    high: null,
    ownerId: 'p-priya',
    optionId: 'b',
  });
});

test('what differs between versions is said in money, not in hundredths of it', async () => {
  const version = { id: 'v-1', name: 'Before', at: '2026-05-12T10:00:00.000Z', person: null };
  await openPage(
    '/four-ps/s-1',
    {
      ...ANSWERS,
      'four-ps.get': () => ({ ...SHEET, versions: [version] }),
      'four-ps.compare': () => [
        { where: 'Mini can: Fixed cost', was: '400000', now: '450000', money: true },
        { where: 'Mini can: Price, List price', was: null, now: '12', money: false },
      ],
    },
    'Four Ps',
  );
  fireEvent.click(await screen.findByRole('button', { name: 'More' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: /^Versions/ }));
  const table = await screen.findByRole('table', { name: 'What differs' });
  const cells = within(table)
    .getAllByRole('row')
    .slice(1)
    .map((line) =>
      within(line)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    );
  expect(cells.map((line) => line.slice(-2))).toEqual([
    ['$4,000', '$4,500'],
    ['–', '12'],
  ]);
});

test('name, subject, period, owners and an assumption are changed where they stand', async () => {
  const bridge = await openSheet();
  bridge.answer({
    'metrics.catalogue': () =>
      [{ definition: { id: 'cac', name: 'Customer acquisition cost', unit: 'money', dimensions: [] } }] as never,
  });
  const leave = (field: HTMLElement, value: string): void => {
    fireEvent.focus(field);
    fireEvent.change(field, { target: { value } });
    fireEvent.blur(field);
  };
  leave(await screen.findByRole('textbox', { name: 'Name of the worksheet' }), 'Dry shampoo, small');
  const choose = async (label: string, option: string): Promise<void> => {
    const box = screen.getByRole('combobox', { name: label });
    fireEvent.click(box);
    await waitFor(() => expect(box.getAttribute('aria-controls')).not.toBeNull());
    const list = document.getElementById(box.getAttribute('aria-controls') ?? '');
    fireEvent.click(await within(list as HTMLElement).findByRole('option', { name: option, hidden: true }));
  };
  await choose('What it is about', 'Product line: Style');
  await choose('Planned for', 'Q4 2026');
  await waitFor(() =>
    expect(bridge.sent('four-ps.update')).toEqual([
      { id: 's-1', name: 'Dry shampoo, small' },
      { id: 's-1', subject: 'line', productId: null, line: 'Style' },
      { id: 's-1', period: '2026-Q4' },
    ]),
  );
  fireEvent.click(screen.getByRole('button', { name: 'Owner of option Mini can: Nobody' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Priya Castell' }));
  await waitFor(() => expect(bridge.sent('four-ps.updateOption')).toEqual([{ id: 'a', ownerId: 'p-priya' }]));
  const panel = screen.getByRole('complementary', { name: 'Assumptions' });
  leave(
    within(panel).getByRole('textbox', { name: 'Assumption: A creator order costs under $30' }),
    'A creator order costs little',
  );
  fireEvent.click(within(panel).getByRole('button', { name: 'Change: A creator order costs under $30' }));
  const dialog = await screen.findByRole('form', { name: 'Change the assumption' });
  const value = await within(dialog).findByLabelText<HTMLInputElement>('Value, USD');
  expect(value.value).toBe('30.00');
  fireEvent.change(value, { target: { value: '28.50' } });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Change' }));
  await waitFor(() => expect(bridge.sent('four-ps.updateAssumption')).toHaveLength(2));
  expect(bridge.sent('four-ps.updateAssumption')).toMatchObject([
    { id: 'x-1', statement: 'A creator order costs little' },
    { id: 'x-1', metric: 'cac', comparator: 'under', low: null, high: 2_850, period: '2026-Q2', ownerId: 'p-theo' },
  ]);
});
