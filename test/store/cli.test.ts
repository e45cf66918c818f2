import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'csv-stringify/sync';
import { DIMENSIONS } from '../../src/shared/domain/dimensions';
import type { MetricValue } from '../../src/shared/contract/metrics';
import { buildCli, type Said } from './cli-process';
import { randomFiles } from './numbers/world';

/** The command line as a person or a script runs it: a process with arguments, two streams and an exit code. */
const folder = mkdtempSync(join(tmpdir(), 'tandem-cli-'));
const at = (name: string): string => join(folder, name);
const workspace = at('shop.tandem');
let tandem: (...args: string[]) => Said;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ORDERS = `order_id,ordered_at,quantity,unit_price,product_sku,product_name,customer_id,customer_country,channel,rep
1,2010-12-01 09:00,2,10.00,A,Alpha,C1,GB,Web,Priya
1,2010-12-01 09:00,1,0.085,B,Beta,C1,GB,Web,Priya
2,2010-12-09 10:00,3,20.00,A,Alpha,C2,DE,Web,
3,2010-12-13 10:00,-1,20.00,A,Alpha,C2,DE,Web,
4,2010-11-30 10:00,1,5.00,A,Alpha,,,,
5,2011-01-02 10:00,4,25.00,B,Beta,C1,GB,Shop,Theo
`;

/** Runs with --json: exactly one document on standard output, whatever the exit code. */
type Answer<T> = { code: number | null; value: T; err: string };
const json = <T = unknown>(...args: string[]): Answer<T> => {
  const said = tandem(...args, '--json');
  return { code: said.code, value: JSON.parse(said.out) as T, err: said.err };
};
const figures = (...args: string[]): MetricValue[] =>
  json<MetricValue[]>('metrics', '--workspace', workspace, ...args).value;
const figure = (...args: string[]): number | null | undefined => figures(...args)[0]?.value;
const hash = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

beforeAll(async () => {
  tandem = await buildCli();
  writeFileSync(at('orders.csv'), ORDERS);
});

describe('new, import, undo-import', () => {
  test('new makes a workspace, and no second one over it', () => {
    const made = json(
      'new',
      '--workspace',
      workspace,
      '--name',
      'Shop',
      '--currency',
      'gbp',
      '--fiscal-year-start',
      '4',
    );
    expect(made).toMatchObject({ code: 0, value: { workspace, schema: expect.any(Number) as number } });
    const before = hash(workspace);
    const again = tandem('new', '--workspace', workspace, '--name', 'Other', '--currency', 'USD');
    expect(again).toMatchObject({ code: 1, out: '' });
    expect(again.err).toMatch(/already/);
    expect(hash(workspace)).toBe(before);
  });

  test('a folder that does not exist is named, and nothing is made', () => {
    const said = tandem('new', '--workspace', at('nowhere/shop.tandem'), '--name', 'Shop', '--currency', 'GBP');
    expect(said).toMatchObject({ code: 1, out: '' });
    expect(said.err.trim()).toBe(`There is no folder ${at('nowhere')}. Make it first, or choose another place.`);
    expect(existsSync(at('nowhere'))).toBe(false);
  });

  test('a dry run says what would come and writes nothing', () => {
    const tried = json('import', '--workspace', workspace, '--dry-run', at('orders.csv'));
    expect(tried).toMatchObject({ code: 0, value: { batch: null, format: 'order-lines', rows: 6, created: 6 } });
    expect(figures('--period', '2010-12', '--metric', 'orders')[0]?.status).toBe('not_computable');
  });

  test('import answers with one object a file, in the shape of the manual', () => {
    const { code, value } = json<Record<string, unknown>>('import', '--workspace', workspace, at('orders.csv'));
    expect(code).toBe(0);
    expect(value).toMatchObject({
      batch: 1,
      file: 'orders.csv',
      format: 'order-lines',
      rows: 6,
      created: 6,
      updated: 0,
      unchanged: 0,
      skipped: 0,
      errors: [],
      seconds: expect.any(Number) as number,
    });
    expect(json('import', '--workspace', workspace, at('orders.csv')).value).toMatchObject({
      created: 0,
      unchanged: 6,
    });
  });

  test('a file with wrong lines is refused whole, each line named', () => {
    writeFileSync(
      at('bad.csv'),
      `${ORDERS}6,2010-13-45,1,1.00,A,Alpha,C1,GB,Web,\n7,2010-12-05,x,1.00,A,Alpha,C1,GB,Web,\n`,
    );
    const { code, value } = json<{ batch: null; errors: { line: number; column: string; problem: string }[] }>(
      'import',
      '--workspace',
      workspace,
      at('bad.csv'),
    );
    expect([code, value.batch]).toEqual([1, null]);
    expect(value.errors.map(({ line, column }) => [line, column])).toEqual([
      [8, 'ordered_at'],
      [9, 'quantity'],
    ]);
    expect(figure('--period', '2010-12', '--metric', 'orders')).toBe(2);
  });

  test('a report of all time is given its days with --period', () => {
    const file = at('period.tandem');
    json('new', '--workspace', file, '--name', 'Shop', '--currency', 'usd');
    writeFileSync(at('all.csv'), 'Campaign report\nAll time\nCampaign,Impr.,Clicks,Cost\nSearch,1000,30,310.00\n');
    const refused = tandem('import', '--workspace', file, at('all.csv'));
    expect(refused).toMatchObject({
      code: 1,
      err: expect.stringContaining('--period 2026-01-01..2026-03-31') as string,
    });
    expect(json('import', '--workspace', file, '--period', '2026-03', at('all.csv'))).toMatchObject({
      code: 0,
      value: { format: 'ad-days', created: 1 },
    });
    expect(
      json<MetricValue[]>('metrics', '--workspace', file, '--period', '2026-03', '--metric', 'ad-spend').value[0],
    ).toMatchObject({ value: 31_000 });
  });

  test('of several files all come in or none: those before a refused one are taken back', () => {
    writeFileSync(at('good.csv'), `${ORDERS.split('\n')[0]}\n90,2010-12-01,1,10.00,A,Alpha,C9,GB,Web,\n`);
    writeFileSync(at('bad.csv'), `${ORDERS.split('\n')[0]}\n91,no day,1,10.00,A,Alpha,C9,GB,Web,\n`);
    // What was done and taken back is told in the history and among the imports; everything else is as it was.
    const counts = () =>
      json<{ table: string; rows: number }[]>('export', '--workspace', workspace, '--all', at('counts')).value.filter(
        ({ table }) => table !== 'history' && table !== 'import_batches',
      );
    const before = counts();
    const said = json<{ batch: number | null }[]>('import', '--workspace', workspace, at('good.csv'), at('bad.csv'));
    expect(said.code).toBe(1);
    expect(said.value.map(({ batch }) => batch)).toEqual([null, null]);
    expect(said.err).toMatch(/The file before it was taken back\./);
    expect(counts()).toEqual(before);
  });

  test('undo-import takes a batch back', () => {
    writeFileSync(
      at('more.csv'),
      ORDERS.replace('1,2010-12-01 09:00,2,10.00', '1,2010-12-01 09:00,2,11.00').replace('5,2011', '6,2011'),
    );
    const { value } = json<{ batch: number; created: number; updated: number }>(
      'import',
      '--workspace',
      workspace,
      at('more.csv'),
    );
    expect(value).toMatchObject({ created: 1, updated: 1 });
    const undone = json('undo-import', '--workspace', workspace, '--batch', String(value.batch));
    expect(undone).toMatchObject({
      code: 0,
      value: { batch: value.batch, removed: expect.any(Number) as number, restored: 1, kept: 0, conflicts: [] },
    });
    expect(figure('--period', '2010-12-01', '--metric', 'gross-sales')).toBe(2009);
    const unknown = json<{ error: { code: string } }>('undo-import', '--workspace', workspace, '--batch', '999');
    expect([unknown.code, unknown.value.error.code]).toEqual([1, 'not-found']);
  });
});

describe('metrics', () => {
  test.each([
    ['2010-12', 2],
    ['2010-W48', 2],
    ['2010-W49', 1],
    ['2010-12-01', 1],
    ['2010-12-01..2010-12-09', 2],
    // The fiscal year starts in April: 2010 ends in March 2011, and its third quarter is October to December.
    ['2010', 4],
    ['2010-Q3', 3],
    ['2010-Q4', 1],
  ])('orders of %s', (period, orders) => {
    expect(figure('--period', period, '--metric', 'orders')).toBe(orders);
  });

  test('a figure has the shape of the manual, money in minor units, a ratio with both its sums', () => {
    const [net, aov] = figures('--period', '2010-12', '--metric', 'net-sales', '--metric', 'aov');
    // 20.00 + 0.085 + 60.00 − 20.00, rounded once.
    expect(net).toMatchObject({
      metric: 'net-sales',
      version: 1,
      period: '2010-12',
      group: null,
      status: 'ok',
      value: 6009,
      unit: 'GBP',
      numerator: 6009,
      denominator: 1,
      reason: null,
    });
    // 60.085 ÷ 2 = 30.0425: divided before it is rounded.
    expect(aov).toMatchObject({ value: 3004, numerator: 6009, denominator: 2, smallN: true });
  });

  test('all metrics when none is named, each with a status and words where it cannot be computed', () => {
    const all = figures('--period', '2010-12');
    expect(all.length).toBeGreaterThan(40);
    for (const one of all) {
      expect(one.status === 'not_computable').toBe(one.value === null);
      if (one.value === null) expect(one.reason).toMatch(/^[A-Z].*\.$/);
    }
  });

  test.each(DIMENSIONS.filter((by) => !['promotion', 'content', 'creator', 'plan'].includes(by)))(
    '--by %s: the children sum to the total',
    (by) => {
      const values = figures('--period', '2010-11-01..2011-01-31', '--metric', 'net-sales', '--by', by);
      // 5.00 + 20.085 + 60.00 − 20.00 + 100.00
      expect(values.reduce((sum, one) => sum + (one.value ?? 0), 0)).toBe(16_509);
      if (by === 'channel' || by === 'rep') expect(values.map((one) => one.group)).toContain('(unassigned)');
    },
  );

  test('a breakdown that a metric does not know is refused, with those it knows', () => {
    const { code, err } = tandem(
      'metrics',
      '--workspace',
      workspace,
      '--period',
      '2010-12',
      '--metric',
      'net-sales',
      '--by',
      'plan',
    );
    expect(code).toBe(1);
    expect(err).toContain('has no breakdown by plan');
  });

  test('--as-of looks from that day: the period is partial and ends there', () => {
    const [one] = figures('--period', '2010-12', '--metric', 'net-sales', '--as-of', '2010-12-05');
    expect(one).toMatchObject({ status: 'partial', value: 2009 });
    expect(one?.reason).toContain('2010-12-05');
  });

  test('without --json it is a table to read', () => {
    const { code, out, err } = tandem(
      'metrics',
      '--workspace',
      workspace,
      '--period',
      '2010-12',
      '--metric',
      'net-sales,orders,roas',
    );
    expect([code, err]).toEqual([0, '']);
    expect(out.split('\n').map((line) => line.trimEnd())).toEqual([
      'Metric     Value  Unit   Status          Why',
      'net-sales  60.09  GBP    ok',
      'orders         2  count  ok',
      'roas           –  ratio  not computable  No ad spend has been imported yet.',
      '',
    ]);
  });
});

describe('rows', () => {
  test('the rows behind a number sum to it and name their line', () => {
    const { code, value } = json<{ entity: string; id: string; contribution: number; file: string; line: number }[]>(
      'rows',
      '--workspace',
      workspace,
      '--metric',
      'returns',
      '--period',
      '2010-12',
    );
    expect(code).toBe(0);
    expect(value).toEqual([
      { entity: 'order_lines', id: expect.any(String) as string, contribution: 2000, file: 'orders.csv', line: 5 },
    ]);
  });

  test('--group, named or found, and --limit', () => {
    const lines = (...more: string[]): number[] =>
      json<{ line: number }[]>(
        'rows',
        '--workspace',
        workspace,
        '--metric',
        'net-sales',
        '--period',
        '2010-12',
        ...more,
      ).value.map((row) => row.line);
    expect(lines('--by', 'country', '--group', 'GB')).toEqual([2, 3]);
    expect(lines('--group', 'product=A')).toEqual([2, 4, 5]);
    expect(lines('--group', 'DE')).toEqual([4, 5]);
    expect(lines('--by', 'rep', '--group', '(unassigned)')).toEqual([4, 5]);
    expect(lines('--limit', '1')).toEqual([2]);
  });
});

describe('export, backup, restore, check', () => {
  test('export writes one table', () => {
    const written = json('export', '--workspace', workspace, '--table', 'order_lines', '--csv', at('lines.csv'));
    expect(written).toMatchObject({ code: 0, value: { table: 'order_lines', rows: 6, file: at('lines.csv') } });
    expect(readFileSync(at('lines.csv'), 'utf8').split('\n')[0]).toMatch(/^order_id,kind,/);
    expect(tandem('export', '--workspace', workspace, '--table', 'nothing', '--csv', at('x.csv')).code).toBe(1);
    expect(existsSync(at('x.csv'))).toBe(false);
  });

  test('backup is verified, restore brings it back, check finds nothing', () => {
    const made = json<{ file: string; rows: number }>('backup', '--workspace', workspace, '--to', at('copies'));
    expect(made.code).toBe(0);
    json('undo-import', '--workspace', workspace, '--batch', '1');
    expect(figures('--period', '2010-12', '--metric', 'orders')[0]?.value).toBeNull();
    const restored = json<{ file: string; rows: number }>(
      'restore',
      '--workspace',
      workspace,
      '--from',
      made.value.file,
    );
    expect(restored).toMatchObject({ code: 0, value: { rows: made.value.rows } });
    expect(figure('--period', '2010-12', '--metric', 'orders')).toBe(2);
    expect(json('check', '--workspace', workspace)).toMatchObject({ code: 0, value: { ok: true, problems: [] } });
  });

  test('everything written out and brought into an empty workspace gives the same numbers', () => {
    const files = randomFiles(5, { lines: 200 });
    const [first, second] = [at('first.tandem'), at('second.tandem')];
    for (const file of [first, second]) {
      expect(tandem('new', '--workspace', file, '--name', 'Trip', '--currency', 'GBP').code).toBe(0);
    }
    const bring = (target: string, ...names: string[]): void => {
      const said = tandem('import', '--workspace', target, ...names);
      expect(said, said.err + said.out).toMatchObject({ code: 0 });
    };
    for (const name of ['orders', 'leads', 'ads', 'deals', 'stock'] as const)
      writeFileSync(at(`${name}-trip.csv`), stringify(files[name], { header: true }));
    bring(first, ...['orders', 'deals', 'leads', 'ads', 'stock'].map((name) => at(`${name}-trip.csv`)));
    const all = json<{ table: string }[]>('export', '--workspace', first, '--all', at('all'));
    expect(all.code).toBe(0);
    expect(readdirSync(at('all')).length).toBeGreaterThanOrEqual(all.value.length);
    bring(
      second,
      ...['products', 'order_lines', 'deals', 'leads', 'ad_days', 'stock_levels'].map((name) =>
        join(at('all'), `${name}.csv`),
      ),
    );
    for (const period of ['2025', '2025-06']) {
      const of = (file: string): unknown[] =>
        json<MetricValue[]>('metrics', '--workspace', file, '--period', period).value.map(
          ({ metric, value, numerator, denominator }) => ({
            metric,
            value,
            numerator,
            denominator,
          }),
        );
      expect(of(second)).toEqual(of(first));
    }
  });
});

describe('subscriptions', () => {
  test('come in, are counted, open to their line, go out and come in again, and go', () => {
    const [file, again] = [at('subs.tandem'), at('subs-again.tandem')];
    for (const path of [file, again])
      expect(tandem('new', '--workspace', path, '--name', 'Subs', '--currency', 'USD').code).toBe(0);
    writeFileSync(
      at('subs.csv'),
      'customer_id,started_at,monthly_amount,ended_at,plan\nC1,2026-01-02,100,,Pro\nC2,2026-01-05,12.5,2026-03-09,Mini\n',
    );
    const first = json<{ batch: number }>('import', '--workspace', file, at('subs.csv'));
    expect(first).toMatchObject({ code: 0, value: { format: 'subscriptions', rows: 2, created: 2 } });
    expect(json('import', '--workspace', file, at('subs.csv')).value).toMatchObject({ created: 0, unchanged: 2 });
    const ask = (path: string): unknown[] =>
      json<MetricValue[]>(
        'metrics',
        '--workspace',
        path,
        '--period',
        '2026-03',
        '--metric',
        'mrr',
        '--metric',
        'mrr-churn',
      ).value.map(({ value, unit, numerator, denominator }) => [value, unit, numerator, denominator]);
    expect(ask(file)).toEqual([
      [100_00, 'USD', 100_00, 1],
      [12.5 / 112.5, 'ratio', 12_50, 112_50],
    ]);
    expect(
      json<unknown[]>('rows', '--workspace', file, '--metric', 'mrr-churn', '--period', '2026-03').value,
    ).toMatchObject([{ entity: 'subscriptions', contribution: 12_50, file: 'subs.csv', line: 3 }]);
    const out = at('subs-out.csv');
    expect(json('export', '--workspace', file, '--table', 'subscriptions', '--csv', out)).toMatchObject({
      code: 0,
      value: { table: 'subscriptions', rows: 2 },
    });
    expect(readFileSync(out, 'utf8')).toContain('C2,2026-01-05,2026-03-09,Mini,12.5');
    expect(json('import', '--workspace', again, out).value).toMatchObject({ format: 'subscriptions', created: 2 });
    expect(ask(again)).toEqual(ask(file));
    const batch = String(first.value.batch);
    expect(json('undo-import', '--workspace', file, '--batch', batch)).toMatchObject({ value: { conflicts: [] } });
    expect(json('check', '--workspace', file)).toMatchObject({ code: 0, value: { ok: true, problems: [] } });
  });
});

describe('refusals', () => {
  test.each<[string, string[], RegExp]>([
    ['no command', [], /^Usage: tandem/],
    ['an unknown command', ['dance'], /There is no command "dance"/],
    ['an unknown option', ['metrics', '--workspace', 'x', '--perid', '2010'], /--perid/],
    ['a missing period', ['metrics', '--workspace', 'x'], /--period is needed/],
    ['a missing workspace', ['check'], /--workspace is needed/],
    [
      'an unknown dimension',
      ['metrics', '--workspace', 'x', '--period', '2010', '--by', 'mood'],
      /--by is one of channel, location/,
    ],
    ['a day that is none', ['metrics', '--workspace', 'x', '--period', '2010', '--as-of', 'today'], /--as-of is a day/],
    [
      'a limit that is none',
      ['rows', '--workspace', 'x', '--metric', 'orders', '--period', '2010', '--limit', '-1'],
      /--limit/,
    ],
    ['no file to import', ['import', '--workspace', 'x'], /at least one file/],
    ['a format that is none', ['import', '--workspace', 'x', '--format', 'poem', 'f.csv'], /--format is one of/],
  ])('%s is wrong usage', (_, args, words) => {
    const said = tandem(...args);
    expect(said).toMatchObject({ code: 2, out: '' });
    expect(said.err).toMatch(words);
    expect(said.err).toContain('Usage: tandem');
    expect(said.err).not.toMatch(/\n\s+at /);
    const told = json<{ error: { code: string; message: string } }>(...args);
    expect(told.code).toBe(2);
    expect(told.value.error.code).toBe('usage');
    expect(told.value.error.message).not.toContain('\nUsage');
  });

  test('help is an answer', () => {
    expect(tandem('--help')).toMatchObject({ code: 0, err: '' });
    expect(tandem('metrics', '--help')).toMatchObject({ code: 0, err: '' });
  });

  test('an unknown metric, a period that is none and a missing workspace are refused in one sentence', () => {
    for (const [args, words] of [
      [
        ['metrics', '--workspace', workspace, '--period', '2010', '--metric', 'happiness'],
        /There is no metric "happiness"/,
      ],
      [['metrics', '--workspace', workspace, '--period', '2010-W54'], /"2010-W54" is no period/],
      [['metrics', '--workspace', workspace, '--period', 'may'], /"may" is no period/],
      [
        ['metrics', '--workspace', workspace, '--period', '2010', '--metric', 'leads', '--by', 'country'],
        /no breakdown by country/,
      ],
      [
        ['metrics', '--workspace', at('none.tandem'), '--period', '2010'],
        /none\.tandem|no workspace|not there|no file/i,
      ],
      [['import', '--workspace', workspace, at('none.csv')], /none\.csv/],
    ] as [string[], RegExp][]) {
      const said = json<{ error: { code: string; message: string } }>(...args);
      expect(said.code).toBe(1);
      expect(said.value.error.message).toMatch(words);
      expect(said.err.trim()).toBe(said.value.error.message);
    }
    expect(existsSync(at('none.tandem'))).toBe(false);
  });

  test('a corrupt workspace is refused by every command, and not a byte of it changes', () => {
    const corrupt = at('corrupt.tandem');
    copyFileSync(workspace, corrupt);
    const bytes = readFileSync(corrupt);
    bytes.fill(0xa5, 0, 4096);
    writeFileSync(corrupt, bytes);
    const before = hash(corrupt);
    for (const args of [
      ['metrics', '--period', '2010-12'],
      ['rows', '--period', '2010-12', '--metric', 'orders'],
      ['import', at('orders.csv')],
      ['export', '--all', at('nowhere')],
      ['backup', '--to', at('nowhere')],
      ['check'],
    ]) {
      const [name = '', ...rest] = args;
      const said = tandem(name, '--workspace', corrupt, ...rest);
      expect([name, said.code]).toEqual([name, 1]);
      expect(said.err.trim().split('\n')).toHaveLength(1);
      expect(hash(corrupt)).toBe(before);
    }
    expect(existsSync(at('nowhere'))).toBe(false);
  });
});
