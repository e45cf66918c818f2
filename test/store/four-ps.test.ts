import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { createEngine, type Engine } from '../../src/main/engine/index';
import { grownWorkspace } from './grown';
import type { Output } from '../../src/shared/contract';

// No metric was renamed yet; one that will be is found by both of its ids.
vi.mock('../../src/main/engine/metrics/renamed', () => ({ RENAMED: { pieces: 'units' } }));

let folder: string;
let engine: Engine;
// Growing the sample takes half a minute, and several on a machine that does much else.
vi.setConfig({ testTimeout: 300_000 });

const clock = (): number => Date.UTC(2026, 4, 13, 12);

const open = async (sample: boolean): Promise<void> => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-four-ps-'));
  const path = join(folder, 'sheet.tandem');
  await grownWorkspace({
    path,
    name: 'Halo & Vine',
    currency: 'USD',
    timeZone: 'UTC',
    weekStart: 1,
    fiscalYearStart: 1,
    sample,
    clock,
  });
  engine = await createEngine({ workspacePath: path, clock });
};
afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = async <T>(channel: string, input: unknown = {}): Promise<T> => {
  const result = await engine.call(channel, input);
  if (!result.ok) throw new Error(result.error.message);
  return result.value as T;
};
const get = (id: string): Promise<Output<'four-ps.get'>> => ask('four-ps.get', { id });

const assume = (sheetId: string, over: object) =>
  ask<{ id: string }>('four-ps.addAssumption', {
    sheetId,
    optionId: null,
    p: 'price',
    statement: 'It sells',
    metric: 'units',
    dimension: null,
    groupId: null,
    period: '2026-Q2',
    comparator: 'at-least',
    low: 10,
    high: null,
    due: '2026-05-10',
    ownerId: null,
    ...over,
  });

test('the sample sheet has the drawn economics, and its assumptions were judged: two right, one wrong, one not computable', async () => {
  await open(true);
  const sheets = await ask<Output<'four-ps.list'>>('four-ps.list');
  const row = sheets.find((sheet) => sheet.name === 'Dry shampoo to go');
  const { options, tally, months, assumptions } = await get(row?.id ?? '');
  expect(new Set(assumptions.map(({ owner }) => owner?.name))).toEqual(new Set(['Theo Lindqvist']));
  expect(months).toEqual(['2026-07', '2026-08', '2026-09']);
  expect(
    options.map(({ name, economics }) => [
      name,
      economics.units,
      economics.contributionMinor,
      economics.netMinor,
      economics.breaksEven,
    ]),
  ).toEqual([
    ['Mini can', 4_400, 1_878_000, 1_178_000, true],
    ['Powder shaker', 3_100, 1_302_000, -98_000, false],
    ['Mini duo', 1_800, 1_657_000, 1_207_000, true],
  ]);
  expect(tally).toEqual({ right: 2, wrong: 1, notComputable: 1, notYet: 1, hitRate: 2 / 3 });
  // One on another product that names the same competitor, and one on no product under a theme of this one.
  await ask('notes.create', { line: 'competitor: gives the mousse away #HV-ADM-150 !Plume' });
  const { figures, prices, competitors, themes } = await ask<Output<'four-ps.evidence'>>('four-ps.evidence', {
    id: row?.id,
    period: '2026-Q2',
  });
  for (const p of ['product', 'price', 'place', 'promotion'])
    expect(figures.some((figure) => figure.p === p && figure.value.value !== null)).toBe(true);
  expect(prices.length).toBeGreaterThanOrEqual(12);
  // What the notes say of others: Plume's price of the dry shampoo stands first, since it is of this product.
  expect(competitors.find(({ name }) => name === 'Plume')).toMatchObject({
    said: 'Shelf price of the dry shampoo cut to 18.00',
    pricesMinor: [1_800, 900],
  });
  const labels = figures.filter(({ p }) => p === 'place').map(({ label }) => label);
  expect(labels).toEqual(expect.arrayContaining(['.com, of net sales', 'Stores, of net sales']));
  expect(labels.some((label) => label.endsWith(', sell-through'))).toBe(true);
  // Whatever has a value opens to the very rows that it sums, on a sheet of a product, of a line and of an idea.
  const { id: ideaId } = await ask<{ id: string }>('four-ps.create', {
    name: 'Anything',
    subject: 'idea',
    productId: null,
    line: null,
    period: '2026-Q2',
  });
  const { id: lineId } = await ask<{ id: string }>('four-ps.create', {
    name: 'The line',
    subject: 'line',
    productId: null,
    line: 'Style',
    period: '2026-Q2',
  });
  for (const id of [row?.id ?? '', lineId, ideaId]) {
    const shown = await ask<Output<'four-ps.evidence'>>('four-ps.evidence', { id, period: '2026-Q2' });
    const opened = shown.figures.filter(({ value }) => value.value !== null);
    for (const label of ['Price realised, a unit', 'Gross margin', '.com, of net sales', 'Stores, of net sales'])
      expect(opened.map((figure) => figure.label)).toContain(label);
    expect(opened.some(({ label }) => label.endsWith(', sell-through'))).toBe(true);
    for (const { label, value, by, products, places, adds } of opened) {
      const rows = await ask<Output<'metrics.rows'>>('metrics.rows', {
        metric: value.metric,
        period: '2026-Q2',
        ...(by === null ? {} : { by }),
        ...(by === null || value.group === null ? {} : { group: value.group }),
        ...(products.length === 0 ? {} : { products }),
        ...(places.length === 0 ? {} : { places }),
        ...(adds === null ? {} : { adds }),
      });
      expect(Math.round(rows.sum), label).toBe(Math.round(value.numerator ?? Number.NaN));
      if (value.numerator !== 0) expect(rows.total, label).toBeGreaterThan(0);
    }
  }
  // What the field says of it: each theme and each competitor with as many notes as it opens to, as the page asks for them.
  expect(themes.length).toBeGreaterThan(0);
  for (const id of [row?.id ?? '', lineId, ideaId]) {
    const { sheet } = await get(id);
    const said = await ask<Output<'four-ps.evidence'>>('four-ps.evidence', { id, period: '2026-Q2' });
    const listed = async (filter: object) => (await ask<Output<'notes.list'>>('notes.list', filter)).total;
    expect(said.competitors.length, sheet.name).toBeGreaterThan(0);
    for (const theme of said.themes)
      expect(
        await listed({ themeId: theme.id, ...(sheet.productId === null ? {} : { productId: sheet.productId }) }),
        `${sheet.name}, ${theme.name}`,
      ).toBe(theme.notes);
    for (const { name, notes } of said.competitors)
      expect(await listed({ competitor: name }), `${sheet.name}, ${name}`).toBe(notes);
  }
  const promotion = figures.filter(({ p }) => p === 'promotion').map(({ label }) => label);
  for (const words of ['ad spend', 'CAC', 'ROAS', 'engagement'])
    expect(promotion.some((label) => label.endsWith(`, ${words}`))).toBe(true);
  const all = await ask<Output<'four-ps.assumptions'>>('four-ps.assumptions');
  expect(all.byP.find(({ p }) => p === 'promotion')?.tally).toMatchObject({ right: 1, notComputable: 1 });
});

test('one minute: a sheet from a template, a price, units; every step is undone by itself', async () => {
  await open(false);
  const { id } = await ask<{ id: string }>('four-ps.create', {
    name: 'Travel size',
    subject: 'idea',
    productId: null,
    line: null,
    period: '2026-Q3',
    template: 'price-change',
  });
  const [first] = (await get(id)).options;
  expect(first?.points.map(({ p, prompt }) => [p, prompt])).toEqual(
    ['product', 'price', 'place', 'promotion'].map((p) => [p, 'headline']),
  );
  const line = await ask<{ id: string }>('four-ps.addLine', {
    optionId: first?.id,
    name: 'Web',
    priceMinor: 1_000,
    unitCostMinor: 550,
    units: { '2026-07': 4_000, '2027-01': 9 },
  });
  const economics = async () => (await get(id)).options[0]?.economics;
  // Units of a month outside the sheet's period are kept and not counted.
  expect(await economics()).toMatchObject({ units: 4_000, contributionMinor: 1_800_000 });
  await ask('four-ps.updateLine', { id: line.id, priceMinor: 500 });
  expect((await economics())?.lines).toMatchObject([{ belowCost: true, contributionMinor: -200_000 }]);
  await ask('history.undo');
  expect(await economics()).toMatchObject({ contributionMinor: 1_800_000 });
  await ask('four-ps.addOption', { sheetId: id, name: 'Second', copyOf: first?.id });
  expect((await get(id)).options.map((option) => option.economics.units)).toEqual([4_000, 4_000]);
  await ask('four-ps.setPoint', { optionId: first?.id, p: 'product', prompt: 'need', text: 'Hand luggage' });
  await ask('four-ps.setPoint', { optionId: first?.id, p: 'product', prompt: 'need', text: '' });
  expect((await get(id)).options[0]?.points.some(({ prompt }) => prompt === 'need')).toBe(false);
  await ask('history.undo');
  expect((await get(id)).options[0]?.points.find(({ prompt }) => prompt === 'need')?.text).toBe('Hand luggage');
});

test('a kept version is compared with the sheet as it is', async () => {
  await open(false);
  const { id } = await ask<{ id: string }>('four-ps.create', {
    name: 'V',
    subject: 'idea',
    productId: null,
    line: null,
    period: '2026-Q3',
  });
  const { id: versionId } = await ask<{ id: string }>('four-ps.keepVersion', { id, name: 'Before' });
  const compare = () => ask<Output<'four-ps.compare'>>('four-ps.compare', { id, versionId, withId: null });
  expect(await compare()).toEqual([]);
  await ask('four-ps.update', { id, audience: 'Commuters' });
  expect(await compare()).toEqual([{ where: 'Audience', was: null, now: 'Commuters', money: false }]);
  const [first] = (await get(id)).options;
  await ask('four-ps.updateOption', { id: first?.id, fixedMinor: 400_000 });
  await ask('four-ps.setPoint', { optionId: first?.id, p: 'price', prompt: 'list', text: '12' });
  expect((await compare()).filter(({ where }) => where !== 'Audience')).toEqual([
    { where: 'First option: Fixed cost', was: '0', now: '400000', money: true },
    { where: 'First option: Net', was: '0', now: '-400000', money: true },
    { where: 'First option: Price, List price', was: null, now: '12', money: false },
  ]);
});

test('a version that was kept for one region differs for another only in what was changed', async () => {
  await open(false);
  const sheet = { name: 'V', subject: 'idea', productId: null, line: null, period: '2026-Q3' };
  const { id } = await ask<{ id: string }>('four-ps.create', sheet);
  const [first] = (await get(id)).options;
  await ask('four-ps.updateOption', { id: first?.id, safetyShare: 0.125 });
  const German = { region: 'de-DE' };
  const kept = await engine.call('four-ps.keepVersion', { id, name: 'Vorher' }, German);
  const versionId = kept.ok ? (kept.value as { id: string }).id : '';
  const compare = async (options: object) => {
    const answer = await engine.call('four-ps.compare', { id, versionId, withId: null }, options);
    return answer.ok ? answer.value : answer.error;
  };
  expect(await compare({ region: 'en-US' })).toEqual([]);
  expect(await compare(German)).toEqual([]);
  await ask('four-ps.updateOption', { id: first?.id, safetyShare: 0.2 });
  const where = 'First option: Safety stock';
  expect(await compare({ region: 'en-US' })).toEqual([{ where, was: '12.5%', now: '20%', money: false }]);
  expect(await compare(German)).toEqual([{ where, was: '12,5\u00A0%', now: '20\u00A0%', money: false }]);
});

test('an assumption outlives what it is bound to, and says so', async () => {
  await open(false);
  const { id: channelId } = await ask<{ id: string }>('channels.create', {
    name: 'Web',
    level: 'account',
    type: 'd2c',
  });
  const { id } = await ask<{ id: string }>('four-ps.create', {
    name: 'A',
    subject: 'idea',
    productId: null,
    line: null,
    period: '2026-Q2',
  });
  await assume(id, { metric: 'net-sales', dimension: 'channel', groupId: channelId });
  const one = async () => (await get(id)).assumptions[0];
  expect(await one()).toMatchObject({ verdict: 'not-computable', group: 'Web' });
  await ask('channels.update', { id: channelId, name: 'Shop' });
  expect(await one()).toMatchObject({ group: 'Shop' });
  await ask('channels.remove', { id: channelId });
  expect(await one()).toMatchObject({ verdict: 'not-computable', reason: 'the channel it is bound to was removed' });
});

test('an assumption that is bound to a metric by the id it had before is judged by the metric as it is called now', async () => {
  await open(false);
  const { id } = await ask<{ id: string }>('four-ps.create', {
    name: 'Renamed',
    subject: 'idea',
    productId: null,
    line: null,
    period: '2026-Q2',
  });
  await assume(id, { metric: 'pieces' });
  expect((await get(id)).assumptions[0]).toMatchObject({ metric: 'units', metricName: 'Units sold' });
  await expect(assume(id, { metric: 'never-was' })).rejects.toThrow('There is no metric');
});

test('bad input is refused in words and changes nothing', async () => {
  await open(false);
  const { id } = await ask<{ id: string }>('four-ps.create', {
    name: 'B',
    subject: 'idea',
    productId: null,
    line: null,
    period: '2026-Q2',
  });
  const before = JSON.stringify(await get(id));
  const optionId = (await get(id)).options[0]?.id;
  const line = { optionId, name: 'Web', priceMinor: 100 };
  await expect(ask('four-ps.addLine', { ...line, units: { '2026-07': -1 } })).rejects.toThrow('Units are 0 or more');
  await expect(ask('four-ps.addLine', { ...line, priceMinor: -1 })).rejects.toThrow('Money here is 0 or more');
  await expect(ask('four-ps.addLine', { ...line, discount: 1.2 })).rejects.toThrow('A share is 100% at most');
  await expect(assume(id, { low: null })).rejects.toThrow('Say the value that is expected');
  await expect(assume(id, { metric: 'luck' })).rejects.toThrow('There is no metric "luck"');
  await expect(assume(id, { comparator: 'between', low: 5, high: 4 })).rejects.toThrow('The lower value comes first');
  await expect(
    ask('four-ps.create', { name: 'C', subject: 'product', productId: null, line: null, period: '2026-Q2' }),
  ).rejects.toThrow('Say which product');
  for (const [channel, of] of [
    ['four-ps.create', { name: 'C', period: '2026-Q2' }],
    ['four-ps.update', { id }],
  ] as const)
    await expect(ask(channel, { ...of, subject: 'line', productId: null, line: 'Hats' })).rejects.toThrow(
      'No product is in a line called "Hats".',
    );
  for (const name of ['2', '3', '4', '5']) await ask('four-ps.addOption', { sheetId: id, name });
  await expect(ask('four-ps.addOption', { sheetId: id, name: '6' })).rejects.toThrow('5 options at most');
  for (let step = 0; step < 4; step += 1) await ask('history.undo');
  expect(JSON.stringify(await get(id))).toBe(before);
});

test('an option becomes a campaign with budget, goal, target and experiments in one step, linked both ways', async () => {
  await open(true);
  const sheets = await ask<Output<'four-ps.list'>>('four-ps.list');
  const id = sheets.find((sheet) => sheet.name === 'Dry shampoo to go')?.id ?? '';
  const before = JSON.stringify(await get(id));
  const [mini] = (await get(id)).options;
  const tree = await ask<Output<'targets.tree'>>('targets.tree', { period: '2026-Q2' });
  const promote = {
    optionId: mini?.id,
    name: 'Mini can launch',
    starts: '2026-06-20',
    ends: '2026-09-30',
    promotion: 'influencers',
    target: { nodeId: tree.nodes[0]?.id, amount: 1_878_000 },
  };
  const { campaignId } = await ask<{ campaignId: string }>('four-ps.promote', promote);
  const campaign = await ask<Output<'campaigns.get'>>('campaigns.get', { id: campaignId });
  expect(campaign).toMatchObject({
    name: 'Mini can launch',
    status: 'planned',
    starts: '2026-06-20',
    budgetMinor: 700_000,
  });
  expect(campaign.summary).toContain('Product. 50 ml mini can');
  expect(campaign.hypotheses).toBe('One buyer in five comes back');
  expect(campaign.experiments.map(({ hypothesis }) => hypothesis)).toEqual(['One buyer in five comes back']);
  expect((await get(id)).options.map((option) => option.campaign?.id ?? null)).toEqual([campaignId, null, null]);
  await expect(ask('four-ps.promote', { ...promote, name: 'Again' })).rejects.toThrow('already');
  // And from the campaign back to the very option.
  const back = () => ask('four-ps.ofCampaign', { id: campaignId });
  expect(await back()).toEqual({ sheetId: id, sheet: 'Dry shampoo to go', option: 'Mini can', goal: null });
  await ask('history.undo');
  expect(await back()).toBeNull();
  expect(JSON.stringify(await get(id)).replaceAll(/"rev":\d+/g, '')).toBe(before.replaceAll(/"rev":\d+/g, ''));
  await expect(ask('campaigns.get', { id: campaignId })).rejects.toThrow();
});

test('a campaign that is made from a worksheet on a product line takes along the products of the line', async () => {
  await open(true);
  const sheets = await ask<Output<'four-ps.list'>>('four-ps.list');
  const [option] = (await get(sheets.find((sheet) => sheet.name === 'Gift sets')?.id ?? '')).options;
  const { campaignId } = await ask<{ campaignId: string }>('four-ps.promote', {
    optionId: option?.id,
    name: 'Ribbon boxes',
    starts: '2026-07-01',
    ends: '2026-09-30',
    promotion: 'email',
  });
  const { products } = await ask<Output<'campaigns.get'>>('campaigns.get', { id: campaignId });
  expect(products.map((product) => product.name).toSorted()).toEqual([
    'Air-Dry Mousse',
    'Dry Shampoo',
    'Gloss Drops',
    'Sea Salt Mist',
    'Texture Cream',
  ]);
});
