import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Input, Output } from '../../src/shared/contract';
import { companyFor } from './company';

const world = companyFor('each test');
const { ask } = world;
const made = async (channel: string, input: unknown): Promise<string> => (await ask<{ id: string }>(channel, input)).id;
const company = (id: string) => ask<Output<'companies.get'>>('companies.get', { id });
const companies = (filter: Input<'companies.list'> = {}) => ask<Output<'companies.list'>>('companies.list', filter);

/** Orders of two customers: gaps of Juniper are 30, 30 and 40 days; one product without a cost. */
const importOrders = async (): Promise<void> => {
  const file = join(world.folder(), 'orders.csv');
  const line = (
    order: string,
    day: string,
    customer: string,
    email: string,
    sku: string,
    quantity: number,
    price: number,
  ) => `${order},${day},${customer},${customer},${email},${sku},${sku},${quantity},${price},USD`;
  writeFileSync(
    file,
    [
      'order_id,ordered_at,customer_id,customer_name,customer_email,product_sku,product_name,quantity,unit_price,currency',
      line('A1', '2026-01-01', 'Juniper Room', '', 'MOUSSE', 10, 12),
      line('A2', '2026-01-31', 'Juniper Room', '', 'MOUSSE', 10, 12),
      line('A3', '2026-03-02', 'Juniper Room', '', 'MIST', 5, 20),
      line('A4', '2026-04-11', 'Juniper Room', '', 'MOUSSE', 10, 12),
      line('B1', '2026-04-20', 'Ada Beck', 'ada@foxglove.example', 'MIST', 1, 20),
    ].join('\n'),
  );
  const inspected = await ask<Output<'imports.inspect'>>('imports.inspect', { path: file });
  await ask('imports.run', { path: file, format: inspected.format, map: inspected.map });
};

test('a company is made in a line, changed in place, and every change is one step of undo', async () => {
  const id = await made('companies.create', { name: 'Juniper Room' });
  await ask('companies.update', {
    id,
    kind: 'salon',
    domain: 'https://www.juniper.example/shop',
    tags: ['VIP', 'vip', 'west'],
  });
  expect(await company(id)).toMatchObject({ kind: 'salon', domain: 'juniper.example', tags: ['VIP', 'west'] });
  await ask('companies.remove', { id });
  await expect(company(id)).rejects.toThrow('removed');
  await ask('history.undo', {});
  await ask('history.undo', {});
  expect(await company(id)).toMatchObject({ kind: null, tags: [] });
  await expect(ask('companies.create', { name: ' juniper  ROOM ' })).rejects.toThrow(
    'There is a company Juniper Room already',
  );
});

test('a loop of parent companies is refused in words that name both', async () => {
  const a = await made('companies.create', { name: 'Bellamy Group' });
  const b = await made('companies.create', { name: 'Bellamy East', parentId: a });
  const c = await made('companies.create', { name: 'Bellamy Pier', parentId: b });
  await expect(ask('companies.update', { id: a, parentId: c })).rejects.toThrow(
    'Bellamy Pier stands under Bellamy Group already',
  );
  await expect(ask('companies.update', { id: a, parentId: a })).rejects.toThrow('cannot stand under itself');
  expect((await company(a)).children.map((child) => child.name)).toEqual(['Bellamy East']);
});

test('a stale window is told, and nothing is lost', async () => {
  const id = await made('companies.create', { name: 'Fable Hair' });
  const { rev } = await company(id);
  await ask('companies.update', { id, rev, country: 'Canada' });
  await expect(ask('companies.update', { id, rev, country: 'Chile' })).rejects.toThrow('changed in the meantime');
  expect((await company(id)).country).toBe('Canada');
});

test('contacts have a role and an opt-in with its day; addresses are taken once', async () => {
  const companyId = await made('companies.create', { name: 'Fable Hair' });
  const id = await made('contacts.create', { name: 'Ada Beck', email: 'Ada@Fable.example', companyId, role: 'buyer' });
  await ask('contacts.update', { id, optIn: 'yes' });
  const contact = await ask<Output<'contacts.get'>>('contacts.get', { id });
  expect(contact).toMatchObject({
    email: 'ada@fable.example',
    role: 'buyer',
    optIn: 'yes',
    optDay: '2026-05-13',
    company: { name: 'Fable Hair' },
  });
  await ask('contacts.update', { id, optDay: '2026-02-01' });
  await ask('contacts.update', { id, optIn: 'no' });
  expect(await ask('contacts.get', { id })).toMatchObject({ optIn: 'no', optDay: '2026-05-13' });
  await ask('history.undo', {});
  expect(await ask('contacts.get', { id })).toMatchObject({ optIn: 'yes', optDay: '2026-02-01' });
  await expect(ask('contacts.create', { name: 'Another', email: 'ada@fable.example' })).rejects.toThrow(
    'Ada Beck has the address',
  );
  await expect(ask('contacts.update', { id, optDay: '2026-02-30' })).rejects.toThrow('Not a calendar day');
});

test('selected rows are changed together and undone in one step', async () => {
  const ids = [];
  for (const name of ['One', 'Two', 'Three']) ids.push(await made('companies.create', { name, tags: ['old'] }));
  await ask('companies.bulk', { ids: ids.slice(0, 2), kind: 'spa', addTag: 'Spring' });
  expect((await companies({ kind: 'spa', tag: 'spring' })).rows.map((row) => row.name)).toEqual(['One', 'Two']);
  await ask('history.undo', {});
  expect((await companies({ tag: 'Spring' })).total).toBe(0);
  expect((await companies({ tag: 'old' })).total).toBe(3);
});

test('a store visit is logged with no deal, and costs add up over what was said', async () => {
  const channels = await made('channels.create', { name: 'Brightwell', type: 'retail-partner', level: 'account' });
  const door = await made('channels.create', {
    name: 'Union Square',
    type: 'retail-partner',
    level: 'location',
    parentId: channels,
  });
  await ask('activities.create', { kind: 'store-visit', channelId: door, text: 'Mousse sold out by noon' });
  const companyId = await made('companies.create', { name: 'Fable Hair' });
  const contactId = await made('contacts.create', { name: 'Ada Beck', companyId });
  await ask('activities.create', {
    kind: 'meal',
    contactId,
    costMinor: 4_250,
    day: '2026-05-01',
    nextStep: 'Send terms',
    nextStepDay: '2026-05-15',
  });
  const all = await ask<Output<'activities.list'>>('activities.list', {});
  expect(all).toMatchObject({ total: 2, costMinor: 4_250, otherCurrency: 0 });
  expect(all.rows[0]).toMatchObject({
    kind: 'store-visit',
    channel: { name: 'Union Square' },
    company: null,
    deal: null,
  });
  expect(all.rows[1]).toMatchObject({ company: { name: 'Fable Hair' }, contact: { name: 'Ada Beck' } });
  expect(await ask('activities.list', { channelId: channels })).toMatchObject({ total: 1 });
  expect(await ask('activities.list', { openSteps: true })).toMatchObject({ total: 1 });
  await ask('activities.update', { id: all.rows[1]?.id, nextDone: true });
  expect(await ask('activities.list', { openSteps: true })).toMatchObject({ total: 0 });
});

test('an activity on a deal takes its company and makes the next step the deal’s, in one step of undo', async () => {
  const dealId = await made('deals.create', { title: 'Opening order', company: 'Juniper Room', contact: 'Jo Dahl' });
  await ask('activities.create', {
    kind: 'call',
    dealId,
    text: 'Wants the mousse',
    nextStep: 'Send prices',
    nextStepDay: '2026-05-20',
  });
  const { rows } = await ask<Output<'activities.list'>>('activities.list', { dealId });
  expect(rows[0]).toMatchObject({ company: { name: 'Juniper Room' }, contact: { name: 'Jo Dahl' } });
  expect(await ask('deals.get', { id: dealId })).toMatchObject({ nextStep: 'Send prices', nextStepKind: 'call' });
  await ask('history.undo', {});
  expect(await ask('deals.get', { id: dealId })).toMatchObject({ nextStep: null });
  expect(await ask('activities.list', { dealId })).toMatchObject({ total: 0 });
});

test('the library says what was sent to whom in which version', async () => {
  const materialId = await made('materials.create', { title: 'Price list', kind: 'price-list', version: '3' });
  const contactId = await made('contacts.create', { name: 'Ada Beck' });
  await ask('activities.create', { kind: 'material-sent', materialId, contactId });
  await ask('materials.update', { id: materialId, version: '4' });
  const { rows } = await ask<Output<'activities.list'>>('activities.list', { materialId });
  expect(rows[0]).toMatchObject({ contact: { name: 'Ada Beck' }, material: { name: 'Price list', version: '3' } });
  expect(await ask('materials.list', {})).toMatchObject([{ version: '4', sent: 1, lastSentDay: '2026-05-13' }]);
});

test('orders are linked by name and address, to the line, with rhythm, next order and margin', async () => {
  await importOrders();
  const products = await ask<Output<'products.list'>>('products.list', { period: '2026' });
  const mousse = products.rows.find((row) => row.sku === 'MOUSSE');
  await ask('products.update', { id: mousse?.id, costMinor: 500 });
  const id = await made('companies.create', { name: 'Juniper Room' });
  const before = await ask<Output<'customers.figures'>>('customers.figures', { kind: 'company', id });
  expect(before).toMatchObject({ orders: 0, suggestions: [{ name: 'Juniper Room', why: 'the same name', orders: 4 }] });
  expect(before.health.state).toBe('unknown');
  expect(await ask('customers.linkSuggested', {})).toEqual({ linked: 1 });
  const after = await ask<Output<'customers.figures'>>('customers.figures', { kind: 'company', id });
  // By hand: 3 × 10 × 12 + 5 × 20 = 460; margin of the mousse alone: 360 − 30 × 5 = 210.
  expect(after).toMatchObject({
    orders: 4,
    netMinor: 46_000,
    marginMinor: 21_000,
    marginReason: '1 of 4 lines are left out: their products have no cost.',
    next: { day: '2026-05-11', rhythmDays: 30, from: '2026-05-11', to: '2026-05-16' },
    suggestions: [],
  });
  expect(after.next.averageDays).toBeCloseTo(100 / 3, 9);
  const { rows, total } = await ask<Output<'customers.orders'>>('customers.orders', { of: { kind: 'company', id } });
  expect(total).toBe(4);
  expect(rows[0]).toMatchObject({ number: 'A4', netMinor: 12_000, units: 10, line: 5, file: 'orders.csv' });
  expect(await ask('customers.lines', { orderId: rows[0]?.id })).toMatchObject([
    { sku: 'MOUSSE', quantity: 10, line: 5 },
  ]);
  expect((await companies({ sort: 'revenue' })).rows[0]).toMatchObject({
    orders: 4,
    netMinor: 46_000,
    lastOrderDay: '2026-04-11',
  });
  await ask('history.undo', {});
  expect(await ask('customers.figures', { kind: 'company', id })).toMatchObject({ orders: 0 });
});

test('company and contact have one lifecycle stage with its dated history, from the first sign to the repeat order', async () => {
  const id = await made('companies.create', { name: 'Juniper Room' });
  const contactId = await made('contacts.create', { name: 'Jo Dahl', email: 'jo@juniper.example', companyId: id });
  const of = async (kind: 'company' | 'contact') =>
    (
      await ask<Output<'customers.figures'>>('customers.figures', { kind, id: kind === 'company' ? id : contactId })
    ).lifecycle.map(({ stage, day }) => `${stage} ${day}`);
  // Only written down: a prospect since that day.
  expect(await of('company')).toEqual(['prospect 2026-05-13']);
  await ask('activities.create', { kind: 'trade-show', companyId: id, day: '2025-11-03', text: 'Met at the stand' });
  await ask('leads.create', { name: 'Jo Dahl', email: 'Jo@Juniper.example', createdDay: '2025-12-01' });
  expect(await of('company')).toEqual(['prospect 2025-11-03', 'lead 2025-12-01']);
  expect(await of('contact')).toEqual(['lead 2025-12-01']);
  await importOrders();
  await ask('customers.linkSuggested', {});
  const bought = ['customer 2026-01-01', 'repeat 2026-01-31'];
  expect(await of('company')).toEqual(['prospect 2025-11-03', 'lead 2025-12-01', ...bought]);
  // The orders are the company's; nobody said that they are hers.
  expect(await of('contact')).toEqual(['lead 2025-12-01']);
  // By the rule that the churn rate goes by: 30 days after the last order, which was on 11 April.
  await ask('workspace.update', { inactivityDays: 30 });
  expect((await of('company')).at(-1)).toBe('churned 2026-05-11');
});

test('a link set by hand to a contact shows the orders on the contact and its company', async () => {
  await importOrders();
  const companyId = await made('companies.create', { name: 'Foxglove', domain: 'foxglove.example' });
  const contactId = await made('contacts.create', { name: 'A. Beck', companyId });
  const list = await ask<Output<'customers.list'>>('customers.list', { sort: 'name' });
  const ada = list.rows.find((row) => row.name === 'Ada Beck');
  expect(ada?.suggestion).toMatchObject({ company: { name: 'Foxglove' }, why: 'an address at foxglove.example' });
  await ask('customers.link', { customerId: ada?.id, contactId });
  expect(await ask('customers.figures', { kind: 'contact', id: contactId })).toMatchObject({
    orders: 1,
    netMinor: 2_000,
  });
  expect(await ask('customers.figures', { kind: 'company', id: companyId })).toMatchObject({
    orders: 1,
    netMinor: 2_000,
  });
  expect(await ask('customers.list', { linked: 'yes' })).toMatchObject({ total: 1 });
  await ask('customers.link', { customerId: ada?.id });
  expect(await ask('customers.list', { linked: 'yes' })).toMatchObject({ total: 0 });
});

test('the three lists name whom to look after, and follow the rules as they are edited', async () => {
  await importOrders();
  const id = await made('companies.create', { name: 'Juniper Room', renewalDay: '2026-06-20' });
  await ask('customers.linkSuggested', {});
  const list = (name: string) => ask<Output<'customers.accounts'>>('customers.accounts', { list: name });
  expect(await list('due')).toMatchObject({ total: 1, counts: { 'at-risk': 0, due: 1, renewals: 1 } });
  await made('needs.create', { kind: 'issue', text: 'A box arrived broken', companyId: id });
  await made('needs.create', { kind: 'issue', text: 'The invoice is wrong', companyId: id });
  const risk = await list('at-risk');
  expect(risk.rows[0]).toMatchObject({
    who: { kind: 'company', name: 'Juniper Room' },
    openIssues: 2,
    health: { state: 'risk', points: 3 },
  });
  const file = join(world.folder(), 'at-risk.csv');
  expect(await ask('customers.exportAccounts', { list: 'at-risk', file })).toMatchObject({ rows: 1 });
  expect(readFileSync(file, 'utf8').split('\n')[1]).toMatch(/^Juniper Room,At risk,/);
  await ask('health.update', { riskAt: 5 });
  expect((await list('at-risk')).total).toBe(0);
  await ask('history.undo', {});
  expect((await list('at-risk')).total).toBe(1);
  await expect(ask('health.update', { watchAt: 9 })).rejects.toThrow('more points');
  const [issue] = (await company(id)).needs;
  await ask('needs.update', { id: issue?.id, open: false, solution: 'Sent a new box' });
  expect((await list('at-risk')).total).toBe(0);
});

test('the view is written as CSV, harmless in a spreadsheet', async () => {
  await made('companies.create', { name: '=SUM(A1)', kind: 'hotel' });
  await made('companies.create', { name: 'Beacon', kind: 'salon' });
  const file = join(world.folder(), 'view.csv');
  expect(await ask('companies.export', { kind: 'hotel', file })).toMatchObject({ rows: 1 });
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  expect(lines[0]).toMatch(/^name,kind,/);
  expect(lines[1]).toMatch(/^'=SUM\(A1\),Hotel,/);
});

test('what does not exist is said in words', async () => {
  await expect(ask('customers.get', { id: '999' })).rejects.toThrow('not in the orders');
  await expect(ask('needs.create', { kind: 'need', text: 'x' })).rejects.toThrow('whose it is');
  await expect(ask('customers.figures', { kind: 'company', id: 'gone' })).rejects.toThrow('was removed');
  await expect(ask('activities.create', { kind: 'call', dealId: 'gone' })).rejects.toThrow('deal was removed');
});

test('what activities cost is part of sales cost: CAC says its basis, and opens to the rows', async () => {
  await importOrders();
  const cac = async () => (await ask<Output<'metrics.get'>>('metrics.get', { metric: 'cac', period: '2026-04' })).value;
  expect(await cac()).toMatchObject({ status: 'not_computable', reason: 'No ad spend has been imported yet.' });
  await ask('activities.create', { kind: 'meal', costMinor: 4_000, day: '2026-04-20', text: 'Lunch' });
  await ask('activities.create', { kind: 'demo', costMinor: 2_000, day: '2026-04-30', text: 'Demo' });
  await ask('activities.create', { kind: 'call', day: '2026-05-02', text: 'No cost' });
  // By hand: 60.00 of cost; one new customer in April.
  expect(await cac()).toMatchObject({ value: 6_000, version: 5, reason: 'Cost basis: sales activities only.' });
  const behind = await ask<Output<'metrics.rows'>>('metrics.rows', { metric: 'cac', period: '2026-04' });
  expect(behind).toMatchObject({ total: 2, sum: 6_000 });
  await ask('history.undo', {});
  await ask('history.undo', {});
  expect(await cac()).toMatchObject({ value: 4_000, numerator: 4_000, denominator: 1 });
});
