import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { openStore } from '../../src/main/engine/store/open';
import { EXPORTS, LEFT_OUT } from '../../src/main/engine/transfer/export/tables';
import { companyFor } from './company';

const world = companyFor('each test', { currency: 'EUR' });
const { ask } = world;
const made = async (channel: string, input: unknown): Promise<string> => (await ask<{ id: string }>(channel, input)).id;
const exported = async (table: string): Promise<Record<string, string>[]> => {
  const file = join(world.folder(), `${table}.csv`);
  await ask('export.table', { table, file });
  return parse<Record<string, string>>(readFileSync(file), { columns: true, bom: true });
};

test('every table of the schema is written out, or is named with the reason why not', async () => {
  const store = await openStore({ path: world.path(), create: false });
  const strict = store.readDriver
    .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 1")
    .all() as { name: string }[];
  store.close();
  const told = new Set([...EXPORTS.map((one) => one.table), ...Object.keys(LEFT_OUT)]);
  expect(strict.length).toBeGreaterThan(40);
  expect(strict.map((one) => one.name).filter((name) => !told.has(name))).toEqual([]);
  const known = new Set(strict.map((one) => one.name));
  expect([...told].filter((name) => !known.has(name))).toEqual([]);
  expect(new Set(EXPORTS.map((one) => one.table)).size).toBe(EXPORTS.length);
});

test('every export runs, also on a workspace without rows', async () => {
  const written = await ask<{ table: string }[]>('export.all', { folder: join(world.folder(), 'all') });
  expect(written.map((one) => one.table)).toEqual(EXPORTS.map((one) => one.table));
});

test('campaigns say whether they serve a target', async () => {
  const served = await made('campaigns.create', { name: 'Spring reel' });
  await made('campaigns.create', { name: 'Window display' });
  await made('targets.createTree', { period: '2026-Q2', amount: 100_000, spread: { method: 'even', months: {} } });
  const { nodes } = await ask<{ nodes: { id: string }[] }>('targets.tree', { period: '2026-Q2' });
  await ask('targets.addPlanItem', { nodeId: nodes[0]?.id, kind: 'campaign', refId: served, amount: 10_000 });
  const rows = await exported('campaigns');
  expect(rows.map((row) => [row['name'], row['serves_target']])).toEqual([
    ['Spring reel', 'yes'],
    ['Window display', 'no'],
  ]);
});

test('what was done with a customer comes out in words and major units', async () => {
  const parentId = await made('companies.create', { name: 'Bellamy Group' });
  const companyId = await made('companies.create', { name: 'Bellamy East' });
  await ask('companies.update', { id: companyId, parentId, reorderDays: 45, tags: ['VIP', 'west'], notes: 'By phone' });
  const contactId = await made('contacts.create', { name: 'Ada Beck', companyId });
  await ask('contacts.update', { id: contactId, title: 'Head buyer' });
  const materialId = await made('materials.create', { title: 'Line sheet', version: '3' });
  const personId = await made('people.create', { name: 'Theo Lindqvist', roles: ['sales-rep'] });
  const dealId = await made('deals.create', { title: 'Autumn order', labels: ['Hot', 'Autumn'], needs: 'Testers' });
  await ask('activities.create', {
    kind: 'material-sent',
    day: '2026-05-11',
    personIds: [personId],
    contactId,
    dealId,
    materialId,
    costMinor: 1250,
    text: 'Sent the new sheet',
    nextStep: 'Ask what they think',
    nextStepDay: '2026-05-18',
  });
  expect(await exported('activities')).toMatchObject([
    {
      kind: 'material-sent',
      people: 'Theo Lindqvist',
      company: 'Bellamy East',
      contact: 'Ada Beck',
      deal: 'Autumn order',
      material: 'Line sheet',
      material_version: '3',
      cost: '12.50',
      currency: 'EUR',
      next_step: 'Ask what they think',
      next_step_day: '2026-05-18',
      next_step_done: '0',
    },
  ]);
  expect(await exported('companies')).toContainEqual(
    expect.objectContaining({ name: 'Bellamy East', parent: 'Bellamy Group', reorder_days: '45', notes: 'By phone' }),
  );
  expect(await exported('contacts')).toMatchObject([
    { name: 'Ada Beck', company: 'Bellamy East', title: 'Head buyer' },
  ]);
  expect(await exported('deals')).toMatchObject([{ title: 'Autumn order', labels: 'Hot, Autumn', needs: 'Testers' }]);
  const stages = await exported('stages');
  expect(stages.find((stage) => stage['name'] === 'Won')).toMatchObject({ kind: 'won' });
  expect(stages.some((stage) => stage['playbook']?.includes(', '))).toBe(true);
});

test('moments and next steps with a day go into a calendar file, one person’s or everybody’s', async () => {
  const theo = await made('people.create', { name: 'Theo Lindqvist', roles: ['sales-rep'] });
  await made('moments.create', { name: 'Spring drop', kind: 'drop', starts: '2026-05-20', ends: '2026-05-22' });
  await made('deals.create', {
    title: 'Autumn order',
    nextStep: 'Call, then write',
    nextStepDay: '2026-05-18',
    ownerId: theo,
  });
  await made('deals.create', { title: 'Undated', nextStep: 'Think about it' });
  const file = join(world.folder(), 'team.ics');
  expect(await ask('export.calendar', { personId: null, file })).toMatchObject({ events: 2 });
  const text = readFileSync(file, 'utf8');
  expect(text).toContain('DTSTART;VALUE=DATE:20260520\r\nDTEND;VALUE=DATE:20260523\r\nSUMMARY:Spring drop\r\n');
  expect(text).toContain('DTSTAMP:20260513T120000Z\r\nDTSTART;VALUE=DATE:20260518\r\nDTEND;VALUE=DATE:20260519\r\n');
  expect(text).toContain(String.raw`SUMMARY:Call\, then write: Autumn order`);
  expect(await ask('export.calendar', { personId: theo, file })).toMatchObject({ events: 2 });
  const other = await made('people.create', { name: 'Priya Chandran', roles: ['sales-rep'] });
  expect(await ask('export.calendar', { personId: other, file })).toMatchObject({ events: 1 });
});

test('the rows behind a figure are written out to the last one, however many pages they are', async () => {
  // 0.01 to 0.99 over and over: line n is n mod 99 + 1 cents, so that a page that is left out or doubled is missed.
  const lines = Array.from(
    { length: 100_050 },
    (_, at) => `${at},2026-05-02,1,0.${String((at % 99) + 1).padStart(2, '0')}`,
  );
  const file = join(world.folder(), 'orders.csv');
  writeFileSync(file, `order_id,ordered_at,quantity,unit_price\n${lines.join('\n')}\n`);
  await ask('imports.run', { path: file, skipProblems: false });
  const to = join(world.folder(), 'rows.csv');
  const asked = { metric: 'gross-sales', period: '2026-05' };
  expect(await ask('metrics.exportRows', { ...asked, file: to })).toEqual({ rows: 100_050, file: to });
  const rows = parse<Record<string, string>>(readFileSync(to), { columns: true, bom: true });
  expect(rows.length).toBe(100_050);
  expect(new Set(rows.map((row) => row['Line'])).size).toBe(100_050);
  expect(rows.filter((row) => row['File'] !== 'orders.csv')).toEqual([]);
  // 1,010 whole runs of 1 to 99 cents are 4,950 cents each; the last 60 rows are 1 to 60 cents, 1,830.
  const cents = rows.reduce((sum, row) => sum + Math.round(Number(row['Gross']) * 100), 0);
  expect(cents).toBe(1_010 * 4_950 + 1_830);
});
