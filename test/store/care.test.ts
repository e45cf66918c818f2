import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEngine, type Engine } from '../../src/main/engine/index';
import { grownWorkspace } from './grown';
import { randomFrom } from '../../src/main/engine/services/sample/random';
import type { EngineChannel, Input, Output } from '../../src/shared/contract';
import { addDays } from '../../src/shared/domain/day';

const TODAY = '2026-05-13';
const clock = (): number => Date.parse(`${TODAY}T12:00:00Z`);
const COMPANIES = 120;
const BUYERS = 80;
const folder = mkdtempSync(join(tmpdir(), 'tandem-care-'));
const path = join(folder, 'care.tandem');
let engine: Engine;

const ask = async <C extends EngineChannel>(channel: C, input: Input<C>): Promise<Output<C>> => {
  const result = await engine.call(channel, input);
  if (!result.ok) throw new Error(result.error.message);
  return result.value as Output<C>;
};

/** Companies with no, one or several customers, issues, renewals and words spoken; buyers of no company. */
const fill = (): void => {
  const random = randomFrom(20_260_513);
  const file = new Database(path);
  const company = file.prepare(
    "INSERT INTO companies (key, id, name, natural_key, kind, domain, country, reorder_days, renewal_day) VALUES (?, ?, ?, ?, 'salon', '', 'US', ?, ?)",
  );
  const customer = file.prepare(
    "INSERT INTO customers (key, external_id, natural_key, name, email, country, first_order_day, last_order_day) VALUES (?, ?, ?, ?, '', 'US', ?, ?)",
  );
  const link = file.prepare('INSERT INTO customer_links (id, customer_natural_key, company_key) VALUES (?, ?, ?)');
  const day = file.prepare('INSERT OR IGNORE INTO daily_customer_sales VALUES (?, ?, ?, ?, 1000, 0)');
  const need = file.prepare(
    "INSERT INTO needs (id, company_key, kind, text, solution, opened_day, solved_day) VALUES (?, ?, 'issue', 'x', '', '2026-01-01', ?)",
  );
  const spoken = file.prepare(
    "INSERT INTO activities (id, kind, day, time, people, company_key, material_version, currency, text, outcome, next_step, next_done, created_at) VALUES (?, 'call', ?, '', '[]', ?, '', 'USD', '', '', '', 0, '')",
  );
  let keys = 0;
  const buy = (belongs: number | null): void => {
    const key = (keys += 1);
    const days: string[] = [];
    const gap = random.int(5, 70);
    let at = addDays('2025-01-01', random.int(0, 450));
    while (at <= TODAY && days.length < 8) {
      days.push(at);
      at = addDays(at, Math.max(0, gap + random.int(-4, 30)));
    }
    customer.run(key, `u${key}`, `u${key}`, `Buyer ${key}`, days[0] ?? null, days.at(-1) ?? null);
    for (const one of days) {
      day.run(one, key, 'USD', 1);
      // A second currency on the same day is one order day; money without an order is none.
      if (random.chance(0.2)) day.run(one, key, 'EUR', 1);
      if (random.chance(0.2)) day.run(addDays(one, 2), key, 'USD', 0);
    }
    if (belongs !== null) link.run(`l${key}`, `u${key}`, belongs);
  };
  file.transaction(() => {
    for (let key = 1; key <= COMPANIES; key += 1) {
      const renewal = random.chance(0.3) ? addDays(TODAY, random.int(-90, 160)) : null;
      company.run(
        key,
        `c${key}`,
        `Company ${key}`,
        `company ${key}`,
        random.chance(0.2) ? random.int(1, 60) : null,
        renewal,
      );
      for (let one = random.weighted([10, 60, 20, 10]); one > 0; one -= 1) buy(key);
      for (let one = random.weighted([70, 20, 10]); one > 0; one -= 1)
        need.run(`n${key}-${one}`, key, random.chance(0.3) ? TODAY : null);
      if (random.chance(0.5)) spoken.run(`a${key}`, addDays(TODAY, -random.int(0, 200)), key);
    }
    for (let one = 0; one < BUYERS; one += 1) buy(null);
  })();
  file.close();
};

beforeAll(async () => {
  await grownWorkspace({
    path,
    name: 'Care',
    currency: 'USD',
    timeZone: 'UTC',
    weekStart: 1,
    fiscalYearStart: 1,
    sample: false,
    clock,
  });
  fill();
  engine = await createEngine({ workspacePath: path, clock });
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

type Of = 'companies' | 'buyers';
const whole = async (list: 'at-risk' | 'due' | 'renewals', of: Of): Promise<Output<'customers.accounts'>['rows']> => {
  const rows: Output<'customers.accounts'>['rows'] = [];
  for (;;) {
    const { rows: page, total } = await ask('customers.accounts', { list, of, limit: 50, offset: rows.length });
    rows.push(...page);
    if (page.length === 0 || rows.length === total) return rows;
  }
};

/** What each one's own page says, which judges by the pure rules. */
const judged = async (of: Of): Promise<Map<string, Output<'customers.figures'>>> => {
  const ids =
    of === 'companies'
      ? Array.from({ length: COMPANIES }, (_, index) => `c${index + 1}`)
      : (await ask('customers.list', { linked: 'no', limit: 500 })).rows.map(({ id }) => id);
  const said = new Map<string, Output<'customers.figures'>>();
  for (const id of ids)
    said.set(id, await ask('customers.figures', { kind: of === 'companies' ? 'company' : 'customer', id }));
  return said;
};

test.each<[string, Input<'health.update'>]>([
  ['the rules as Tandem starts', {}],
  ['rules of one’s own', { lateTimes: 1, latePoints: 4, veryLatePoints: 0, issuePoints: 2, quietDays: 30, riskAt: 4 }],
])('the lists are whom the pages themselves call at risk or due: %s', async (_name, rules) => {
  await ask('health.update', rules);
  for (const of of ['companies', 'buyers'] as const) {
    const said = await judged(of);
    const named = (test_: (one: Output<'customers.figures'>) => boolean): string[] =>
      [...said].filter(([, one]) => test_(one)).map(([id]) => id);
    const risk = await whole('at-risk', of);
    expect(risk.map(({ who }) => who.id).toSorted()).toEqual(named(({ health }) => health.state === 'risk').toSorted());
    expect(risk.length).toBeGreaterThan(5);
    const points = risk.map(({ health }) => health.points);
    expect(points).toEqual(points.toSorted((a, b) => b - a));
    const due = await whole('due', of);
    expect(due.map(({ who }) => who.id).toSorted()).toEqual(
      named(({ next }) => next.day !== null && next.day <= addDays(TODAY, 7)).toSorted(),
    );
    const days = due.map(({ next }) => next.day ?? '');
    expect(days).toEqual(days.toSorted());
    // A row says what its page says.
    for (const row of [...risk.slice(0, 10), ...due.slice(0, 10)]) {
      const own = said.get(row.who.id);
      expect([row.health, row.next, row.netMinor]).toEqual([own?.health, own?.next, own?.netMinor]);
    }
  }
  expect((await whole('renewals', 'companies')).length).toBeGreaterThan(10);
  expect(await whole('renewals', 'buyers')).toEqual([]);
});

test('an order that comes in later changes the rhythm, and the search finds a buyer by name', async () => {
  const [first] = (await ask('customers.accounts', { list: 'due', of: 'buyers', limit: 1 })).rows;
  const found = await ask('customers.accounts', { list: 'due', of: 'buyers', q: first?.who.name ?? '' });
  expect(found.rows.some(({ who }) => who.id === first?.who.id)).toBe(true);
  const file = new Database(path);
  file.prepare("INSERT INTO daily_customer_sales VALUES (?, ?, 'USD', 1, 500, 0)").run(TODAY, first?.who.id);
  file.prepare('UPDATE customers SET last_order_day = ?, rhythm_stale = 1 WHERE key = ?').run(TODAY, first?.who.id);
  file.close();
  const after = await whole('due', 'buyers');
  const own = await ask('customers.figures', { kind: 'customer', id: first?.who.id ?? '' });
  expect(own.lastDay).toBe(TODAY);
  expect(after.find(({ who }) => who.id === first?.who.id)?.next.day ?? null).toBe(
    own.next.day !== null && own.next.day <= addDays(TODAY, 7) ? own.next.day : null,
  );
});
