import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { createEngine, type Engine } from '../../src/main/engine/index';
import { grownWorkspace } from './grown';
import { openDriver } from '../../src/main/engine/store/driver';

type Detail = Output<'leads.get'>;
type List = Output<'leads.list'>;

const HOUR = 3_600_000;
let folder: string;
let path: string;
let engine: Engine;
/** Wednesday 13 May 2026, 10:00 in London. */
let now = Date.parse('2026-05-13T09:00:00Z');
const clock = (): number => now;
let me: string;
let sales: string;

const ask = async <T>(channel: string, input: unknown = {}, personId: string | null = me): Promise<T> => {
  const result = await engine.call(channel, input, { personId });
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value as T;
};
const lead = (id: string): Promise<Detail> => ask('leads.get', { id });
const list = (filter: object = {}): Promise<List> => ask('leads.list', filter);
const create = async (line: string): Promise<string> => (await ask<{ id: string }>('leads.create', { line })).id;
const tickNeeded = async (id: string): Promise<void> => {
  for (const criterion of (await lead(id)).criteria)
    if (criterion.needed) await ask('handoff.tick', { id, criterionId: criterion.id, met: true });
};
/** All rows of what a conversion may write, to compare before and after an undo. */
const everything = (): unknown => {
  const driver = openDriver(path, { readonly: true });
  const rows = [
    'leads',
    'companies',
    'contacts',
    'deals',
    'deal_stages',
    'lead_steps',
    'lead_ticks',
    'lead_touches',
  ].map((table) => driver.prepare(`SELECT * FROM ${table} ORDER BY id`).all());
  driver.close();
  return rows;
};

beforeEach(async () => {
  now = Date.parse('2026-05-13T09:00:00Z');
  folder = mkdtempSync(join(tmpdir(), 'tandem-leads-'));
  path = join(folder, 'leads.tandem');
  const made = await grownWorkspace({
    path,
    name: 'Leads',
    currency: 'USD',
    timeZone: 'Europe/London',
    weekStart: 1,
    fiscalYearStart: 1,
    me: { name: 'Theo', roles: ['marketing-manager'] },
    sample: false,
    clock,
  });
  me = made.personId ?? '';
  engine = await createEngine({ workspacePath: path, clock });
  sales = (await ask<{ id: string }>('people.create', { name: 'Priya', roles: ['sales-rep'] })).id;
});
afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a lead', () => {
  test('comes from one line, keeps its first touch, and is undone', async () => {
    const id = await create('Ana Lopez, ana@salonvale.com, Salon Vale #instagram /Air-dry !LENA15');
    expect(await lead(id)).toMatchObject({
      name: 'Ana Lopez',
      email: 'ana@salonvale.com',
      company: 'Salon Vale',
      source: 'instagram',
      campaign: 'Air-dry',
      code: 'LENA15',
      state: 'new',
      owner: { name: 'Theo' },
      clock: { state: 'waiting', minutes: 0 },
    });
    await expect(create('ana@salonvale.com')).rejects.toThrow('is a lead already');
    await expect(create(' #instagram')).rejects.toThrow('needs a name');
    await ask('history.undo');
    expect((await list()).total).toBe(0);
    await ask('history.redo');
    expect((await lead(id)).campaign).toBe('Air-dry');
  });

  test('waits in office hours, is late in words, rises, and is answered once', async () => {
    const old = await create('Old, old@a.com');
    now += 24 * HOUR;
    const fresh = await create('Fresh, fresh@a.com');
    now += 2 * HOUR;
    // Nine to five: seven hours on Wednesday, three on Thursday, against a promise of eight.
    expect((await lead(old)).clock).toEqual({ state: 'late', minutes: 600 });
    expect((await list()).rows.map((row) => row.id)).toEqual([old, fresh]);
    expect(await ask('leads.waiting')).toEqual({ waiting: 2, late: 1 });
    await ask('leads.touch', { id: old, kind: 'call', contact: true, note: 'Left word' });
    expect(await lead(old)).toMatchObject({ state: 'working', clock: { state: 'answered-late', minutes: 600 } });
    now += HOUR;
    await ask('leads.touch', { id: old, kind: 'email', contact: true });
    expect((await lead(old)).clock.minutes).toBe(600);
    expect((await list()).rows.map((row) => row.id)).toEqual([fresh, old]);
    await ask('workspace.update', { promiseHours: 12 });
    expect((await lead(old)).clock.state).toBe('answered');
  });

  test('loses its answer when the contact is removed, and gets the next one’s', async () => {
    const id = await create('Ana, a@b.com');
    now += HOUR;
    const first = await ask<{ id: string }>('leads.touch', { id, kind: 'call', contact: true });
    now += HOUR;
    await ask('leads.touch', { id, kind: 'email', contact: true });
    await ask('leads.removeTouch', { id: first.id });
    expect((await lead(id)).clock.minutes).toBe(120);
    await ask('history.undo');
    expect((await lead(id)).clock.minutes).toBe(60);
    await expect(ask('leads.touch', { id, kind: 'call', contact: true, at: '2026-06-01T10:00:00Z' })).rejects.toThrow(
      'yet to come',
    );
  });

  test('a change on an old copy is refused', async () => {
    const id = await create('Ana, a@b.com');
    await ask('leads.update', { id, rev: 1, phone: '123' });
    await expect(ask('leads.update', { id, rev: 1, phone: '456' })).rejects.toThrow('conflict');
  });

  test('many are changed and removed as one step', async () => {
    const ids = [await create('A, a@b.com #blog'), await create('B, b@b.com #blog')];
    await ask('leads.bulk', { ids, ownerId: sales, source: 'fair' });
    expect((await list()).rows.map((row) => `${row.owner?.name} ${row.source}`)).toEqual(['Priya fair', 'Priya fair']);
    await ask('leads.bulk', { ids, remove: true });
    expect((await list()).total).toBe(0);
    await ask('history.undo');
    await ask('history.undo');
    expect((await list()).rows.every((row) => row.source === 'blog' && row.owner?.name === 'Theo')).toBe(true);
  });
});

describe('the hand-off', () => {
  test('is qualified by the checklist, handed over, returned with a reason, and accepted', async () => {
    const id = await create('Ana, ana@salonvale.com, Salon Vale #instagram');
    await expect(ask('handoff.qualify', { id })).rejects.toThrow('Not met yet: Need, Budget, Decision maker');
    await expect(ask('handoff.accept', { id })).rejects.toThrow('still new');
    await tickNeeded(id);
    await ask('handoff.qualify', { id });
    await ask('handoff.handOver', { id, personId: sales, note: 'Wants the mousse for four chairs' });
    expect(await lead(id)).toMatchObject({ state: 'handed', owner: { name: 'Priya' }, qualifiedDay: '2026-05-13' });
    await expect(ask('handoff.sendBack', { id, reason: '  ' }, sales)).rejects.toThrow('bad-input');
    await ask('handoff.sendBack', { id, reason: 'No budget before autumn' }, sales);
    expect(await lead(id)).toMatchObject({
      state: 'returned',
      owner: { name: 'Theo' },
      returnReason: 'No budget before autumn',
    });
    await ask('handoff.handOver', { id, personId: sales });
    await ask('handoff.accept', { id }, sales);
    const { state, steps } = await lead(id);
    expect(state).toBe('accepted');
    expect(steps.map(({ step, by, to, note }) => [step, by, to, note])).toEqual([
      ['qualified', 'Theo', null, ''],
      ['handed', 'Theo', 'Priya', 'Wants the mousse for four chairs'],
      ['returned', 'Priya', 'Theo', 'No budget before autumn'],
      ['handed', 'Theo', 'Priya', ''],
      ['accepted', 'Priya', null, ''],
    ]);
    await ask('history.undo');
    expect(await lead(id)).toMatchObject({ state: 'handed', acceptedDay: null });
  });

  test('keeps the clock of who was not reached running through qualifying, handing over, accepting and returning', async () => {
    const id = await create('Ana, ana@salonvale.com, Salon Vale #instagram');
    await tickNeeded(id);
    await ask('handoff.qualify', { id });
    now += 2 * HOUR;
    expect((await lead(id)).clock).toEqual({ state: 'waiting', minutes: 120 });
    await ask('handoff.handOver', { id, personId: sales });
    await ask('handoff.accept', { id }, sales);
    now += 24 * HOUR;
    // Nine to five: seven hours on Wednesday, three on Thursday, against a promise of eight.
    expect((await lead(id)).clock).toEqual({ state: 'late', minutes: 600 });
    const fresh = await create('Fresh, fresh@a.com');
    expect((await list()).rows.map((row) => row.id)).toEqual([id, fresh]);
    expect(await ask('leads.waiting')).toEqual({ waiting: 2, late: 1 });
    await ask('handoff.sendBack', { id, reason: 'Nobody picks up' }, sales);
    expect((await lead(id)).clock.state).toBe('late');
    await ask('leads.touch', { id, kind: 'call', contact: true });
    expect(await lead(id)).toMatchObject({ state: 'returned', clock: { state: 'answered-late', minutes: 600 } });
    expect(await ask('leads.waiting')).toEqual({ waiting: 1, late: 0 });
  });

  test('follows the workspace’s own checklist', async () => {
    const { id: own } = await ask<{ id: string }>('criteria.create', { name: 'Four chairs or more' });
    const criteria = await ask<Output<'criteria.list'>>('criteria.list');
    for (const one of criteria) if (one.id !== own) await ask('criteria.remove', { id: one.id });
    const id = await create('Ana, a@b.com');
    await ask('handoff.tick', { id, criterionId: own, met: true });
    await ask('handoff.tick', { id, criterionId: own, met: false });
    await expect(ask('handoff.qualify', { id })).rejects.toThrow('Four chairs');
    await ask('handoff.tick', { id, criterionId: own, met: true });
    await ask('handoff.qualify', { id });
    expect((await lead(id)).criteria).toMatchObject([{ name: 'Four chairs or more', day: '2026-05-13', by: 'Theo' }]);
  });

  test('a conversion makes company, contact and deal, loses nothing, and is one step', async () => {
    const id = await create('Ana Lopez, ana@salonvale.com, Salon Vale #instagram /Air-dry');
    await ask('leads.touch', { id, kind: 'call', contact: true, note: 'Keen' });
    await tickNeeded(id);
    await ask('handoff.qualify', { id });
    const before = everything();
    const { dealTitle } = await ask<Output<'leads.matches'>>('leads.matches', { id });
    const { dealId } = await ask<{ dealId: string }>('handoff.convert', {
      id,
      companyName: 'Salon Vale',
      contactName: 'Ana Lopez',
      dealTitle,
      valueMinor: 320_000,
    });
    expect(await ask('deals.get', { id: dealId })).toMatchObject({
      title: 'Salon Vale, first order',
      company: 'Salon Vale',
      contact: 'Ana Lopez',
      source: 'instagram',
      campaign: 'Air-dry',
      valueMinor: 320_000,
      owner: { name: 'Theo' },
    });
    const after = await lead(id);
    expect(after).toMatchObject({
      state: 'converted',
      source: 'instagram',
      campaign: 'Air-dry',
      openedDay: '2026-05-13',
      dealId,
    });
    expect(after.touches).toHaveLength(1);
    expect(after.chain.map(({ step, day }) => [step, day !== null])).toEqual([
      ['content', true],
      ['lead', true],
      ['owner', true],
      ['contact', true],
      ['proposal', false],
      ['deal', true],
      ['order', false],
      ['repeat', false],
    ]);
    await expect(ask('handoff.convert', { id, dealTitle: 'Again' })).rejects.toThrow('converted');
    await ask('history.undo');
    expect(everything()).toEqual(before);
    await ask('history.redo');
    expect((await lead(id)).dealId).toBe(dealId);
  });

  test('a conversion suggests and links what is there already', async () => {
    const first = await create('Ana Lopez, ana@salonvale.com, Salon Vale #blog');
    const { dealId } = await ask<{ dealId: string }>('handoff.convert', {
      id: first,
      companyName: 'Salon Vale',
      contactName: 'Ana Lopez',
      dealTitle: 'Opening order',
    });
    const second = await create('Bo, bo@salonvale.com, Vale Salons #referral');
    const found = await ask<Output<'leads.matches'>>('leads.matches', { id: second });
    expect(found.companies).toMatchObject([{ name: 'Salon Vale', because: 'same domain' }]);
    expect(found.deals).toMatchObject([{ id: dealId, name: 'Opening order' }]);
    await ask('handoff.convert', { id: second, companyId: found.companies[0]?.id, contactName: 'Bo', dealId });
    expect(await lead(second)).toMatchObject({ state: 'converted', dealId, deal: 'Opening order' });
    expect((await ask<Output<'deals.get'>>('deals.get', { id: dealId })).source).toBe('blog');
  });

  test('a lead becomes a customer when its deal is won, and the metrics and the funnel say so', async () => {
    const id = await create('Ana, ana@salonvale.com, Salon Vale #instagram');
    await create('Bo, bo@b.com #blog');
    now += 2 * HOUR;
    await ask('leads.touch', { id, kind: 'call', contact: true });
    await tickNeeded(id);
    await ask('handoff.qualify', { id });
    await ask('handoff.handOver', { id, personId: sales });
    await ask('handoff.accept', { id }, sales);
    const { dealId } = await ask<{ dealId: string }>('handoff.convert', {
      id,
      companyName: 'Salon Vale',
      dealTitle: 'Opening order',
    });
    const [pipeline] = await ask<Output<'pipelines.list'>>('pipelines.list');
    const evaluate = async (): Promise<Record<string, number | null>> =>
      Object.fromEntries(
        (
          await ask<Output<'metrics.evaluate'>>('metrics.evaluate', {
            period: '2026-05',
            metrics: [
              'leads',
              'qualified-leads',
              'lead-conversion',
              'lead-to-deal',
              'lead-acceptance',
              'time-to-first-contact',
            ],
          })
        ).map(({ metric, value }) => [metric, value]),
      );
    expect(await evaluate()).toEqual({
      leads: 2,
      'qualified-leads': 1,
      'lead-conversion': 0,
      'lead-to-deal': 0.5,
      'lead-acceptance': 1,
      'time-to-first-contact': 2,
    });
    await ask('deals.move', {
      id: dealId,
      stageId: pipeline?.stages.find((stage) => stage.kind === 'won')?.id,
      valueMinor: 100_000,
      closedDay: '2026-05-13',
    });
    expect((await evaluate())['lead-conversion']).toBe(0.5);
    const rows = await ask<Output<'metrics.rows'>>('metrics.rows', {
      metric: 'time-to-first-contact',
      period: '2026-05',
    });
    expect(rows).toMatchObject({ total: 1, sum: 2 });
    const funnel = await ask<Output<'funnel.get'>>('funnel.get', { period: '2026-05', by: 'source' });
    expect(funnel.total.steps.map(({ count }) => count)).toEqual([2, 1, 1, 1, 1, 1, 1]);
    expect(funnel.groups.map(({ group }) => group)).toEqual(['blog', 'instagram']);
    expect(await lead(id)).toMatchObject({
      lifecycle: [{ stage: 'lead' }, { stage: 'qualified' }, { stage: 'customer' }],
    });
  });
});

describe('imported leads', () => {
  const FILE =
    'lead_id,created_at,name,email,source,first_contact_at,qualified_at,converted_at\nL1,2026-05-11 09:30,Ana,ana@a.com,blog,2026-05-11 11:00,,\nL2,2026-05-12,Bo,bo@b.com,fair,,2026-05-12,\n';

  test('have a clock where the file has times, take an edit, and stay with it when the import is taken back', async () => {
    const file = join(folder, 'leads.csv');
    writeFileSync(file, FILE);
    const { batch } = await ask<Output<'imports.run'>>('imports.run', { path: file });
    const rows = (await list({ sort: 'name' })).rows;
    expect(rows.map((row) => [row.name, row.state, row.clock])).toEqual([
      ['Ana', 'working', { state: 'answered', minutes: 90 }],
      ['Bo', 'qualified', { state: 'none', minutes: null }],
    ]);
    await ask('leads.update', { id: rows[0]?.id, phone: '123' });
    const undone = await ask<Output<'imports.undo'>>('imports.undo', { batch });
    expect(undone.conflicts).toMatchObject([{ entity: 'leads', id: rows[0]?.id }]);
    expect((await list()).rows.map((row) => row.name)).toEqual(['Ana']);
  });
});
