import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { createEngine, type Engine } from '../../src/main/engine/index';
import { grownWorkspace } from './grown';

type Detail = Output<'proposals.get'>;

let folder: string;
let path: string;
let engine: Engine;
let now = Date.UTC(2026, 4, 13, 12);
const clock = (): number => now;

const begin = async (sample = false): Promise<void> => {
  await grownWorkspace({
    path,
    name: 'Proposals',
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
  now = Date.UTC(2026, 4, 13, 12);
  folder = mkdtempSync(join(tmpdir(), 'tandem-proposals-'));
  path = join(folder, 'proposals.tandem');
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
const get = (id: string): Promise<Detail> => ask('proposals.get', { id });
const made = async (channel: string, input: unknown): Promise<string> => (await ask<{ id: string }>(channel, input)).id;

/** A deal with a product of 24.00, and a draft for it with a second line of text. */
const draft = async (): Promise<{ dealId: string; id: string }> => {
  const productId = await made('products.create', { sku: 'M-1', name: 'Mousse', line: 'Style', priceMinor: 2400 });
  const dealId = await made('deals.create', {
    title: 'Opening order',
    company: 'Juniper Room',
    contact: 'Ada Beck',
    productId,
    valueMinor: 100_000,
  });
  const id = await made('proposals.create', { dealId });
  await ask('proposals.addLine', { proposalId: id, text: 'Training day', unitMinor: 35_000 });
  return { dealId, id };
};

test('a draft begins with the product of its deal at the list price, and adds up', async () => {
  await begin();
  const { id } = await draft();
  const [first] = (await get(id)).lines;
  await ask('proposals.updateLine', { id: first?.id, quantity: 12, discountBp: 1000 });
  await ask('proposals.update', { id, discountBp: 500 });
  const proposal = await get(id);
  expect(proposal).toMatchObject({
    number: 'P-0001',
    version: 1,
    state: 'draft',
    title: 'Opening order',
    issueDay: '2026-05-13',
    validUntil: '2026-06-12',
    company: { name: 'Juniper Room' },
    contact: { name: 'Ada Beck' },
  });
  // 12 × 24.00 less 10% = 259.20, and 350.00: 609.20, less 5% = 578.74.
  expect(proposal.totals).toMatchObject({ subtotalMinor: 60_920, discountMinor: 3_046, totalMinor: 57_874 });
});

test('what was sent stays; a new version copies it, and both answers are one step each', async () => {
  await begin();
  const { dealId, id } = await draft();
  await ask('proposals.send', { id });
  await expect(ask('proposals.update', { id, title: 'Other' })).rejects.toThrow('was sent and stays');
  const [line] = (await get(id)).lines;
  await expect(ask('proposals.updateLine', { id: line?.id, quantity: 2 })).rejects.toThrow('was sent and stays');
  await expect(ask('proposals.removeLine', { id: line?.id })).rejects.toThrow('was sent and stays');
  await expect(ask('proposals.remove', { id })).rejects.toThrow('was sent and stays');

  const second = await made('proposals.revise', { id });
  await expect(ask('proposals.revise', { id })).rejects.toThrow('still a draft');
  await ask('proposals.update', { id: second, discountBp: 1000 });
  expect((await get(second)).lines.map((one) => one.unitMinor)).toEqual([2400, 35_000]);
  expect((await get(id)).totals.totalMinor).toBe(37_400);
  expect((await get(second)).versions.map((one) => [one.version, one.totalMinor])).toEqual([
    [2, 33_660],
    [1, 37_400],
  ]);
  await expect(ask('proposals.decide', { id: second, decision: 'accepted' })).rejects.toThrow('Send it first');
  await ask('proposals.send', { id: second });
  await ask('proposals.decide', { id: second, decision: 'accepted', setDealValue: true });
  await expect(ask('proposals.decide', { id, decision: 'accepted' })).rejects.toThrow('accepted already');
  expect((await ask<Output<'deals.get'>>('deals.get', { id: dealId })).valueMinor).toBe(33_660);
  await ask('history.undo', {});
  expect((await ask<Output<'deals.get'>>('deals.get', { id: dealId })).valueMinor).toBe(100_000);
  expect((await get(second)).state).toBe('sent');
});

test('sending is said in the activities of the deal and in the material library, once for each version; one undo takes it back', async () => {
  await begin();
  const { dealId, id } = await draft();
  await ask('proposals.send', { id });
  const second = await made('proposals.revise', { id });
  now += 1000;
  await ask('proposals.send', { id: second });
  now += 1000;
  await ask('activities.create', { kind: 'negotiation', dealId, proposalId: second, text: 'Asks for 10%' });
  const list = await ask<Output<'activities.list'>>('activities.list', { dealId });
  expect(list.rows.map((row) => row.text)).toEqual(['Asks for 10%', 'Proposal sent', 'Proposal sent']);
  expect(list.rows.map((row) => row.material?.version ?? null)).toEqual([null, '2', '1']);
  expect((await ask<Output<'activities.list'>>('activities.list', { proposalId: id })).total).toBe(3);
  expect(await ask('materials.list', {})).toMatchObject([
    { title: 'P-0001 Opening order', kind: 'proposal', version: '2', sent: 2 },
  ]);
  await ask('history.undo', {});
  await ask('history.undo', {});
  expect((await get(second)).state).toBe('draft');
  expect(await ask('materials.list', {})).toMatchObject([{ version: '1', sent: 1 }]);
});

test('it expires by its day, and can still be answered', async () => {
  await begin();
  const { id } = await draft();
  await ask('proposals.send', { id });
  now = Date.UTC(2026, 5, 13, 12);
  expect((await get(id)).state).toBe('expired');
  await ask('proposals.decide', { id, decision: 'declined' });
  expect(await get(id)).toMatchObject({ state: 'declined', decidedDay: '2026-06-13' });
  await ask('proposals.decide', { id, decision: 'sent' });
  expect(await get(id)).toMatchObject({ state: 'expired', decidedDay: null });
});

test('bad entries are refused in words and change nothing', async () => {
  await begin();
  const { id, dealId } = await draft();
  const before = await get(id);
  const line = before.lines[0]?.id;
  const refused: [string, object, string][] = [
    ['proposals.update', { id, validUntil: '2026-05-12' }, '2026-05-12 is before 2026-05-13'],
    ['proposals.update', { id, issueDay: '2026-02-30' }, 'Not a calendar day'],
    ['proposals.update', { id, discountBp: 10_001 }, 'at most 100%'],
    ['proposals.update', { id, discountBp: -1 }, 'not negative'],
    ['proposals.updateLine', { id: line, quantity: -2 }, 'more than nothing'],
    ['proposals.updateLine', { id: line, quantity: 0 }, 'more than nothing'],
    ['proposals.updateLine', { id: line, quantity: 0.0001 }, 'three decimals'],
    ['proposals.updateLine', { id: line, unitMinor: -1 }, 'not negative'],
    ['proposals.updateLine', { id: line, discountBp: 12_000 }, 'at most 100%'],
    ['proposals.updateLine', { id: line, productId: 'gone' }, 'product was removed'],
    ['proposals.addLine', { proposalId: id, text: '  ' }, 'Name the product'],
    ['proposals.update', { id, rev: 0, title: 'x' }, 'changed in the meantime'],
    ['proposals.get', { id: 'gone' }, 'removed in the meantime'],
  ];
  for (const [channel, input, message] of refused) await expect(ask(channel, input)).rejects.toThrow(message);
  expect(await get(id)).toEqual(before);
  await ask('deals.remove', { id: dealId });
  await expect(get(id)).rejects.toThrow('removed in the meantime');
});

test('lines move, and every change of one is undone by itself', async () => {
  await begin();
  const { id } = await draft();
  const texts = async (): Promise<string[]> => (await get(id)).lines.map((one) => one.product ?? one.text);
  const second = (await get(id)).lines[1]?.id;
  await ask('proposals.moveLine', { id: second, by: -1 });
  expect(await texts()).toEqual(['Training day', 'Mousse']);
  await ask('proposals.removeLine', { id: second });
  expect(await texts()).toEqual(['Mousse']);
  await ask('history.undo', {});
  await ask('history.undo', {});
  expect(await texts()).toEqual(['Mousse', 'Training day']);
});

test('an empty draft is not sent, nor one whose day has passed', async () => {
  await begin();
  const dealId = await made('deals.create', { title: 'Bare' });
  const id = await made('proposals.create', { dealId });
  await expect(ask('proposals.send', { id })).rejects.toThrow('needs a line');
  await ask('proposals.addLine', { proposalId: id, text: 'Anything' });
  now = Date.UTC(2026, 7, 1);
  await expect(ask('proposals.send', { id })).rejects.toThrow('has passed');
});

test('it is found by number and title, in its newest version', async () => {
  await begin();
  const { id } = await draft();
  await ask('proposals.send', { id });
  const second = await made('proposals.revise', { id });
  for (const text of ['P-0001', 'opening ord']) {
    const hits = (await ask<Output<'search.query'>>('search.query', { text })).filter((hit) => hit.kind === 'proposal');
    expect(hits).toMatchObject([{ id: second, title: 'P-0001 Opening order' }]);
  }
});

test('the sample company has proposals in each state, one in its second version', async () => {
  await begin(true);
  const rows = await ask<Output<'proposals.list'>>('proposals.list', {});
  expect(new Set(rows.map((row) => row.versions.map((version) => version.state).join(' ')))).toEqual(
    new Set(['accepted', 'draft', 'expired', 'sent', 'sent sent']),
  );
  expect(rows).toHaveLength(5);
  for (const row of rows) for (const version of row.versions) expect(version.totalMinor, row.title).toBeGreaterThan(0);
});
