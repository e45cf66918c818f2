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

const WORD = /<word xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]*)</g;
/** What stands on each line of the left two thirds of a PDF's pages, where a table has a column of figures beside it. */
const leftLines = (pdf: string): string[] =>
  spawnSync('pdftotext', ['-bbox', pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 })
    .stdout.split('<page ')
    .flatMap((page) => {
      const lines: { y: number; words: { x: number; text: string }[] }[] = [];
      for (const [, x, y, text = ''] of page.matchAll(WORD)) {
        if (Number(x) > 385) continue;
        const line = lines.find((one) => Math.abs(one.y - Number(y)) < 3);
        if (line) line.words.push({ x: Number(x), text });
        else lines.push({ y: Number(y), words: [{ x: Number(x), text }] });
      }
      return lines
        .toSorted((a, b) => a.y - b.y)
        .map(({ words }) =>
          words
            .toSorted((a, b) => a.x - b.x)
            .map(({ text }) => text)
            .join(' '),
        );
    });

type Sold = { channel: string; type: string; location: string; minor: number };
/** Net sales of some days by channel and location, straight from the order lines of the file. */
const soldAt = (from: string, to: string): Sold[] => {
  const driver = openDriver(path, { readonly: true });
  const rows = driver
    .prepare(
      `SELECT coalesce(ch.name, '') AS channel, coalesce(ch.type, '') AS type, coalesce(lo.name, '') AS location,
         sum(l.amount_minor - l.discount_minor) AS minor
       FROM order_lines l JOIN sale_contexts c ON c.key = l.context_key LEFT JOIN channels ch ON ch.key = c.channel_key
       LEFT JOIN channels lo ON lo.key = c.location_key WHERE l.day BETWEEN ? AND ? GROUP BY 1, 2, 3`,
    )
    .all(from, to) as Sold[];
  driver.close();
  return rows;
};
/** The world's doors and sites, by name; a partner's sale without either is said of neither. */
const SITES = ['Brightwell.com', 'Oak & Ivory online'];
const isRetail = ({ type }: Sold): boolean => type === 'retail-partner' || type === 'own-store';
const sumOf = (sold: readonly Sold[], wanted: (one: Sold) => boolean): number =>
  sold.filter(wanted).reduce((sum, { minor }) => sum + minor, 0);
const placesIn = (sold: readonly Sold[]) => ({
  store: sumOf(sold, (one) => isRetail(one) && one.location !== '' && !SITES.includes(one.location)),
  site: sumOf(sold, (one) => isRetail(one) && SITES.includes(one.location)),
  unsaid: sumOf(sold, (one) => isRetail(one) && one.location === ''),
  all: sumOf(sold, isRetail),
});

/** Days of every customer's orders, by customer, straight from the file. */
const orderDays = (until: string): Map<number, string[]> => {
  const driver = openDriver(path, { readonly: true });
  const rows = driver
    .prepare(
      `SELECT customer_key AS who, day FROM orders WHERE customer_key IS NOT NULL AND day <= ? ORDER BY day, key`,
    )
    .all(until) as { who: number; day: string }[];
  driver.close();
  const days = new Map<number, string[]>();
  for (const { who, day } of rows) days.set(who, [...(days.get(who) ?? []), day]);
  return days;
};

const MONTHS = ['Sep 2025', 'Oct', 'Nov', 'Dec', 'Jan 2026', 'Feb', 'Mar'];
const MONTH_IDS = ['2025-09', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03'];

for (const paper of ['A4', 'Letter'])
  test(`places and cohorts say what the lines and orders come to, on ${paper}`, async () => {
    const week = readLines(print(path, 'weekly', '2026-W17', paper).pdf);
    const pdf = print(path, 'investor', '2026-Q1', paper).pdf;
    const quarter = readLines(pdf);
    test.skip(week === null || quarter === null, 'poppler, which reads tables line by line, is not here.');
    const weekly = reader(week ?? { lines: [], text: '' });
    const [now, before] = [soldAt('2026-04-20', '2026-04-26'), soldAt('2026-04-13', '2026-04-19')];
    const accounts = [...new Set(now.filter(isRetail).map(({ channel }) => channel))];
    expect(accounts.length).toBeGreaterThan(1);
    const line = (name: string, of: (one: Sold) => boolean): void => {
      const [a, b] = [placesIn(now.filter(of)), placesIn(before.filter(of))];
      weekly.row('Store against .com', name, [
        whole(a.store),
        grew(a.store, b.store),
        whole(a.site),
        grew(a.site, b.site),
        // A column of its own only where somebody sold without saying where.
        ...(placesIn(now).unsaid === 0 ? [] : [whole(a.unsaid)]),
        whole(a.all),
        grew(a.all, b.all),
        ...(a.store + a.site > 0 ? [percent(a.site / (a.store + a.site))] : []),
      ]);
    };
    for (const account of accounts) line(account, ({ channel }) => channel === account);
    line('Retail', () => true);

    const investor = reader(quarter ?? { lines: [], text: '' });
    const sold = soldAt('2026-01-01', '2026-03-31');
    const total = sumOf(sold, () => true);
    expect(total).toBe(at(await by('net-sales', '2026-Q1')));
    const { store, site } = placesIn(sold);
    const [web, trade] = [
      sumOf(sold, ({ type }) => type === 'd2c'),
      sumOf(sold, ({ type }) => type === 'wholesale' || type === 'b2b'),
    ];
    // A part too narrow for its share has its amount below the chart.
    for (const minor of [web, store, site]) investor.says(percent(minor / total));
    for (const minor of [web, store, site, trade, total - web - store - site - trade].filter((one) => one > 0))
      investor.says(whole(minor));
    const cohortTable = reader({ lines: leftLines(pdf), text: '' });
    const days = [...orderDays('2026-03-31').values()];
    const cohorts = MONTH_IDS.map((month) => days.filter(([first]) => first?.startsWith(month)));
    const shares = cohorts.map((cohort, index) =>
      MONTH_IDS.slice(index + 1).map((until) => {
        const back = cohort.filter(([, second]) => second !== undefined && second.slice(0, 7) <= until).length;
        return { back, of: cohort.length };
      }),
    );
    for (const [index, cohort] of cohorts.entries())
      cohortTable.row('Who bought again', MONTHS[index] ?? '', [
        number(cohort.length),
        ...(shares[index] ?? []).map(({ back, of }) => percent(back / of)),
      ]);
    const [most = []] = shares;
    const columns = most.map((_, column) => shares.flatMap((row) => row[column] ?? []));
    const sum = (row: readonly { back: number; of: number }[], key: 'back' | 'of'): number =>
      row.reduce((all, one) => all + one[key], 0);
    cohortTable.row('Who bought again', 'All', [
      number(cohorts.flat().length),
      ...columns.map((row) => percent(sum(row, 'back') / sum(row, 'of'))),
    ]);
    expect(cohorts.flat().length).toBeGreaterThan(100);
  });

for (const paper of ['A4', 'Letter'])
  test(`the waterfall goes from the target to what was sold, by channel, on ${paper}`, async () => {
    const read = readLines(print(path, 'investor', '2026-Q2', paper).pdf);
    test.skip(read === null, 'poppler, which reads tables line by line, is not here.');
    const { says } = reader(read ?? { lines: [], text: '' });
    const signed = (minor: number): string => plain(money(minor, 'USD', { cents: 'never', signed: true }));
    const driver = openDriver(path, { readonly: true });
    const targets = driver
      .prepare(
        `SELECT c.name, n.amount FROM target_nodes n LEFT JOIN channels c ON c.key = n.channel_key ORDER BY n.position`,
      )
      .all() as { name: string | null; amount: number }[];
    driver.close();
    const quarter = await by('net-sales', '2026-Q2', 'channel');
    const whole = at(await by('net-sales', '2026-Q2'));
    const company = targets.find(({ name }) => name === null)?.amount ?? 0;
    const parts = targets.filter(({ name }) => name !== null);
    expect(parts.length).toBeGreaterThan(2);
    for (const { name, amount } of parts) says(signed(at(quarter, name ?? '') - amount));
    says(
      signed(whole - company),
      plain(money(company, 'USD', { cents: 'never' })),
      plain(money(whole, 'USD', { cents: 'never' })),
    );
  });
