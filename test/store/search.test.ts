import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { createEngine, type Engine } from '../../src/main/engine/index';
import { grownWorkspace } from './grown';
import { openDriver } from '../../src/main/engine/store/driver';

type Hit = Output<'search.query'>[number];

let folder: string;
let path: string;
let engine: Engine;
const clock = (): number => Date.UTC(2026, 4, 13, 12);

const begin = async (sample: boolean): Promise<void> => {
  path = join(folder, 'search.tandem');
  await grownWorkspace({
    path,
    name: 'Search',
    currency: 'USD',
    timeZone: 'UTC',
    weekStart: 1,
    fiscalYearStart: 1,
    sample,
    clock,
  });
  engine = await createEngine({ workspacePath: path, clock });
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-search-'));
});
afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = async <T>(channel: string, input: unknown): Promise<T> => {
  const result = await engine.call(channel, input);
  if (!result.ok) throw new Error(result.error.message);
  return result.value as T;
};
const find = (text: string): Promise<Hit[]> => ask('search.query', { text });
const titles = async (text: string): Promise<string[]> =>
  (await find(text)).map(({ kind, title }) => `${kind} ${title}`);

test('parts of words and of addresses are found, accents and case are not told apart', async () => {
  await begin(false);
  const company = await ask<{ id: string }>('companies.create', { name: 'Crème Atelier' });
  await ask('contacts.create', { name: 'Zoë Lindqvist', email: 'zoe.l@nordlys.example', companyId: company.id });
  await ask('deals.create', { title: 'Opening order', company: 'Crème Atelier' });
  expect(await titles('creme')).toEqual(['company Crème Atelier']);
  expect(await titles('ÈME ATEL')).toEqual(['company Crème Atelier']);
  expect(await titles('ordlys.ex')).toEqual(['contact Zoë Lindqvist']);
  expect(await titles('order opening')).toEqual(['deal Opening order']);
  // Two letters have no entry in the index of three.
  expect(await titles('cr')).toContain('company Crème Atelier');
  expect(await titles('at creme')).toEqual(['company Crème Atelier']);
  expect((await find('Zoë'))[0]?.hint).toBe('Crème Atelier · zoe.l@nordlys.example');
});

test('signs that mean something to a word index mean themselves', async () => {
  await begin(false);
  await ask('companies.create', { name: '50% "Off" OR (NOT) near*' });
  for (const text of [
    '50%',
    '"off"',
    'or (not)',
    'near*',
    '" " "',
    "'; drop",
    'NEAR(a',
    '%%%',
    '___',
    '\\\\\\',
    'a\0b',
    '*',
    '"',
  ])
    await find(text);
  expect(await titles('"Off" OR')).toHaveLength(1);
  expect(await titles('___')).toEqual([]);
});

test('the index follows edits, removal, undo and redo', async () => {
  await begin(false);
  const { id } = await ask<{ id: string }>('companies.create', { name: 'Juniper Room' });
  await ask('companies.update', { id, name: 'Walnut Room' });
  expect(await titles('juniper')).toEqual([]);
  expect(await titles('walnut')).toEqual(['company Walnut Room']);
  await ask('history.undo', {});
  expect(await titles('juniper')).toEqual(['company Juniper Room']);
  await ask('companies.remove', { id });
  expect(await titles('juniper')).toEqual([]);
  await ask('history.undo', {});
  expect(await titles('juniper')).toEqual(['company Juniper Room']);
  expect(await ask('check.run', {})).toEqual({ ok: true, problems: [] });
});

test('every kind of the sample is found, orders by number; check says what the index has lost', async () => {
  await begin(true);
  expect(await ask('check.run', {})).toEqual({ ok: true, problems: [] });
  const reader = openDriver(path, { readonly: true });
  const number = (reader.prepare('SELECT external_id AS n FROM orders ORDER BY key LIMIT 1').get() as { n: string }).n;
  const docs = (reader.prepare('SELECT count(DISTINCT key >> 40) AS n FROM search_docs').get() as { n: number }).n;
  reader.close();
  expect(docs).toBeGreaterThanOrEqual(11);
  expect((await find(number)).some(({ kind, title }) => kind === 'order' && title === number)).toBe(true);
  expect((await find('net sales')).some(({ kind }) => kind === 'metric')).toBe(true);
  await engine.close();
  const writer = openDriver(path);
  writer.exec('DELETE FROM search_docs WHERE key = (SELECT max(key) FROM search_docs WHERE key >> 40 = 1)');
  writer.close();
  engine = await createEngine({ workspacePath: path, clock });
  expect(await ask('check.run', {})).toEqual({
    ok: false,
    problems: ['Search does not know 1 rows of companies by their words.'],
  });
});

test('what stands only as a line in a list is found, too, and opens where it stands', async () => {
  await begin(false);
  const made = async (channel: string, input: unknown): Promise<string> =>
    (await ask<{ id: string }>(channel, input)).id;
  const companyId = await made('companies.create', { name: 'Opal Room' });
  const contactId = await made('contacts.create', { name: 'Bea Amin' });
  const kept = (kind: string, values: Record<string, string>) => made('library.create', { kind, values });
  const days = { starts: '2026-06-01', ends: '2026-06-02' };
  const web = await kept('web', { title: 'Zephyr checkout' });
  await made('needs.create', { kind: 'issue', text: 'Zephyr caps crack', companyId });
  await made('needs.create', { kind: 'need', text: 'Zephyr without scent', contactId });
  await made('companies.addLocation', { companyId, name: 'Zephyr Street' });
  const flight = await kept('flight', { outlet: 'Zephyr Radio', ...days });
  const tone = await kept('tone', { rule: 'Zephyr is no wind' });
  const proposition = await kept('proposition', { statement: 'Zephyr dries in ten minutes' });
  const budgetAsk = await made('budget.ask', {
    name: 'Zephyr reels',
    amountMinor: 50_000,
    campaignId: null,
    nodeId: null,
    fromCampaignId: null,
    takesFrom: '',
    expectedMinor: 90_000,
    dueDay: '2026-06-30',
    reason: 'It paid back',
  });
  const hits = await ask<{ kind: string; opens: { kind: string; id: string } }[]>('search.query', { text: 'zephyr' });
  expect(hits.map(({ kind, opens }) => `${kind}: ${opens.kind} ${opens.id}`).toSorted()).toEqual(
    [
      `web: web ${web}`,
      `need: company ${companyId}`,
      `need: contact ${contactId}`,
      `location: company ${companyId}`,
      `flight: flight ${flight}`,
      `tone: tone ${tone}`,
      `proposition: proposition ${proposition}`,
      `ask: ask ${budgetAsk}`,
    ].toSorted(),
  );
  expect(await ask('check.run', {})).toEqual({ ok: true, problems: [] });
});
