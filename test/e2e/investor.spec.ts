import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { createEngine } from '../../src/main/engine';
import type { InvestorReport } from '../../src/shared/contract/reports';
import { money } from '../../src/renderer/src/format';
import { figureText } from '../../src/renderer/src/print/figures';
import { fullWorld } from '../store/reports-world';
import { expect, test } from './app';
import { call, openSample } from './world';
import { plain, readPdf } from './pdf';

const root = resolve(import.meta.dirname, '../..');
let folder = '';
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-investor-'));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));
test.describe.configure({ timeout: 300_000 });

type Ask = <T>(channel: string, input: unknown) => Promise<T>;

/** Asks a workspace's own engine, and closes it. */
const within = async <T>(path: string, work: (ask: Ask) => Promise<T>): Promise<T> => {
  const engine = await createEngine({ workspacePath: path, clock: () => Date.parse('2026-05-13T15:00:00Z') });
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

/** Exports as the command line does, without any display of its own. */
const exported = (workspace: string, ...args: string[]): string => {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  const kind = args.includes('--as-html') ? 'html' : 'pdf';
  const file = join(folder, `${String(Math.random()).slice(2, 10)}.${kind}`);
  const rest = args.filter((arg) => arg !== '--as-html');
  const done = spawnSync(
    process.execPath,
    [join(root, 'scripts/tandem.mjs'), 'report', 'investor', '--workspace', workspace, `--${kind}`, file, ...rest],
    { env, encoding: 'utf8' },
  );
  if (done.status !== 0) throw new Error(done.stderr);
  return file;
};

const LONG = 'Brightwell Beauty and Wellness Stores of the Greater Northern Region';
const NAMES = [
  LONG,
  'متاجر الجمال الشرقية',
  '💇 Salon & Spa <Collective>',
  'Donaudampfschifffahrtsgesellschaftskapitänsshampoo',
];
const many = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${NAMES[index % NAMES.length] ?? ''} ${index + 1}`);

const WORDS: Record<string, { title?: string; text: string }> = {
  headline: {
    title: 'Net sales grew from {net-sales@before} to {net-sales@this}',
    text: `**${LONG}** carries {net-sales@this/channel:${LONG} 1}; see [the page](https://example.com/q1).`,
  },
  highlights: {
    text: 'مرحبا بالمستثمرين: نمو قوي في هذا الربع 🎉\n<img src=x onerror=alert(1)>: </style><script>alert(1)</script>',
  },
  lowlights: { text: '' },
  asks: { text: '- An introduction: to *somebody* who buys' },
  text: { title: 'Letter', text: '1. One\n2. Two\n\nהשקעה' },
};

const compose = async (ask: Ask, period: string): Promise<void> => {
  const { id } = await ask<{ id: string }>('updates.start', { period, from: 'standard' });
  await ask('updates.addBlock', { updateId: id, kind: 'text' });
  const { blocks } = await ask<{ blocks: { id: string; kind: string }[] }>('updates.get', { period });
  for (const block of blocks) {
    const words = WORDS[block.kind];
    if (words) await ask('updates.setBlock', { id: block.id, ...words });
    if (block.kind === 'runway')
      await ask('updates.setBlock', { id: block.id, data: { cashMinor: 61_234_500, burnMinor: 3_111_100 } });
  }
};

test('sixty products, twelve channels, right-to-left words, emoji and hostile text fit A4 and Letter, and every bound number is the metric', async () => {
  const world = await fullWorld({ channels: many(12), products: many(60), perDay: 10 });
  world.store.close();
  await world.engine.close();
  const { path } = world;
  try {
    await within(path, (ask) => compose(ask, '2026-Q1'));
    const report = await within(path, (ask) => ask<InvestorReport>('reports.investor', { period: '2026-Q1' }));
    expect(report.bound).toHaveLength(3);
    const texts: string[][] = [];
    for (const paper of ['A4', 'Letter', 'A4']) {
      const pdf = await readPdf(exported(path, '--period', '2026-Q1', '--paper', paper));
      expect(
        pdf.pages.flatMap((page) => page.cut),
        paper,
      ).toEqual([]);
      expect(pdf.tagged).toBe(true);
      expect(pdf.raw).toContain('/FontFile2');
      const text = pdf.pages.map((page) => page.text).join(' ');
      expect(text).not.toMatch(/\bNaN\b|undefined|\bnull\b|Infinity|\[object/);
      texts.push(pdf.pages.map((page) => page.text));
      if (!pdf.figures) continue;
      for (const { value } of report.bound) expect(text).toContain(plain(figureText(value)));
      expect(text).toContain('<img src=x onerror=alert(1)>');
      expect(text).toContain('19.7 months');
      // The contents stand on the cover, each chapter with the page it is on.
      const cover = pdf.pages[0]?.text ?? '';
      expect(cover).toContain('Contents');
      // Notes that run on to another page bring more than a row or two along.
      for (const { text: page } of pdf.pages.filter(({ text: words }) => /^No\.\s+Figure/.test(words)))
        expect(page.match(/ v\d+/g)?.length ?? 0, paper).toBeGreaterThanOrEqual(8);
      const notes = pdf.pages.findIndex((page) => page.text.startsWith('Notes to the figures')) + 1;
      expect(notes).toBeGreaterThan(2);
      expect(cover).toMatch(new RegExp(`Notes to the figures\\s*${notes}\\b|\\b${notes}\\b`));
    }
    expect(texts[2], 'the same data gives the same text').toEqual(texts[0]);
  } finally {
    rmSync(dirname(path), { recursive: true, force: true });
  }
});

test('nothing that is hidden from a group is in their PDF or HTML file, which stands alone', async () => {
  const world = await fullWorld();
  world.store.close();
  await world.engine.close();
  const { path } = world;
  try {
    await within(path, async (ask) => {
      await compose(ask, '2026-Q1');
      await ask('updates.addGroup', {
        name: 'Prospects',
        locale: 'de-DE',
        rules: [
          { metric: 'net-sales', treatment: 'hidden' },
          { metric: 'weighted-pipeline', treatment: 'hidden' },
          { metric: 'runway', treatment: 'hidden' },
        ],
      });
    });
    const report = await within(path, (ask) => ask<InvestorReport>('reports.investor', { period: '2026-Q1' }));
    const minors = [
      report.net.value.value,
      report.net.previous?.value,
      ...report.channels.map((line) => line.net.value),
      ...report.products.rows.map((row) => row.netMinor),
      ...report.trend.map((point) => point.netMinor),
      ...report.bound.map((number) => number.value.value),
      61_234_500,
      3_111_100,
    ].filter((minor): minor is number => typeof minor === 'number' && minor > 100_000);
    expect(minors.length).toBeGreaterThan(15);
    const written = (locale: string): string[] =>
      minors.map((minor) => plain(money(minor, 'USD', { cents: 'never', locale })));
    const pdf = await readPdf(exported(path, '--period', '2026-Q1', '--group', 'Prospects', '--locale', 'de-DE'));
    const html = readFileSync(
      exported(path, '--period', '2026-Q1', '--group', 'Prospects', '--locale', 'de-DE', '--as-html'),
      'utf8',
    );
    const text = pdf.pages.map((page) => page.text).join(' ');
    for (const amount of [...written('de-DE'), ...written('en-US')]) {
      expect(text, 'PDF').not.toContain(amount);
      expect(plain(html.replace(/<style>[\s\S]*<\/style>/, '')), 'HTML').not.toContain(amount);
    }
    expect(plain(text)).toContain('not shared');
    // The same file for those who see everything has them: the test would notice a formatting that it does not know.
    const whole = await readPdf(exported(path, '--period', '2026-Q1', '--locale', 'de-DE'));
    if (whole.figures)
      expect(whole.pages.map((page) => page.text).join(' ')).toContain(
        plain(money(report.net.value.value, 'USD', { cents: 'never', locale: 'de-DE' })),
      );

    expect(html).not.toMatch(/<script|<link|<iframe|<object|@import|javascript:/i);
    expect(html.replace(/href="https:[^"]*"/g, '')).not.toMatch(
      /(?:src|href|url\()\s*=?\s*["']?\s*(?:https?:|\/\/|app:)/i,
    );
    expect(html).toContain("default-src 'none'");
    expect(html).toContain('prefers-color-scheme: dark');
    expect(html).toContain('font/woff2;base64');
    // A rule that reads back as nothing sets the page in a face and size of the browser's own.
    expect(/<style>([\s\S]*)<\/style>/.exec(html)?.[1]).not.toMatch(/[a-z]: ?[;}]/);
    expect(html).toMatch(/\.sheet \{[^}]*font-family: var\(--sheet-font/);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  } finally {
    rmSync(dirname(path), { recursive: true, force: true });
  }
});

test('an update is started, written with a live number, ordered by keys, undone, and marked as sent', async ({
  tandem,
}) => {
  const { page } = tandem;
  await openSample(tandem);
  const { today } = await call<{ today: string }>(page, 'workspace.get');
  await page.evaluate(
    (month) => {
      location.hash = `/reports/investor?period=${month}`;
    },
    today.slice(0, 7),
  );
  await page.getByRole('button', { name: /^Start from/ }).click();
  const list = page.getByRole('list', { name: 'Blocks of the update' });
  const names = list.locator('button[id^="block-"]');
  await expect(names.first()).toContainText('Headline');

  await list
    .getByRole('button', { name: /^Thanks/ })
    .first()
    .click();
  await page.getByRole('textbox', { name: 'Thanks', exact: true }).fill('Net sales came to');
  await page.getByRole('button', { name: 'Insert a live number in Thanks' }).click();
  await page.getByRole('button', { name: 'Insert', exact: true }).click();
  const sheet = page.locator('.sheet');
  await expect(sheet.locator('.bound').last()).toContainText('$');
  await expect(page.getByRole('list', { name: 'Live numbers in this text' })).toContainText('Net sales');

  const second = names.nth(1);
  const moved = await second.textContent();
  await second.focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(names.first()).toHaveText(moved ?? '');
  await page.keyboard.press('Control+Z');
  await expect(names.nth(1)).toHaveText(moved ?? '');

  for (const theme of ['light', 'dark']) {
    await page.evaluate((value) => {
      document.documentElement.dataset['theme'] = value;
    }, theme);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      theme,
    ).toEqual([]);
  }

  await page.getByRole('button', { name: 'Mark as sent' }).click();
  const dialog = page.getByRole('dialog', { name: 'Mark as sent' });
  await dialog.getByRole('checkbox').first().check();
  await dialog.getByRole('button', { name: 'Mark as sent' }).click();
  await expect(page.getByRole('list', { name: 'What was sent to whom' })).toContainText('by Maya Ortiz');
  await expect(list).toHaveCount(0);
});
