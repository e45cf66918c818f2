import { spawnSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { createEngine } from '../../src/main/engine';
import type { Output } from '../../src/shared/contract';
import { money, number, percent } from '../../src/renderer/src/format';
import { openDriver } from '../../src/main/engine/store/driver';
import { fullWorld } from '../store/reports-world';
import { plain } from './pdf';
import { drop, fileOf, print } from './printing';

test.describe.configure({ timeout: 240_000 });

type Ask = <T>(channel: string, input: unknown) => Promise<T>;
type Values = Output<'metrics.evaluate'>;

let path = '';
let close: () => Promise<void>;
let ask: Ask;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  path = await fileOf(await fullWorld());
  const engine = await createEngine({ workspacePath: path, clock: Date.now });
  close = () => engine.close();
  ask = async <T>(channel: string, input: unknown) => {
    const answer = await engine.call(channel, input);
    if (!answer.ok) throw new Error(`${channel}: ${answer.error.message}`);
    return answer.value as T;
  };
  // A campaign that is for one channel, so that the channel has a cost of its own.
  const { campaigns } = await ask<Output<'campaigns.plan'>>('campaigns.plan', { period: '2026-Q1' });
  const search = campaigns.find(({ name }) => name.startsWith('Search'));
  await ask('campaigns.update', { id: search?.id, channelIds: ['c1'] });
});
test.afterAll(async () => {
  await close();
  drop(path);
});

/** What stands on each line of a PDF across its columns, and its text in the order of reading; null where poppler is not installed. */
const readLines = (pdf: string): { lines: string[]; text: string } | null => {
  const read = spawnSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
  if (read.status !== 0) return null;
  const flowing = spawnSync('pdftotext', [pdf, '-'], { encoding: 'utf8' }).stdout;
  return { lines: read.stdout.split('\n').map(plain).filter(Boolean), text: plain(flowing) };
};

const whole = (minor: number | null | undefined): string => plain(money(minor, 'USD', { cents: 'never' }));
const cents = (minor: number | null | undefined): string => plain(money(minor, 'USD', { cents: 'always' }));
/** An amount in thousands, as it stands under a bar; halves go up. */
const tenths = (minor: number): string => (Math.round(minor / 10_000) / 10).toFixed(1);
const grew = (now: number, before: number): string =>
  before === 0 ? '–' : percent((now - before) / Math.abs(before), { signed: true });

/** Holds lines of a PDF against figures of the metric engine: a line with the name has them after it, in this order. */
const reader = ({ lines, text }: { lines: readonly string[]; text: string }) => {
  const bare = (text: string): string => text.replaceAll(' ', '');
  let count = 0;
  return {
    /** `under` is the heading below which it stands; a long name may break, so its first word leads. */
    row: (under: string, name: string, figures: readonly string[]): void => {
      const from = lines.findIndex((line) => line.startsWith(under));
      expect(from, under).toBeGreaterThanOrEqual(0);
      const first = name.split(' ')[0] ?? name;
      const found = lines.slice(from + 1).some((line) => {
        let at = bare(line).indexOf(bare(first));
        if (at < 0) return false;
        return figures.every((figure) => {
          const place = bare(line).indexOf(bare(figure), at);
          at = place + bare(figure).length;
          return place >= 0;
        });
      });
      expect(found, `${under}: ${name} ${figures.join(' | ')}`).toBe(true);
      count += figures.length;
    },
    says: (...sentences: string[]): void => {
      const said = bare(text);
      for (const sentence of sentences) expect(said.includes(bare(sentence)), sentence).toBe(true);
      count += sentences.length;
    },
    counted: (): number => count,
  };
};

/** Values of a metric by group, or the one of the whole under ''. */
const by = async (metric: string, period: string, dimension?: string): Promise<Map<string, Values[number]>> => {
  const values = await ask<Values>('metrics.evaluate', {
    metrics: [metric],
    period,
    ...(dimension ? { by: dimension } : {}),
  });
  return new Map(values.map((value) => [value.group ?? '', value]));
};

type Groups = Map<string, Values[number]>;
const at = (groups: Groups, group = ''): number => groups.get(group)?.value ?? 0;

const named = (name: string): string => (name === '(unassigned)' ? 'Unassigned' : name);
/** What a product is called by the code that the metric has for it. */
const productNames = async (): Promise<Map<string, string>> => {
  const { products } = await ask<{ products: { name: string; sku: string }[] }>('notes.choices', {});
  return new Map(products.map(({ sku, name }) => [sku, name]));
};

/** Deals that were open on a day, by stage, straight from the file. */
const openDeals = (day: string) => {
  const driver = openDriver(path, { readonly: true });
  const rows = driver
    .prepare(
      `SELECT s.name, count(*) AS n, sum(d.value_minor) AS minor FROM deals d JOIN stages s ON s.id = d.stage_id
       WHERE d.deleted_at IS NULL AND d.closed_day IS NULL AND d.created_day <= ? AND s.kind = 'open' GROUP BY 1`,
    )
    .all(day) as { name: string; n: number; minor: number }[];
  driver.close();
  return rows;
};

for (const paper of ['A4', 'Letter'])
  test(`every table and sentence of the weekly report says what the metrics say, on ${paper}`, async () => {
    const [week, before] = ['2026-W17', '2026-W16'];
    const read = readLines(print(path, 'weekly', week, paper).pdf);
    test.skip(read === null, 'poppler, which reads tables line by line, is not here.');
    const { row, says, counted } = reader(read ?? { lines: [], text: '' });
    const net = await by('net-sales', week);
    const [netBy, was] = [await by('net-sales', week, 'channel'), await by('net-sales', before, 'channel')];
    const [aov, aovWas] = [await by('aov', week, 'channel'), await by('aov', before, 'channel')];
    const [cac, orders] = [await by('cac', week, 'channel'), await by('orders', week, 'channel')];
    for (const [name, value] of netBy) {
      row('Channels in week', named(name), [whole(value.value)]);
      const alone = cac.get(name)?.value ?? null;
      const ratios = orders.has(name) ? [cents(at(aov, name)), grew(at(aov, name), at(aovWas, name))] : [];
      row('Top-line revenue, AOV and CAC', named(name), [
        whole(value.value),
        grew(at(netBy, name), at(was, name)),
        ...ratios,
        ...(alone === null ? [] : [cents(alone)]),
        ...(orders.has(name) ? [number(at(orders, name))] : []),
      ]);
    }
    expect(cac.get('D2C web')?.value).toBeGreaterThan(0);
    const company = await by('cac', week);
    row('Top-line revenue, AOV and CAC', 'Top line', [
      whole(at(net)),
      cents(at(await by('aov', week))),
      cents(at(company)),
      number(at(await by('orders', week))),
    ]);
    says(
      `is ${cents(at(company))} for the company`,
      `${number(at(await by('new-customers', week)))} new customers`,
      `The average order was ${cents(at(await by('aov', week)))}`,
      `a new customer cost ${cents(at(company))}`,
      `${number(at(await by('qualified-leads', week)))} leads of ${number(at(await by('leads', week)))} qualified`,
    );
    const names = await productNames();
    const units = await by('units', week, 'product');
    const [sold, soldWas] = [await by('net-sales', week, 'product'), await by('net-sales', before, 'product')];
    for (const [sku, value] of sold)
      row('How products sell', names.get(sku) ?? sku, [
        whole(value.value),
        percent(at(sold, sku) / at(net)),
        grew(at(sold, sku), at(soldWas, sku)),
        number(at(units, sku)),
      ]);
    const [reps, repsWas] = [await by('revenue-by-rep', week, 'rep'), await by('revenue-by-rep', before, 'rep')];
    for (const [name, value] of reps)
      row('Revenue by rep', named(name), [whole(value.value), grew(at(reps, name), at(repsWas, name))]);
    const cost = await by('marketing-cost', week, 'campaign');
    const [leads, fit] = [await by('leads', week, 'campaign'), await by('qualified-leads', week, 'campaign')];
    for (const [name, value] of cost)
      row('The four questions', name, [
        whole(value.value),
        ...(at(leads, name) > 0 ? [`${number(at(fit, name))} of ${number(at(leads, name))}`] : []),
      ]);
    for (const { name, n, minor } of openDeals('2026-04-26')) row('Pipeline on', name, [number(n), whole(minor)]);
    row('Pipeline on', 'Open', [
      whole(at(await by('open-pipeline', week))),
      whole(at(await by('weighted-pipeline', week))),
    ]);
    const days = await by('net-sales', week, 'day');
    // In thousands under the bars, one for each day.
    says([...days.values()].map(({ value }) => tenths(value ?? 0)).join(' '));
    expect(counted()).toBeGreaterThan(70);
  });

for (const paper of ['A4', 'Letter'])
  test(`every table and sentence of the investor update says what the metrics say, on ${paper}`, async () => {
    const [quarter, before] = ['2026-Q1', '2025-Q4'];
    const read = readLines(print(path, 'investor', quarter, paper).pdf);
    test.skip(read === null, 'poppler, which reads tables line by line, is not here.');
    const { row, says, counted } = reader(read ?? { lines: [], text: '' });
    const net = await by('net-sales', quarter);
    const key = {
      'Net sales': 'net-sales',
      Orders: 'orders',
      'New customers': 'new-customers',
      Qualified: 'qualified-leads',
      Weighted: 'weighted-pipeline',
      'Ad spend': 'ad-spend',
    };
    for (const [label, metric] of Object.entries(key)) {
      const [now, then] = [at(await by(metric, quarter)), at(await by(metric, before))];
      const text = ['net-sales', 'weighted-pipeline', 'ad-spend'].includes(metric) ? whole : number;
      row('Key figures', label, [text(now), text(then), grew(now, then)]);
    }
    for (const [label, metric] of [
      ['Average', 'aov'],
      ['Customer', 'cac'],
    ] as const) {
      const [now, then] = [at(await by(metric, quarter)), at(await by(metric, before))];
      row('Key figures', label, [cents(now), cents(then), grew(now, then)]);
    }
    const repeat = [at(await by('repeat-rate', quarter)), at(await by('repeat-rate', before))] as const;
    row('Key figures', 'Repeat', [
      ...repeat.map((share) => percent(share)),
      `${percent(repeat[0] - repeat[1], { signed: true }).replace('%', '')} pts`,
    ]);
    const [netBy, was] = [await by('net-sales', quarter, 'channel'), await by('net-sales', before, 'channel')];
    for (const [name] of netBy)
      row('Channels', named(name), [
        whole(at(netBy, name)),
        percent(at(netBy, name) / at(net)),
        grew(at(netBy, name), at(was, name)),
      ]);
    const names = await productNames();
    const [sold, soldWas] = [await by('net-sales', quarter, 'product'), await by('net-sales', before, 'product')];
    for (const [sku] of sold)
      row('Products', names.get(sku) ?? sku, [
        whole(at(sold, sku)),
        percent(at(sold, sku) / at(net)),
        grew(at(sold, sku), at(soldWas, sku)),
      ]);
    for (const { name, n, minor } of openDeals('2026-03-31')) row('Each step', name, [number(n), whole(minor)]);
    const cost = await by('marketing-cost', quarter, 'campaign');
    const [clicks, leads, fit] = [
      await by('clicks', quarter, 'campaign'),
      await by('leads', quarter, 'campaign'),
      await by('qualified-leads', quarter, 'campaign'),
    ];
    for (const [name, value] of cost)
      row('Campaigns', name, [whole(value.value), ...[clicks, leads, fit].map((of) => number(at(of, name)))]);
    const weeks = await by('net-sales', quarter, 'week');
    const [best = 0] = [...weeks.values()].map(({ value }) => value ?? 0).toSorted((a, b) => b - a);
    says(
      `Sales are ${percent((at(net) - at(await by('net-sales', before))) / at(await by('net-sales', before)))} up on Q4`,
      `Net sales came to ${whole(at(net))}`,
      `D2C web carries ${percent(at(netBy, 'D2C web') / at(net))} of net sales`,
      `${number(at(await by('new-customers', quarter)))} customers bought for the first time`,
      `The best week brought ${whole(best)}`,
      `open deals are worth ${whole(at(await by('weighted-pipeline', quarter)))}`,
      `${number(at(await by('leads', quarter)))} leads came in`,
    );
    // The rows behind each figure, as its note counts them.
    for (const metric of ['net-sales', 'orders', 'new-customers', 'ad-spend', 'leads', 'churn-rate']) {
      const behind = await ask<Output<'metrics.rows'>>('metrics.rows', { metric, period: quarter, limit: 1 });
      expect(
        read?.lines.some((line) => line.includes(number(behind.total))),
        metric,
      ).toBe(true);
    }
    expect(counted()).toBeGreaterThan(70);
  });
