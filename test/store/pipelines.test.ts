import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { type RawBuilder, sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { openDriver } from '../../src/main/engine/store/driver';
import { openStore } from '../../src/main/engine/store/open';
import { columnQuery, totalsQuery } from '../../src/main/engine/store/repositories/deals/board';
import { dealsWorld } from './deals-world';

const { add, ask, board, call, path, stageId } = dealsWorld();
const column = (one: Output<'deals.board'>, name: string) => {
  const found = one.columns.find((entry) => entry.stage.name === name);
  if (!found) throw new Error(`no stage ${name}`);
  return found;
};

/** Everything that a person edits, without the revision counters of history itself. */
const checksum = (): string => {
  const driver = openDriver(path(), { readonly: true });
  const rows = ['pipelines', 'stages', 'deals', 'deal_stages', 'views', 'companies'].map((table) =>
    driver.prepare(`SELECT * FROM ${table} ORDER BY id`).all(),
  );
  driver.close();
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
};

describe('a new workspace', () => {
  test('has a sales and a customer-success pipeline, each stage with its checklist', async () => {
    const pipelines = await ask('pipelines.list', {});
    expect(pipelines.map((one) => [one.name, one.stages.map((stage) => stage.name)])).toEqual([
      ['Sales', ['Prospecting', 'Education', 'Proposal', 'Negotiation', 'Won', 'Lost']],
      ['Customer success', ['Onboarding', 'Healthy', 'Renewal due', 'Renewed', 'At risk', 'Churned', 'Won back']],
    ]);
    expect(pipelines[0]?.stages[0]?.playbook.length).toBeGreaterThan(1);
  });
});

describe('moving a deal', () => {
  test('asks for just what the target stage still needs, and takes it along in the same step', async () => {
    const proposal = await stageId('Proposal');
    await ask('stages.update', { id: proposal, required: ['value', 'decisionMaker'] });
    const { id } = await add('Shelf', { valueMinor: 5000 });
    await expect(ask('deals.move', { id, stageId: proposal })).rejects.toThrow(
      'Proposal needs the decision maker of Shelf',
    );
    expect(column(await board(), 'Prospecting').cards[0]).toMatchObject({
      title: 'Shelf',
      empty: expect.arrayContaining(['decisionMaker']) as unknown,
    });
    await ask('deals.move', { id, stageId: proposal, fields: { decisionMaker: 'Ana' } });
    expect(await ask('deals.get', { id })).toMatchObject({ decisionMaker: 'Ana', stageId: proposal });
    await ask('history.undo', {});
    expect(await ask('deals.get', { id })).toMatchObject({ decisionMaker: '', stageId: await stageId('Prospecting') });
  });

  test('won wants a value and a day that has been; lost offers the reasons given before', async () => {
    const [won, lost] = [await stageId('Won'), await stageId('Lost')];
    const { id } = await add('Opening order');
    await expect(ask('deals.move', { id, stageId: won })).rejects.toThrow('needs the value');
    await expect(ask('deals.move', { id, stageId: won, valueMinor: 100, closedDay: '2026-05-14' })).rejects.toThrow(
      'still to come',
    );
    await expect(ask('deals.move', { id, stageId: won, valueMinor: 100, closedDay: '2026-02-30' })).rejects.toThrow(
      'calendar day',
    );
    await ask('deals.move', { id, stageId: won, valueMinor: 100, closedDay: '2026-05-01' });
    expect(column(await board(), 'Won').cards[0]).toMatchObject({ closedDay: '2026-05-01', valueMinor: 100 });
    for (const [title, reason] of [
      ['a', 'Price'],
      ['b', 'No reply'],
      ['c', 'Price'],
    ] as const) {
      const made = await add(title);
      await ask('deals.move', { id: made.id, stageId: lost, lostReason: reason });
    }
    expect((await ask('deals.choices', {})).lostReasons).toEqual(['Price', 'No reply']);
  });

  test('two windows move one deal: the second is told, and the first one’s move stays', async () => {
    const [education, proposal] = [await stageId('Education'), await stageId('Proposal')];
    const { id } = await add('Contested');
    const { rev } = await ask('deals.get', { id });
    const results = await Promise.all([
      call('deals.move', { id, stageId: education, rev }),
      call('deals.move', { id, stageId: proposal, rev }),
    ]);
    expect(results.map((result) => result.ok)).toEqual([true, false]);
    expect(results[1]).toMatchObject({ error: { code: 'conflict' } });
    expect((await ask('deals.get', { id })).stageId).toBe(education);
  });

  test('a stage removed under a carried card leaves the deal where its deals went', async () => {
    const [prospecting, education] = [await stageId('Prospecting'), await stageId('Education')];
    const { id } = await add('Carried');
    await ask('stages.remove', { id: education });
    await expect(ask('deals.move', { id, stageId: education })).rejects.toThrow('stage was removed');
    expect((await ask('deals.get', { id })).stageId).toBe(prospecting);
  });

  test('anything done to deals and stages is undone to the last byte', { timeout: 60_000 }, async () => {
    const stages = (await ask('pipelines.list', {}))[0]?.stages ?? [];
    const open = stages.filter((stage) => stage.kind === 'open');
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1) ids.push((await add(`Deal ${index}`, { valueMinor: 1000 * index })).id);
    const first = checksum();
    const action = fc.oneof(
      fc.record({ do: fc.constant('move' as const), deal: fc.nat(4), stage: fc.nat(5), before: fc.nat(5) }),
      fc.record({
        do: fc.constant('edit' as const),
        deal: fc.nat(4),
        text: fc.string({ minLength: 1, maxLength: 12 }),
      }),
      fc.record({ do: fc.constant('tick' as const), deal: fc.nat(4), stage: fc.nat(3) }),
      fc.record({ do: fc.constant('stage' as const), stage: fc.nat(3), chance: fc.constantFrom(0, 0.3, 1) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 8 }), async (actions) => {
        // What changes nothing leaves no step: it is not taken back either.
        const steps = async (): Promise<number> =>
          (await ask('history.list', { limit: 500 })).filter((entry) => !entry.undone).length;
        const before = await steps();
        for (const one of actions) {
          const id = 'deal' in one ? (ids[one.deal] ?? '') : '';
          const stage = 'stage' in one ? stages[one.stage] : undefined;
          await (one.do === 'move'
            ? call('deals.move', {
                id,
                stageId: stage?.id,
                beforeId: ids[one.before] ?? null,
                ...(stage?.kind === 'lost' ? { lostReason: 'Price' } : {}),
              })
            : one.do === 'edit'
              ? call('deals.update', { id, needs: one.text, company: `C ${one.text}` })
              : one.do === 'tick'
                ? call('deals.tick', { id, item: open[one.stage]?.playbook[0]?.id, done: true })
                : call('stages.update', { id: stage?.id, probability: one.chance }));
        }
        for (let step = await steps(); step > before; step -= 1) await ask('history.undo', {});
        expect(checksum()).toBe(first);
      }),
      { numRuns: 15 },
    );
  });
});

describe('the board', () => {
  test('adds other currencies by their rate of the day, and keeps those without one apart', async () => {
    await ask('rates.set', { day: '2026-01-01', currency: 'EUR', rate: 1.2 });
    await add('home', { valueMinor: 10_000 });
    await add('euro', { valueMinor: 10_000, currency: 'EUR' });
    await add('pound', { valueMinor: 10_000, currency: 'GBP' });
    expect(column(await board(), 'Prospecting')).toMatchObject({
      count: 3,
      sumMinor: 22_000,
      weightedMinor: 2200,
      others: [{ currency: 'GBP', count: 1, sumMinor: 10_000 }],
    });
    const [weighted] = await ask('metrics.evaluate', { period: '2026-Q2', metrics: ['weighted-pipeline'] });
    expect(weighted?.value).toBe(2200);
  });

  test('says of the weighted pipeline of a past day what has closed since: no silent zero', async () => {
    const weighted = async () =>
      (await ask('metrics.evaluate', { period: '2026-05-01..2026-05-10', metrics: ['weighted-pipeline'] }))[0];
    const won = await add('Closes', { valueMinor: 10_000 });
    const stays = await add('Stays', { valueMinor: 5_000 });
    const driver = openDriver(path());
    driver.prepare("UPDATE deals SET created_day = '2026-05-02'").run();
    driver.close();
    // Prospecting is won one time of ten: 1,000 and 500.
    expect(await weighted()).toMatchObject({ status: 'ok', value: 1500 });
    await ask('deals.move', { id: won.id, stageId: await stageId('Won'), closedDay: '2026-05-12' });
    expect(await weighted()).toMatchObject({ status: 'estimated', value: 500, denominator: 2 });
    expect((await weighted())?.reason).toContain('closed since');
    await ask('deals.move', { id: stays.id, stageId: await stageId('Won'), closedDay: '2026-05-12' });
    expect(await weighted()).toMatchObject({ status: 'not_computable', value: null });
  });

  test('brings a column page by page, and totals cover what is not on the page', async () => {
    for (let index = 0; index < 7; index += 1) await add(`Deal ${index}`, { valueMinor: 100 });
    const first = column(await board({ limit: 3 }), 'Prospecting');
    expect(first).toMatchObject({ count: 7, sumMinor: 700 });
    expect(first.cards.map((card) => card.title)).toEqual(['Deal 6', 'Deal 5', 'Deal 4']);
    const next = await ask('deals.column', { period: '2026-Q2', stageId: first.stage.id, offset: 3, limit: 3 });
    expect(next.cards.map((card) => card.title)).toEqual(['Deal 3', 'Deal 2', 'Deal 1']);
  });

  test('reads its columns from the index, without sorting', async () => {
    const store = await openStore({ path: path() });
    const set = { pipelineId: 'p', from: '2026-04-01', to: '2026-06-30', staleBefore: '2026-04-22T00:00:00.000Z' };
    const plan = async (query: RawBuilder<unknown>): Promise<string> => {
      const found = await sql<{ detail: string }>`EXPLAIN QUERY PLAN ${query}`.execute(store.read);
      return found.rows.map((row) => row.detail).join('\n');
    };
    const open = await plan(columnQuery(set, { stageId: 's', side: 'open', offset: 0, limit: 60 }));
    const closed = await plan(columnQuery(set, { stageId: 's', side: 'closed', offset: 0, limit: 60 }));
    const totals = await plan(totalsQuery(set, 'closed', ['s', 't'], 'USD'));
    store.close();
    expect(open).toContain('SEARCH d USING INDEX deals_stage (stage_id=?)');
    expect(open).not.toContain('TEMP B-TREE');
    expect(closed).toMatch(
      /SEARCH d USING INDEX deals_stage_closed \(stage_id=\? AND closed_day>\? AND closed_day<\?\)/,
    );
    expect(totals).toContain('deals_stage_closed');
    expect(`${open}${closed}${totals}`).not.toMatch(/SCAN d\b/);
  });
});

describe('the four views', () => {
  test('show one filtered set', async () => {
    await add('late', {
      valueMinor: 380_000,
      probability: 0.9,
      expectedClose: '2026-05-20',
      labels: ['Key "A"'],
      nextStep: 'Call',
      nextStepDay: '2026-05-15',
    });
    await add('other', { valueMinor: 2_250_000, probability: 0.2, expectedClose: '2026-05-28', labels: ['Key "A"'] });
    await add('out', { valueMinor: 1, labels: ['Key'] });
    const filter = { period: '2026-Q2', label: 'Key "A"' };
    expect((await board(filter)).totals).toMatchObject({ open: 2, weightedMinor: 792_000 });
    const forecast = await ask('deals.forecast', { ...filter, months: 3 });
    expect(forecast.columns.find((one) => one.key === '2026-05')).toMatchObject({ count: 2, weightedMinor: 792_000 });
    const table = await ask('deals.table', { ...filter, sort: 'value', descending: true, group: 'stage' });
    expect(table.rows.map((row) => row.title)).toEqual(['other', 'late']);
    expect(table.groups).toMatchObject([{ label: 'Prospecting', count: 2, sumMinor: 2_630_000 }]);
    const calendar = await ask('deals.calendar', { ...filter, from: '2026-05-11', to: '2026-05-17' });
    expect([calendar.steps.length, calendar.lateCount, calendar.undatedCount]).toEqual([1, 0, 1]);
  });

  test('are kept under a name, which can be changed, removed and taken back', async () => {
    const { id } = await ask('views.create', {
      page: 'pipeline',
      name: 'Stale ones',
      search: { stale: true, view: 'table' },
    });
    await expect(ask('views.create', { page: 'pipeline', name: 'stale ones', search: {} })).rejects.toThrow('already');
    await ask('views.update', { id, name: 'Left lying' });
    await ask('views.remove', { id });
    expect(await ask('views.list', { page: 'pipeline' })).toEqual([]);
    await ask('history.undo', {});
    expect(await ask('views.list', { page: 'pipeline' })).toEqual([
      { id, name: 'Left lying', search: { stale: true, view: 'table' } },
    ]);
  });
});

describe('stages', () => {
  test('a removed one asks where its deals go, keeps their history, and undo brings all back', async () => {
    const [prospecting, education] = [await stageId('Prospecting'), await stageId('Education')];
    const { id } = await add('Stays');
    const before = checksum();
    await ask('stages.remove', { id: prospecting, moveTo: education });
    expect((await ask('deals.get', { id })).history.map((entry) => entry.stage)).toEqual(['Prospecting', 'Education']);
    await ask('history.undo', {});
    expect(checksum()).toBe(before);
  });

  test('odds lie between 0 and 1, and fit the kind', async () => {
    await expect(ask('stages.update', { id: await stageId('Proposal'), probability: 1.2 })).rejects.toThrow(
      'between 0% and 100%',
    );
    await expect(ask('stages.update', { id: await stageId('Won'), probability: 0.4 })).rejects.toThrow('100%');
    await expect(add('x', { probability: -0.1 })).rejects.toThrow('between 0% and 100%');
  });

  test('a pipeline that holds deals stays, and so does the last one', async () => {
    const [sales, success] = await ask('pipelines.list', {});
    await add('Holds it');
    await expect(ask('pipelines.remove', { id: sales?.id ?? '' })).rejects.toThrow('holds 1 deals');
    await ask('pipelines.remove', { id: success?.id ?? '' });
    await expect(ask('pipelines.remove', { id: sales?.id ?? '' })).rejects.toThrow('only pipeline');
  });
});

test('a deal that is won is certain, whatever odds it had of its own', async () => {
  const { id } = await add('Sure', { probability: 0.6, valueMinor: 100_000 });
  await ask('deals.move', { id, stageId: await stageId('Won'), closedDay: '2026-05-12' });
  expect(await ask('deals.get', { id })).toMatchObject({ probability: 1, ownProbability: 0.6 });
  expect(column(await board(), 'Won')).toMatchObject({ sumMinor: 100_000, weightedMinor: 100_000 });
  await ask('history.undo', {});
  expect(await ask('deals.get', { id })).toMatchObject({ probability: 0.6 });
});

test('a stage is moved, coloured, and given fields and a checklist in place; its deals stay, and each is one step of undo', async () => {
  const names = async (): Promise<string[]> =>
    ((await ask('pipelines.list', {}))[0]?.stages ?? []).map((stage) => stage.name);
  const [negotiation, prospecting] = [await stageId('Negotiation'), await stageId('Prospecting')];
  const { id } = await add('Stays');
  const before = checksum();
  await ask('stages.update', { id: negotiation, beforeId: prospecting });
  expect(await names()).toEqual(['Negotiation', 'Prospecting', 'Education', 'Proposal', 'Won', 'Lost']);
  await ask('stages.update', { id: prospecting, beforeId: null });
  expect((await names()).at(-1)).toBe('Prospecting');
  await ask('stages.update', {
    id: prospecting,
    name: 'First talks',
    color: 'plum',
    probability: 0.15,
    required: ['value'],
    playbook: [{ text: 'Knows what we sell' }],
  });
  const stage = (await ask('pipelines.list', {}))[0]?.stages.at(-1);
  expect(stage).toMatchObject({ name: 'First talks', color: 'plum', probability: 0.15, required: ['value'], deals: 1 });
  await ask('deals.tick', { id, item: stage?.playbook[0]?.id ?? '', done: true });
  // A line that is written anew keeps its tick: it is the same line.
  await ask('stages.update', {
    id: prospecting,
    playbook: [{ text: 'New' }, { id: stage?.playbook[0]?.id ?? '', text: 'Knows our prices' }],
  });
  expect((await ask('deals.get', { id })).playbook).toMatchObject([
    { text: 'New', done: false },
    { text: 'Knows our prices', done: true },
  ]);
  await expect(ask('stages.update', { id: prospecting, kind: 'won' })).rejects.toThrow('holds 1 deals');
  for (let step = 0; step < 5; step += 1) await ask('history.undo', {});
  expect(checksum()).toBe(before);
});
