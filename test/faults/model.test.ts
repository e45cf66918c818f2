import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../src/main/engine';
import { bulk } from '../../src/main/engine/store/dialect';
import { type Driver, openDriver } from '../../src/main/engine/store/driver';
import { settleAttributions } from '../../src/main/engine/store/repositories/attributions';
import { fullWorld } from '../store/reports-world';
import { rounds, say, seedFor } from './bars';
import { type Base, type Kind, KINDS, type Values } from './model-kinds';
import { stateByTable } from './state';
import { ask, copyOf, openEngine, scratch } from './world';

/** Minor units of each order that imports brought, by its id. */
type Orders = ReadonlyMap<string, number>;
type Records = ReadonlyMap<string, ReadonlyMap<string, Values>>;
/** What must be in the file. Records go back and on with undo and redo; orders come and go with their imports. */
type Model = {
  records: Records;
  past: Records[];
  future: Records[];
  orders: Orders;
  imports: { batch: number; before: Orders }[];
  made: number;
};
type Real = { engine: Engine; driver: Driver; base: Base; folder: string; tally: Map<string, number> };

const { folder, remove } = scratch('model');
let file = '';
let base: Base;
let soldBefore = 0;

beforeAll(async () => {
  const world = await fullWorld({ from: '2026-04-01', perDay: 1 });
  await world.store.write((db) => Promise.resolve(settleAttributions(bulk(db))));
  const { engine } = world;
  const driver = openDriver(world.path, { readonly: true });
  const one = (sql: string): string => String(driver.prepare(sql).pluck().get());
  const stageId = one("SELECT id FROM stages WHERE kind = 'open' ORDER BY position LIMIT 1");
  const { id: dealId } = await ask(engine, 'deals.create', { title: 'Stays', stageId });
  const { id: companyId } = await ask(engine, 'companies.create', { name: 'Stays' });
  const { id: sheetId } = await ask(engine, 'four-ps.create', { name: 'Stays', subject: 'idea', period: '2026-Q2' });
  const { id: optionId } = await ask(engine, 'four-ps.addOption', { sheetId, name: 'Stays' });
  const { id: proposalId } = await ask(engine, 'proposals.create', { dealId });
  const { id: template } = await ask(engine, 'meetings.setTemplate', {
    name: 'Stays',
    team: 'all',
    rhythm: 'week',
    sections: ['actions'],
  });
  base = { stageId, dealId, companyId, campaignId: 'k1', sheetId, optionId, proposalId, template };
  soldBefore = sold(driver);
  driver.close();
  await engine.close();
  world.store.close();
  file = copyOf(world.path, join(folder, 'base.tandem'));
});
afterAll(remove);

const columnsOf = ({ texts, amounts = {} }: Kind): string[] => [...Object.values(texts), ...Object.values(amounts)];

/** What stands in the file, in the words of the model. */
const readRecords = (driver: Driver): Records =>
  new Map(
    KINDS.map((kind) => [
      kind.table,
      new Map(
        (
          driver
            .prepare(
              `SELECT id, ${columnsOf(kind).join(', ')} FROM ${kind.table} WHERE deleted_at IS NULL AND ${kind.of?.(base) ?? 'true'}`,
            )
            .all() as (Values & { id: string })[]
        ).map(({ id, ...values }) => [id, values]),
      ),
    ]),
  );

/** Gross sales of all days, as the daily facts hold them. */
const sold = (driver: Driver): number =>
  Number(driver.prepare('SELECT sum(gross_minor) FROM daily_sales').pluck().get());

const readOrders = (driver: Driver): Orders =>
  new Map(
    (
      driver
        .prepare(
          `SELECT o.external_id AS id, sum(l.amount_minor) AS minor FROM orders o JOIN order_lines l ON l.order_key = o.key
            WHERE o.external_id LIKE 'M-%' GROUP BY 1`,
        )
        .all() as { id: string; minor: number }[]
    ).map(({ id, minor }) => [id, minor]),
  );

const expectSame = (model: Model, { driver }: Real): void => {
  expect(readRecords(driver)).toEqual(model.records);
  expect(readOrders(driver)).toEqual(model.orders);
  expect(sold(driver)).toBe(soldBefore + [...model.orders.values()].reduce((sum, minor) => sum + minor, 0));
  // Parts of a target never come to more than the whole, and a whole that is shared out equally comes to it.
  const torn = driver.prepare(
    `SELECT p.id FROM target_nodes p JOIN target_nodes c ON c.parent_id = p.id AND c.deleted_at IS NULL
      JOIN target_trees t ON t.id = p.tree_id WHERE p.deleted_at IS NULL AND t.deleted_at IS NULL AND t.period = '2027'
      GROUP BY p.id HAVING sum(c.amount) <> p.amount`,
  );
  expect(torn.all()).toEqual([]);
};

/** Something a person does: what it does to the model, when the engine takes it. */
class Act implements fc.AsyncCommand<Model, Real> {
  readonly #what: string;
  readonly #run: (model: Model, real: Real) => Promise<void>;
  readonly #check: (model: Model) => boolean;

  constructor(
    what: string,
    run: (model: Model, real: Real) => Promise<void>,
    check: (model: Model) => boolean = () => true,
  ) {
    this.#what = what;
    this.#run = run;
    this.#check = check;
  }
  check(model: Readonly<Model>): boolean {
    return this.#check(model);
  }
  async run(model: Model, real: Real): Promise<void> {
    await this.#run(model, real);
    expectSame(model, real);
  }
  toString(): string {
    return this.#what;
  }
}

/** Asks for a change; what is refused with a sentence must have changed nothing. */
const change = async (
  model: Model,
  { engine, tally }: Real,
  [channel, input]: [string, unknown],
  then: (answer: unknown) => (records: Map<string, ReadonlyMap<string, Values>>) => void,
): Promise<void> => {
  const result = await engine.call(channel, input, { personId: 'p1' });
  if (!result.ok) {
    expect(result.error.code, `${channel}: ${result.error.message}`).not.toBe('internal');
    return;
  }
  tally.set(channel, (tally.get(channel) ?? 0) + 1);
  const records = new Map(model.records);
  then(result.value)(records);
  model.past.push(model.records);
  model.future = [];
  model.records = records;
};

type Dice = { which: number; text: string; amount: number };

const saidOf = ({ texts, amounts = {} }: Kind, { text, amount }: Dice, made: number) => {
  const pairs = [
    ...Object.entries(texts).map(([field, column]) => [field, column, `${text} ${made} ${field}`] as const),
    ...Object.entries(amounts).map(([field, column], index) => [field, column, amount + index] as const),
  ];
  return {
    wire: Object.fromEntries(pairs.map(([field, , value]) => [field, value])),
    row: Object.fromEntries(pairs.map(([, column, value]) => [column, value])),
  };
};

const own = (model: Model, kind: Kind, first: Records, which: number): string | undefined => {
  const ids = [...(model.records.get(kind.table)?.keys() ?? [])].filter((id) => !first.get(kind.table)?.has(id));
  return ids[which % Math.max(1, ids.length)];
};

const commandsFor = (first: () => Records) => {
  const wrapped = (kind: Kind, wire: Values) => kind.wrap?.(wire) ?? wire;
  const named = (kind: Kind, id: string) => kind.named?.(id) ?? { id };
  const create = (kind: Kind, dice: Dice) =>
    new Act(`${kind.create} ${dice.text}`, async (model, real) => {
      const { wire, row } = saidOf(kind, dice, (model.made += 1));
      const fields = kind.create === 'notes.create' ? { line: wire['text'] } : wrapped(kind, wire);
      await change(model, real, [kind.create, { ...kind.more?.(real.base), ...fields }], (answer) => (records) => {
        const { id } = answer as { id: string };
        records.set(kind.table, new Map(records.get(kind.table)).set(id, row));
      });
    });
  const update = (kind: Kind, dice: Dice) =>
    new Act(
      `${kind.update} ${dice.which}`,
      async (model, real) => {
        const id = own(model, kind, first(), dice.which) ?? '';
        const { wire, row } = saidOf(kind, dice, (model.made += 1));
        const input = { ...named(kind, id), ...wrapped(kind, wire) };
        if (kind.wrap) delete (input as { ids?: unknown }).ids;
        await change(model, real, [kind.update ?? '', input], () => (records) => {
          records.set(kind.table, new Map(records.get(kind.table)).set(id, row));
        });
      },
      (model) => kind.update !== undefined && own(model, kind, first(), dice.which) !== undefined,
    );
  const removal = (kind: Kind, dice: Dice) =>
    new Act(
      `${kind.remove} ${dice.which}`,
      async (model, real) => {
        const id = own(model, kind, first(), dice.which) ?? '';
        const input = named(kind, id);
        if (kind.wrap) delete (input as { id?: unknown }).id;
        await change(model, real, [kind.remove ?? '', input], () => (records) => {
          const left = new Map(records.get(kind.table));
          left.delete(id);
          records.set(kind.table, left);
        });
      },
      (model) => kind.remove !== undefined && own(model, kind, first(), dice.which) !== undefined,
    );
  const step = (direction: 'undo' | 'redo') =>
    new Act(
      direction,
      async (model, { engine }) => {
        expect(await engine.call(`history.${direction}`, {})).toMatchObject({ ok: true });
        const [from, to] = direction === 'undo' ? [model.past, model.future] : [model.future, model.past];
        to.push(model.records);
        model.records = from.pop() as Records;
      },
      (model) => (direction === 'undo' ? model.past : model.future).length > 0,
    );
  const bring = ({ which, amount }: Dice) =>
    new Act(`imports.run ${which}`, async (model, { engine, folder: place, tally }) => {
      const rows = Array.from({ length: 1 + (which % 4) }, (_, index) => ({
        id: `M-${(which + index) % 7}`,
        minor: amount + index,
      }));
      const lines = rows.map(
        ({ id, minor }) => `${id},2026-05-0${1 + (which % 9)},1,${(minor / 100).toFixed(2)},Dry Shampoo,D2C web`,
      );
      const path = join(place, 'orders.csv');
      writeFileSync(path, `order_id,ordered_at,quantity,unit_price,product_name,channel\n${lines.join('\n')}\n`);
      const { batch } = await ask(engine, 'imports.run', { path, format: 'order-lines' });
      tally.set('imports.run', (tally.get('imports.run') ?? 0) + 1);
      if (batch !== null) model.imports.push({ batch, before: model.orders });
      model.orders = new Map([...model.orders, ...rows.map(({ id, minor }) => [id, minor] as const)]);
    });
  const takeBack = () => new Act('imports.undo', takeBackLast, (model) => model.imports.length > 0);
  return { create, update, removal, step, bring, takeBack };
};

const takeBackLast = async (model: Model, { engine, tally }: Pick<Real, 'engine' | 'tally'>): Promise<void> => {
  const last = model.imports.pop();
  if (!last) return;
  await ask(engine, 'imports.undo', { batch: last.batch });
  tally.set('imports.undo', (tally.get('imports.undo') ?? 0) + 1);
  model.orders = last.before;
};

/** What an import leaves behind beside the data: its own record, kept also when it is taken back. */
const RECORDS = ['import_sources', 'import_batches', 'source_blocks', 'batch_changes'];
const stateOf = (driver: Driver): Record<string, string> =>
  Object.fromEntries(
    Object.entries(stateByTable(driver, { exact: true })).filter(([table]) => !RECORDS.includes(table)),
  );

test('records of every feature are at each moment what a model in memory says, with undo, redo and imports in between', async () => {
  const seed = seedFor('commands against a model');
  let first: Records = new Map();
  const { create, update, removal, step, bring, takeBack } = commandsFor(() => first);
  const kind = fc.constantFrom(...KINDS);
  const dice: fc.Arbitrary<Dice> = fc.record({
    which: fc.nat(1000),
    text: fc.constantFrom('Words', 'Ünïcödé', 'שלום', "'; DROP TABLE deals; --", '=1+1', '<b>x</b>'),
    amount: fc.integer({ min: 1, max: 900_000 }),
  });
  const on = (make: (one: Kind, thrown: Dice) => Act) => fc.tuple(kind, dice).map(([one, thrown]) => make(one, thrown));
  const commands = fc.commands(
    [
      on(create),
      on(create),
      on(update),
      on(update),
      on(removal),
      fc.constantFrom('undo' as const, 'redo' as const).map(step),
      dice.map(bring),
      fc.constant(null).map(takeBack),
    ],
    { maxCommands: 200, size: 'max' },
  );
  const tally = new Map<string, number>();
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(commands, async (chain) => {
      const path = copyOf(file, join(folder, `run-${(runs += 1)}.tandem`));
      const engine = await openEngine(path);
      const driver = openDriver(path, { readonly: true });
      try {
        first = readRecords(driver);
        const before = stateOf(driver);
        const model: Model = { records: first, past: [], future: [], orders: new Map(), imports: [], made: 0 };
        await fc.asyncModelRun(() => ({ model, real: { engine, driver, base, folder, tally } }), chain);
        while (model.imports.length > 0) await takeBackLast(model, { engine, tally });
        const last = stateOf(driver);
        for (const _step of model.past) await ask(engine, 'history.undo', {});
        expect(stateOf(driver)).toEqual(before);
        for (const _step of model.past) await ask(engine, 'history.redo', {});
        expect(stateOf(driver)).toEqual(last);
        expect(await ask(engine, 'check.run', {})).toEqual({ ok: true, problems: [] });
      } finally {
        driver.close();
        await engine.close();
      }
    }),
    { seed, numRuns: rounds(80, 6), endOnFailure: rounds(1, 0) === 0 },
  );
  const all = KINDS.flatMap((one) => [one.create, one.update ?? [], one.remove ?? []].flat());
  const never = [...new Set(all)].filter((channel) => !tally.has(channel));
  say(
    `model: ${runs} runs, ${[...tally.values()].reduce((sum, count) => sum + count, 0)} changes by ${tally.size} commands; never: ${never.join(' ')}`,
  );
  expect(never.length).toBeLessThanOrEqual(rounds(0, 45));
}, 1_800_000);
