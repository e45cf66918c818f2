import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEngine, createWorkspace, type Engine } from '../../src/main/engine';
import type { EngineChannel, Input, Output } from '../../src/shared/contract';
import { openDriver } from '../../src/main/engine/store/driver';

const NOW = Date.parse('2026-05-13T15:10:00Z');
const folder = mkdtempSync(join(tmpdir(), 'tandem-sample-test-'));
const opened: Engine[] = [];

const make = async (name: string, more: Partial<Parameters<typeof createWorkspace>[0]> = {}): Promise<string> => {
  const path = join(folder, `${name}.tandem`);
  await createWorkspace({
    path,
    name: 'Halo & Vine',
    currency: 'USD',
    timeZone: 'America/New_York',
    weekStart: 1,
    fiscalYearStart: 1,
    sample: true,
    clock: () => NOW,
    ...more,
  });
  return path;
};

/** Everything but the ids that the default pipelines got at random and the times of making. */
const checksum = (path: string): string => {
  const driver = openDriver(path, { readonly: true });
  const hash = createHash('sha256');
  const texts = [
    'SELECT * FROM order_lines ORDER BY key',
    'SELECT * FROM orders ORDER BY key',
    'SELECT * FROM customers ORDER BY key',
    'SELECT * FROM stock_levels ORDER BY key',
    'SELECT * FROM ad_days ORDER BY key',
    'SELECT * FROM subscriptions ORDER BY key',
    'SELECT * FROM leads ORDER BY key',
    'SELECT * FROM target_nodes ORDER BY id',
    'SELECT id, node_id, call, expected, at FROM target_calls ORDER BY id',
    'SELECT id, short_id, over_id, amount, at FROM target_offsets ORDER BY id',
    'SELECT * FROM channels ORDER BY key',
    'SELECT * FROM products ORDER BY key',
    'SELECT id, title, value_minor, next_step_day, entered_stage_at FROM deals ORDER BY id',
    'SELECT id, file, rows, at FROM import_batches ORDER BY id',
    'SELECT at, label FROM history ORDER BY id',
  ];
  for (const text of texts) hash.update(JSON.stringify(driver.prepare(text).all()));
  driver.close();
  return hash.digest('hex');
};

const open = async (path: string, now = NOW) => {
  const engine = await createEngine({ workspacePath: path, clock: () => now });
  opened.push(engine);
  return async <C extends EngineChannel>(channel: C, input: Input<C>): Promise<Output<C>> => {
    const result = await engine.call(channel, input);
    if (!result.ok) throw new Error(result.error.message);
    return result.value as Output<C>;
  };
};

let path = '';
beforeAll(async () => {
  path = await make('first', { me: { name: 'Maren Oduya', roles: ['founder'] } });
});

afterAll(async () => {
  for (const engine of opened) await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the sample world', () => {
  test('is the same each time', async () => {
    const again = await make('again', { me: { name: 'Maren Oduya', roles: ['founder'] } });
    expect(checksum(again)).toBe(checksum(path));
  });

  test('another day makes another world', async () => {
    const later = await make('later', { clock: () => NOW + 86_400_000 });
    expect(checksum(later)).not.toBe(checksum(path));
  });

  test('has brought its late file in last, whatever hour it is opened at', async () => {
    // Before eight in the morning, when files of a day come.
    const early = await make('early', { clock: () => Date.parse('2026-05-13T05:47:00Z') });
    const call = await open(early, Date.parse('2026-05-13T05:50:00Z'));
    const steps = await call('history.list', { limit: 40 });
    expect(steps[0]?.label).toMatch(/^Imported brightwell_sell_out_2026-05-13_2\.csv/);
    expect(steps.map(({ at }) => at)).toEqual(
      steps
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
  });

  test('agrees with itself', async () => {
    const call = await open(path);
    expect(await call('check.run', {})).toEqual({ ok: true, problems: [] });
  });

  test('holds fifteen months of orders up to today', async () => {
    const call = await open(path);
    const workspace = await call('workspace.get', {});
    expect(workspace.isSample).toBe(true);
    expect(workspace.firstDay && workspace.firstDay <= '2025-02-13').toBe(true);
    expect(workspace.counts.orders).toBeGreaterThan(7_000);
    expect(workspace.counts.lines).toBeGreaterThan(12_000);
    expect(workspace.vision).not.toBe('');
  });

  test('gives every metric a figure', async () => {
    const call = await open(path);
    for (const period of ['2026-Q2', '2026-Q1', '2026-04', '2026-W19', '2025-Q4']) {
      const values = await call('metrics.evaluate', { period });
      const without = values.filter((value) => value.value === null);
      // A plan ends with its period, numbers are scored when one does, and the chances of deals closed since are not kept.
      expect(
        without
          .filter(({ metric }) => !['coverage', 'forecast-accuracy', 'weighted-pipeline'].includes(metric))
          .map(({ metric, reason }) => `${metric}: ${reason}`),
      ).toEqual([]);
    }
  });

  test('tells its story: dry shampoo short, mousse over, the company a little behind', async () => {
    const call = await open(path);
    const { groups } = await call('metrics.breakdown', { metric: 'net-sales', period: '2026-Q2', by: 'product' });
    const change = (sku: string): number => {
      const found = groups.find((group) => group.current.group === sku);
      return (found?.current.value ?? 0) / (found?.previous?.value ?? 1) - 1;
    };
    expect(change('HV-DSH-200')).toBeLessThan(-0.25);
    expect(change('HV-ADM-150')).toBeGreaterThan(0.35);
    const { pace } = await call('home.get', { period: '2026-Q2' });
    expect(pace?.status).toBe('at-risk');
    expect((pace?.outlookMinor ?? 0) / (pace?.targetMinor ?? 1)).toBeGreaterThan(0.95);
  });

  test('shows the whole chain on one record: content, lead, owner, contact, proposal, deal, order, repeat', async () => {
    const call = await open(path);
    const { rows } = await call('leads.list', { state: 'converted', limit: 200 });
    const chains = [];
    for (const { id } of rows) chains.push((await call('leads.get', { id })).chain);
    const whole = chains.find((chain) => chain.every(({ day }) => day !== null));
    expect(whole?.map(({ step }) => step).join(' ')).toBe('content lead owner contact proposal deal order repeat');
    expect(whole?.find(({ step }) => step === 'proposal')?.text).toMatch(/^P-\d{4} Opening order/);
    const day = (name: string): string => whole?.find(({ step }) => step === name)?.day ?? '';
    expect(day('lead') <= day('deal') && day('deal') <= day('proposal')).toBe(true);
    expect(day('proposal') <= day('order') && day('order') < day('repeat')).toBe(true);
  });

  test('has the eight weeks before this one frozen and two quarters’ updates sent, each as it was that day', async () => {
    const call = await open(path);
    const weeks = await call('reports.snapshots', { kind: 'weekly' });
    // Monday, 11 May begins week 20.
    expect([...new Set(weeks.map(({ period }) => period))].toSorted()).toEqual(
      [12, 13, 14, 15, 16, 17, 18, 19].map((week) => `2026-W${week}`),
    );
    for (const { id, period } of weeks) {
      const kept = await call('reports.snapshot', { id });
      expect(kept?.kind === 'weekly' && kept.report.net.value.value, period).toBeGreaterThan(100_000);
      expect(kept?.kind === 'weekly' && kept.report.sections.filter(({ signature }) => signature !== null).length).toBe(
        6,
      );
      // What stood in the files of that morning is what was frozen: all but Oak & Ivory's stock list had come.
      const late = kept?.kind === 'weekly' ? kept.report.sources.filter(({ stale }) => stale) : [];
      expect(
        late.map(({ source }) => source),
        period,
      ).toEqual(period === '2026-W19' ? ['Oak ivory stock list'] : []);
    }
    for (const period of ['2026-Q1', '2025-Q4']) {
      const { update, sends } = await call('updates.get', { period });
      expect([update?.status, sends.length > 0], period).toEqual(['sent', true]);
      const kept = await call('reports.snapshot', { kind: 'investor', period });
      expect(kept?.kind === 'investor' && kept.report.span.period).toBe(period);
    }
    expect((await call('updates.get', { period: '2026-Q2' })).sends).toEqual([]);
  });

  test('says of every step of its history what it changed, but for imports and frozen reports', async () => {
    const call = await open(path);
    const steps = await call('history.list', { limit: 500 });
    const own = steps.filter(({ batch, label }) => batch === null && !label.startsWith('Froze '));
    expect(own.length).toBeGreaterThan(8);
    for (const { id, label } of own)
      expect(
        (await call('history.get', { id })).changes.some(({ fields }) => fields.length > 0),
        label,
      ).toBe(true);
  });

  test('sells no more than there was, and counts the days of stock from those that passed', async () => {
    const call = await open(path);
    const [sellThrough, days, turnover] = await call('metrics.evaluate', {
      period: '2026-Q2',
      metrics: ['sell-through', 'days-of-stock', 'inventory-turnover'],
    });
    expect(sellThrough?.value).toBeGreaterThan(0.2);
    expect(sellThrough?.value).toBeLessThan(0.8);
    expect((days?.numerator ?? 0) / (turnover?.denominator ?? 1)).toBeCloseTo(43, 6);
    expect(days?.value).toBeCloseTo(43 / (turnover?.value ?? 1), 6);
  });

  test('says of each code once whose orders it gives, and writes a rule where no code does', async () => {
    const ask = await open(path);
    const { rules } = await ask('attribution.rules', {});
    const codes = rules.filter(({ kind }) => kind === 'code').map(({ label }) => label.toLowerCase());
    expect(codes.length).toBeGreaterThan(6);
    expect(new Set(codes).size).toBe(codes.length);
    expect(rules.filter(({ of }) => of === null).map(({ kind, campaign }) => [kind, campaign])).toEqual([
      ['hand', 'Back-bar demos'],
      ['file', null],
    ]);
    expect(rules.filter(({ kind, orders }) => kind !== 'file' && orders === 0).map(({ label }) => label)).toEqual([]);
  });

  test('holds orders with the codes of two creators, each of which earns for one', async () => {
    const call = await open(await make('shared'));
    const shared = await call('attribution.shared', { period: '2026' });
    expect(shared.map(({ creators }) => creators.map(({ name, paid }) => [name, paid]))).toEqual(
      Array.from({ length: 2 }, () => [
        ['Lena Waves', true],
        ['Ines Park, Curl Club', false],
      ]),
    );
  });

  test('opens any figure down to the line of a file', async () => {
    const call = await open(path);
    for (const metric of ['net-sales', 'leads', 'ad-spend', 'orders', 'customers']) {
      const { rows } = await call('metrics.rows', { metric, period: '2026-04', limit: 3 });
      const row = rows[1];
      expect(row?.file).toMatch(/\.csv$/);
      const line = await call('metrics.sourceLine', { batch: row?.batch ?? 0, line: row?.line ?? 0 });
      expect(line.cells.length).toBeGreaterThan(5);
      expect(line.by).toMatch(/Theo|Priya/);
    }
  });

  test('its weekly files of leads know nothing that came after them, and a later file says how a lead went on', async () => {
    const call = await open(path);
    const files = (await call('imports.list', {})).filter(({ format }) => format === 'leads');
    // What a file of 11 May knows ends on the 10th.
    const late = files.filter(({ file, lastDay }) => {
      const day = /\d{4}-\d\d-\d\d/.exec(file)?.[0] ?? '';
      return (lastDay ?? '') > day || (day < '2026-05-13' && lastDay === day);
    });
    expect(files.length).toBeGreaterThan(8);
    expect(late.map(({ file, lastDay }) => [file, lastDay])).toEqual([]);
    const driver = openDriver(path, { readonly: true });
    const went = driver
      .prepare(
        `SELECT count(*) AS n FROM leads l JOIN import_batches b ON b.id = l.batch_id
         WHERE l.converted_day > substr(b.at, 1, 10)`,
      )
      .get() as { n: number };
    driver.close();
    expect(went.n).toBeGreaterThan(20);
  });

  test('has open deals with late and stale ones, leads on the way, changes lately', async () => {
    const call = await open(path);
    const board = await call('deals.board', { period: '2026-Q2' });
    const open30 = board.columns.filter(({ stage }) => stage.kind === 'open').flatMap(({ cards }) => cards);
    expect(open30.length).toBeGreaterThan(24);
    expect(board.totals.stale).toBeGreaterThan(0);
    expect(open30.some((card) => card.nextStepDay !== null && card.nextStepDay < '2026-05-13')).toBe(true);
    expect((await call('history.list', { limit: 50 })).length).toBeGreaterThan(20);
  });

  test('takes another person and another currency in', async () => {
    const other = await make('other', {
      me: { name: 'Jo Marsh', roles: [] },
      currency: 'JPY',
      timeZone: 'Asia/Tokyo',
      weekStart: 7,
      fiscalYearStart: 4,
    });
    const call = await open(other);
    expect((await call('people.list', {})).map(({ name }) => name).toSorted()).toEqual([
      'Jo Marsh',
      'Maren Oduya',
      'Priya Chandran',
      'Theo Lindqvist',
    ]);
    expect((await call('check.run', {})).ok).toBe(true);
    const [net] = await call('metrics.evaluate', { period: '2026-04', metrics: ['net-sales'] });
    expect(net?.unit).toBe('JPY');
    expect(net?.value).toBeGreaterThan(1_000_000);
    // Its weeks begin on Sundays: stock is counted at their ends, so that one has a count at its start and at its end.
    const [turnover] = await call('metrics.evaluate', { period: '2026-W18', metrics: ['inventory-turnover'] });
    expect(turnover?.value).toBeGreaterThan(0);
  });
});

const SEASONS = [
  'summer',
  'winter',
  'autumn',
  'spring',
  'new year',
  'holidays',
  'holiday set',
  'christmas',
  'May letter',
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October'].flatMap(
    (month) => ['until', 'by', 'from', 'for', 'our', 'people,'].map((word) => ` ${word} ${month}`),
  ),
  ' again in January',
];

// The company is grown up to whatever day it is opened on: what names a season would be out of season on most of them.
test('no name and no word of the company speaks of a season', async () => {
  const driver = openDriver(await make('seasons'), { readonly: true });
  const found: unknown[] = [];
  const tables = driver.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all() as string[];
  for (const table of tables) {
    const columns = driver
      .prepare(`SELECT name FROM pragma_table_info('${table}') WHERE type = 'TEXT'`)
      .pluck()
      .all() as string[];
    for (const column of columns) {
      const named = SEASONS.map((word) => `"${column}" LIKE '%${word}%'`).join(' OR ');
      found.push(...driver.prepare(`SELECT substr("${column}", 1, 200) AS text FROM "${table}" WHERE ${named}`).all());
    }
  }
  driver.close();
  expect(found).toEqual([]);
});
