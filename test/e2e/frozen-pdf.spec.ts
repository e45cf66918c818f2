import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { createEngine } from '../../src/main/engine';
import type { Output } from '../../src/shared/contract';
import type { Figure, InvestorReport } from '../../src/shared/contract/reports';
import { EDITIONS, type EditionId } from '../../src/shared/domain/report-blocks';
import { figureText } from '../../src/renderer/src/print/figures';
import { notesOf } from '../../src/renderer/src/print/weekly/notes';
import { fullWorld } from '../store/reports-world';
import { plain, readPdf } from './pdf';

const root = resolve(import.meta.dirname, '../..');
const WEEK = '2026-W19';
const QUARTER = '2026-Q1';
let folder = '';
let path = '';

type Ask = <T>(channel: string, input: unknown) => Promise<T>;
const within = async <T>(work: (ask: Ask) => Promise<T>): Promise<T> => {
  const engine = await createEngine({ workspacePath: path, clock: () => Date.parse('2026-05-20T15:00:00Z') });
  try {
    return await work(async <A>(channel: string, input: unknown) => {
      const answer = await engine.call(channel, input);
      if (!answer.ok) throw new Error(`${channel}: ${answer.error.message}`);
      return answer.value as A;
    });
  } finally {
    await engine.close();
  }
};

const print = (...args: string[]): string => {
  const file = join(folder, `${String(Math.random()).slice(2, 10)}.pdf`);
  const done = spawnSync(
    process.execPath,
    [join(root, 'scripts/tandem.mjs'), 'report', ...args, '--workspace', path, '--pdf', file],
    { encoding: 'utf8' },
  );
  if (done.status !== 0) throw new Error(done.stderr);
  return file;
};

type Kept<K extends string> = Extract<NonNullable<Output<'reports.snapshot'>>, { kind: K }>;

test.describe.configure({ timeout: 300_000 });
test.beforeAll(async () => {
  test.setTimeout(180_000);
  folder = mkdtempSync(join(tmpdir(), 'tandem-frozen-'));
  const world = await fullWorld();
  world.store.close();
  await world.engine.close();
  path = world.path;
  const late = join(folder, 'late orders.csv');
  const lines = [`LATE-1,2026-05-06,D2C web,HV-01,3,1000.00,USD`, `LATE-2,2026-02-06,D2C web,HV-01,3,1000.00,USD`];
  writeFileSync(late, `order_id,order_date,channel,sku,quantity,unit_price,currency\n${lines.join('\n')}\n`);
  await within(async (ask) => {
    await ask('reports.freeze', { kind: 'weekly', period: WEEK });
    await ask('updates.start', { period: QUARTER, from: 'standard' });
    await ask('updates.send', { period: QUARTER, to: [{ groupId: null, people: 'An investor' }] });
    await ask('imports.run', { path: late, format: 'order-lines' });
  });
});
test.afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(dirname(path), { recursive: true, force: true });
});

const textOf = (pages: readonly { text: string }[]): string => plain(pages.map((page) => page.text).join(' '));

/** Without blanks and hyphens, at which lines are broken. */
const bare = (text: string): string => text.replaceAll(/[-\s]/g, '');

/** What is printed of each figure by itself, wherever an edition draws it. */
const figureOf = ({ value }: Figure): string => plain(figureText(value));

for (const edition of ['team', 'finance', 'executives'] as const satisfies readonly EditionId[])
  test(`the frozen week's edition for ${EDITIONS[edition].name} prints what was frozen, and says what changed since`, async () => {
    const kept = await within((ask) => ask<Kept<'weekly'>>('reports.snapshot', { kind: 'weekly', period: WEEK }));
    const live = await within((ask) => ask<Kept<'weekly'>['report']>('reports.weekly', { period: WEEK }));
    const { report } = kept;
    expect(live.net.value.value).toBe((report.net.value.value ?? 0) + 300_000);
    const pdf = await readPdf(print('weekly', '--period', WEEK, '--edition', edition));
    test.skip(!pdf.figures, 'poppler, which reads tabular figures, is not here.');
    const text = textOf(pdf.pages);
    const { blocks } = EDITIONS[edition];
    const drawn = [
      ...(blocks.includes('company') ? [report.net, report.frameNet, report.orders, report.spend] : []),
      ...(blocks.includes('direct') ? [report.d2c.aov, report.d2c.cac, report.d2c.newCustomers] : []),
      ...(blocks.includes('sales') ? report.sales.figures.slice(0, 2) : []),
    ];
    for (const figure of drawn) expect(text, figure.label).toContain(figureOf(figure));
    if (blocks.includes('company')) {
      for (const { net, name } of report.channels.filter((line) => (line.net.value ?? 0) !== 0))
        expect(text, name).toContain(plain(figureText(net)));
    }
    const notes = blocks.includes('notes') ? notesOf(report, blocks) : [];
    for (const note of notes) expect(bare(text)).toContain(bare(`${note.definition} v${note.version}`));
    if (notes.some(({ definition, span }) => definition === 'net-sales' && span.period === WEEK))
      expect(text).toContain(`Restated: was ${figureOf(report.net)}, now ${figureOf(live.net)}.`);
    // What the figures are now stands only where it is said that they changed.
    const quoted = plain(text.replaceAll(/Restated: was \S+, now \S+\./g, ''));
    if (!blocks.includes('restated')) expect(quoted).not.toContain(figureOf(live.net));
  });

test('the update that was sent prints the frozen values, whatever the data has become', async () => {
  const sent = await within((ask) => ask<InvestorReport>('reports.investor', { period: QUARTER }));
  const kept = await within((ask) => ask<Kept<'investor'>>('reports.snapshot', { id: sent.update.snapshotId ?? '' }));
  const { value: now } = await within(async (ask) => {
    const [value] = await ask<Output<'metrics.evaluate'>>('metrics.evaluate', {
      period: QUARTER,
      metrics: ['net-sales'],
    });
    return { value };
  });
  const { report } = kept;
  expect(now?.value).toBe((report.net.value.value ?? 0) + 300_000);
  for (const paper of ['A4', 'Letter']) {
    const pdf = await readPdf(print('investor', '--period', QUARTER, '--paper', paper));
    test.skip(!pdf.figures, 'poppler, which reads tabular figures, is not here.');
    const text = textOf(pdf.pages);
    const shown = [report.net, ...report.key.map((one) => one.figure), ...report.customers];
    expect(shown.length).toBeGreaterThan(10);
    for (const figure of shown.filter(({ value }) => value.value !== null))
      expect(text, figure.label).toContain(figureOf(figure));
    for (const { definition, version } of report.footnotes)
      expect(bare(text)).toContain(bare(`${definition} v${version}`));
    const restated = `Restated: was ${figureOf(report.net)}, now ${now ? plain(figureText(now)) : ''}.`;
    expect(text).toContain(restated);
    expect(text.replaceAll(/Restated: was \S+, now \S+\./g, '')).not.toContain(now ? plain(figureText(now)) : '-');
    expect(pdf.fonts.filter(({ embedded }) => !embedded)).toEqual([]);
  }
});
