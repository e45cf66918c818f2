import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EngineChannel, Input, Output } from '../../src/shared/contract';
import type { InvestorReport } from '../../src/shared/contract/reports';
import type { Story, StoryCall } from '../../src/shared/contract/story';
import type { Rule } from '../../src/shared/domain/investor';
import { disclose } from '../../src/main/engine/services/reports/disclose';
import { money } from '../../src/renderer/src/format';
import { figureText } from '../../src/renderer/src/print/figures';
import { fullWorld, type World } from './reports-world';

let world: World;
beforeAll(async () => {
  world = await fullWorld();
});
afterAll(() => world.close());

const ask = async <C extends EngineChannel>(channel: C, input: Input<C>): Promise<Output<C>> => {
  const answer = await world.engine.call(channel, input);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value as Output<C>;
};
const refusal = async (channel: EngineChannel, input: unknown): Promise<string> => {
  const answer = await world.engine.call(channel, input);
  return answer.ok ? '' : answer.error.message;
};

const Q1 = '2026-Q1';
const Q2 = '2026-Q2';
const kinds = async (period: string): Promise<string[]> =>
  (await ask('updates.get', { period })).blocks.map((block) => block.kind);
const block = async (period: string, kind: string) => {
  const found = (await ask('updates.get', { period })).blocks.find((one) => one.kind === kind);
  if (!found) throw new Error(`There is no block ${kind}.`);
  return found;
};

describe('an update is composed', () => {
  test('of blocks that are added, moved, hidden and removed, each one step of undo', async () => {
    expect(await ask('updates.get', { period: Q1 })).toEqual({ update: null, blocks: [], sends: [], last: null });
    expect(await refusal('updates.start', { period: Q1, from: 'last' })).toContain('no earlier update');
    const { id } = await ask('updates.start', { period: Q1, from: 'standard' });
    expect(await refusal('updates.start', { period: Q1, from: 'standard' })).toContain('already');
    const before = await kinds(Q1);
    expect(before.slice(0, 3)).toEqual(['headline', 'vision', 'kpis']);
    const undone = async (): Promise<void> => {
      await ask('history.undo', {});
      expect(await kinds(Q1)).toEqual(before);
    };
    const asks = await block(Q1, 'asks');
    await ask('updates.moveBlock', { id: asks.id, beforeId: (await block(Q1, 'kpis')).id });
    expect((await kinds(Q1)).slice(0, 4)).toEqual(['headline', 'vision', 'asks', 'kpis']);
    await undone();
    await ask('updates.removeBlock', { id: asks.id });
    expect(await kinds(Q1)).not.toContain('asks');
    await undone();
    await ask('updates.addBlock', { updateId: id, kind: 'text', beforeId: asks.id });
    expect((await kinds(Q1)).filter((kind) => kind === 'text')).toHaveLength(1);
    await undone();
    expect(await refusal('updates.addBlock', { updateId: id, kind: 'asks' })).toContain('already');
    await ask('updates.setBlock', { id: asks.id, hidden: true });
    expect((await block(Q1, 'asks')).hidden).toBe(true);
    await ask('history.undo', {});
    expect((await block(Q1, 'asks')).hidden).toBe(false);
  });

  test('with numbers that are the metric’s own, each with its footnote', async () => {
    const headline = await block(Q1, 'headline');
    await ask('updates.setBlock', {
      id: headline.id,
      title: 'From {net-sales@before} to {net-sales@this}',
      text: 'The web brought {net-sales@this/channel:D2C web}; {nothing@this} and {net-sales@never} are none.',
    });
    const report = await ask('reports.investor', { period: Q1 });
    expect(report.bound.map(({ raw }) => raw)).toEqual([
      '{net-sales@before}',
      '{net-sales@this}',
      '{net-sales@this/channel:D2C web}',
    ]);
    const [before, now, web] = report.bound;
    expect(now?.value.value).toBe(report.net.value.value);
    expect(before?.value.value).toBe(report.net.previous?.value);
    expect(now?.note).toBe(report.net.note);
    const parts = await ask('metrics.breakdown', { metric: 'net-sales', period: Q1, by: 'channel' });
    expect(web?.value.value).toBe(parts.groups.find((one) => one.current.group === 'D2C web')?.current.value);
    const note = report.footnotes.find((one) => one.number === web?.note);
    expect(note?.label).toBe('Net sales, D2C web');
    expect(note?.rows).toBeGreaterThan(0);
  });

  test('with cash and burn typed in, and the months they last', async () => {
    const { id } = await block(Q1, 'runway');
    await ask('updates.setBlock', { id, data: { cashMinor: 60_000_000, burnMinor: 3_000_000, day: '2026-03-31' } });
    expect((await ask('reports.investor', { period: Q1 })).runway).toMatchObject({ months: 20, reason: null });
    await ask('updates.setBlock', { id, data: { burnMinor: -100 } });
    const { runway } = await ask('reports.investor', { period: Q1 });
    expect(runway?.months).toBeNull();
    expect(runway?.reason).toContain('More comes in');
    await ask('updates.setBlock', { id, data: { burnMinor: 3_000_000 } });
  });

  test('and opens with the vision of its own targets, else of the year’s, else with the company’s', async () => {
    const vision = async (period: string) => (await ask('reports.investor', { period })).vision;
    await ask('workspace.update', { vision: 'Hair without heat' });
    expect([await vision(Q1), await vision(Q2)]).toEqual(['Hair without heat', 'Hair without heat']);
    await ask('targets.createTree', { period: '2026', metric: 'units', amount: 9_000, statement: 'A year of doors' });
    expect([await vision(Q1), await vision(Q2)]).toEqual(['A year of doors', 'A year of doors']);
    const { tree } = await ask('targets.tree', { period: Q2 });
    await ask('targets.updateTree', { id: tree?.id ?? '', statement: 'Own the morning' });
    expect([await vision(Q1), await vision(Q2)]).toEqual(['A year of doors', 'Own the morning']);
    // A quarter's vision is none of the whole year.
    expect([await vision('2026'), await vision('2025-Q4')]).toEqual(['A year of doors', 'Hair without heat']);
  });

  test('in the figures of its reader inside sentences, too, and in this computer’s again after that', async () => {
    const said = async (locale: 'de-DE' | null) => {
      const { rule, campaigns } = (await ask('reports.investor', { period: Q1, locale })).marketing;
      const because = campaigns.map((line) => line.because).join('; ');
      return { rule, because: because.replace(/[\u00a0\u202f]/g, ' ') };
    };
    const english = await said(null);
    expect(english.because).toMatch(/\d\.\d% of \d+ leads/);
    const german = await said('de-DE');
    expect(german.because).toMatch(/\d,\d % of \d+ leads/);
    expect(german.because).not.toMatch(/\d\.\d/);
    expect(await said(null)).toEqual(english);
  });

  test('from the last one: blocks and words come along, its asks wait to be followed up', async () => {
    const asks = await block(Q1, 'asks');
    await ask('updates.setBlock', { id: asks.id, text: '- A filler: on the west coast\n- A buyer' });
    expect((await ask('updates.get', { period: Q2 })).last?.span.period).toBe(Q1);
    await ask('updates.start', { period: Q2, from: 'last' });
    expect(await kinds(Q2)).toEqual(await kinds(Q1));
    expect((await block(Q2, 'headline')).title).toBe('From {net-sales@before} to {net-sales@this}');
    const copied = await block(Q2, 'asks');
    expect(copied.text).toBe('');
    expect(copied.data.followUps?.map(({ text, done }) => [text, done])).toEqual([
      ['A filler: on the west coast', false],
      ['A buyer', false],
    ]);
    const report = await ask('reports.investor', { period: Q2 });
    expect(report.bound.find((one) => one.raw === '{net-sales@this}')?.value.value).toBe(report.net.value.value);
  });
});

/** Every sum of money of a report that is made of net sales, as it would be printed. */
const amountsOf = (report: InvestorReport): string[] => {
  const minors = [
    report.net.value.value,
    report.net.previous?.value,
    report.net.targetMinor,
    report.pace?.outlookMinor,
    report.pace?.expectedMinor,
    ...report.channels.flatMap((line) => [line.net.value, line.targetMinor]),
    ...report.products.rows.map((row) => row.netMinor),
    ...report.trend.flatMap((point) => [point.netMinor, point.targetMinor]),
    ...report.bound.map((number) => number.value.value),
  ];
  return [
    ...new Set(
      minors.flatMap((minor) =>
        typeof minor === 'number' && Math.abs(minor) >= 100_000 ? [money(minor, 'USD', { cents: 'never' })] : [],
      ),
    ),
  ];
};

/** Every number in a value, wherever it stands. */
const numbersIn = (node: unknown): number[] =>
  typeof node === 'number'
    ? [node]
    : typeof node === 'object' && node !== null
      ? Object.values(node).flatMap(numbersIn)
      : [];

describe('what is kept back from readers', () => {
  const rules = (metric: string, treatment: Rule['treatment']): Rule[] => [{ metric, treatment }];

  test('a hidden figure is nowhere in the report: not in tables, charts, stories, sentences or notes', async () => {
    const report = await ask('reports.investor', { period: Q2 });
    const whole = await ask('reports.investor', { period: Q2 });
    const exact = new Set(
      [
        ...report.channels.map((line) => line.net.value),
        ...report.products.rows.map((row) => row.netMinor),
        ...report.trend.map((point) => point.netMinor),
        report.net.value.value,
        report.net.previous?.value,
        report.net.targetMinor,
        report.pace?.outlookMinor,
      ].filter((minor): minor is number => typeof minor === 'number' && minor > 1_000),
    );
    expect(exact.size).toBeGreaterThan(10);
    for (const treatment of ['hidden', 'rounded', 'indexed'] as const) {
      const shown = disclose(report, rules('net-sales', treatment), 'Angels');
      const leaked = numbersIn({
        ...shown,
        footnotes: shown.footnotes.map((note) => ({ ...note, span: null })),
      }).filter((one) => exact.has(one) && one % 10_000 !== 0);
      expect(leaked, treatment).toEqual([]);
      const text = JSON.stringify(shown);
      for (const amount of amountsOf(report)) expect(text, treatment).not.toContain(amount);
    }
    expect(report, 'the report itself is not touched').toEqual(whole);
  });

  test('calls and offsets of another measure follow its own rule, and units that of sales, of which they tell', async () => {
    const report = await ask('reports.investor', { period: Q2 });
    const own: StoryCall = {
      id: 'call',
      nodeId: 'node',
      channelId: null,
      name: 'Halo & Vine',
      unit: null,
      call: 'hit',
      confidence: 0.8,
      author: null,
      at: '2026-05-01T09:00:00Z',
      held: null,
      covered: 0,
      coveredBy: [],
      uncovered: 0,
      target: 4321,
      expected: 4567,
      toTarget: 246,
      reason: '',
    };
    const of = (metric: 'units' | 'new-customers' | 'ad-spend', currency: string | null): StoryCall => ({
      ...own,
      unit: { metric, currency },
    });
    const story: Story = {
      treeId: 'tree',
      period: Q2,
      over: false,
      currency: 'USD',
      calls: [],
      offsets: [],
      shortage: 0,
      covered: 0,
      uncovered: 0,
      records: [],
    };
    const calls = [own, of('units', null), of('new-customers', null), of('ad-spend', 'USD')];
    const told = (rules: Rule[]) =>
      (disclose({ ...report, story: { ...story, calls } }, rules, null).story?.calls ?? []).map(
        ({ unit, target, expected }) => [unit?.metric ?? 'own', unit?.currency ?? null, target, expected],
      );
    const sales = (treatment: Rule['treatment']) => told(rules('net-sales', treatment)).slice(1);
    expect(sales('rounded')).toEqual([
      ['units', null, 4300, 4600],
      ['new-customers', null, 4321, 4567],
      ['ad-spend', 'USD', 4300, 4600],
    ]);
    // Packs times a known price are net sales, and a count has no period before that it would be an index of.
    expect(sales('indexed').map(([metric]) => metric)).toEqual(['new-customers', 'ad-spend']);
    expect(told(rules('net-sales', 'hidden'))).toEqual([]);
    expect(told(rules('new-customers', 'hidden')).map(([metric]) => metric)).not.toContain('new-customers');
    expect(told(rules('new-customers', 'indexed')).map(([metric]) => metric)).not.toContain('new-customers');
    expect(told(rules('ad-spend', 'hidden')).map(([metric]) => metric)).not.toContain('ad-spend');
    expect(told(rules('ad-spend', 'rounded')).at(-1)).toEqual(['ad-spend', 'USD', 4300, 4600]);
  });

  test('what can be worked out, or stands in words that somebody typed, is told before it goes out', async () => {
    const report = await ask('reports.investor', { period: Q2 });
    const net = report.net.value.value ?? 0;
    const { id } = await ask('updates.addGroup', { name: 'Lenders', rules: rules('net-sales', 'hidden') });
    const reveals = () => ask('updates.reveals', { period: Q2, groupId: id });
    expect(await reveals()).toEqual({
      figures: [{ metric: 'net-sales', name: 'Net sales', from: ['Average order value', 'Orders'] }],
      words: [],
    });
    const asks = await block(Q2, 'highlights');
    const line = `We sold ${money(net, 'USD', { cents: 'never' })}, and {net-sales@this} is live`;
    await ask('updates.setBlock', { id: asks.id, text: `Twelve launches\n${line}` });
    expect((await reveals()).words).toMatchObject([
      { where: 'Highlights', amount: money(net, 'USD', { cents: 'never' }), name: 'Net sales' },
    ]);
    await ask('updates.setBlock', { id: asks.id, text: `About ${(net / 100_000).toFixed(0)}k of sales` });
    expect((await reveals()).words).toMatchObject([{ amount: `${(net / 100_000).toFixed(0)}k`, name: 'Net sales' }]);
    await ask('updates.setBlock', { id: asks.id, text: '', hidden: false });
    await ask('updates.setGroup', { id, rules: [...rules('net-sales', 'hidden'), ...rules('orders', 'hidden')] });
    expect(await reveals()).toEqual({ figures: [], words: [] });
    await ask('updates.removeGroup', { id });
  });

  test('an index has the period before as 100, and shares stay what they are', async () => {
    const report = await ask('reports.investor', { period: Q1 });
    const group = await ask('updates.addGroup', { name: 'Angels', rules: rules('net-sales', 'indexed') });
    const shown = await ask('reports.investor', { period: Q1, groupId: group.id });
    expect(shown.net.previous?.value).toBe(10_000);
    const growth = (report.net.value.value ?? 0) / (report.net.previous?.value ?? 1);
    expect(shown.net.value.value).toBe(Math.round(growth * 10_000));
    expect(shown.net.value.unit).toBe('index');
    expect(figureText(shown.net.value)).toBe((Math.round(growth * 10_000) / 100).toFixed(1));
    expect(shown.bases).toEqual({});
    expect(shown.disclosure).toMatchObject({ group: 'Angels', rules: rules('net-sales', 'indexed') });
    const total = shown.products.total.netMinor;
    for (const row of shown.products.rows) expect(row.share).toBeCloseTo(row.netMinor / total, 10);
  });

  test('rounding keeps two digits; runway that is hidden takes its words along; a rule on nothing is refused', async () => {
    const report = await ask('reports.investor', { period: Q1 });
    const shown = disclose(
      report,
      [
        { metric: 'orders', treatment: 'rounded' },
        { metric: 'runway', treatment: 'hidden' },
      ],
      null,
    );
    const orders = shown.key.find((one) => one.figure.value.metric === 'orders')?.figure.value.value ?? 0;
    expect(String(orders).replace(/0+$/, '').length).toBeLessThanOrEqual(2);
    expect(shown.runway).toBeNull();
    expect(JSON.stringify(shown)).not.toContain('60000000');
    expect(shown.footnotes.find((note) => note.definition === 'orders')?.rows).toBeNull();
    expect(await refusal('updates.addGroup', { name: 'X', rules: rules('no-metric', 'hidden') })).toContain(
      'no figure',
    );
    expect(await refusal('updates.addGroup', { name: 'angels' })).toContain('already');
  });
});

describe('an update that was sent', () => {
  test('is frozen: it opens the same when the data changes, and is not edited any more', async () => {
    const group = (await ask('updates.groups', {})).find((one) => one.name === 'Angels');
    if (!group) throw new Error('There is no group.');
    await ask('updates.setGroup', { id: group.id, people: 'Ada\nYuki' });
    expect(await refusal('updates.send', { period: Q1, to: [{ groupId: null }] })).toContain('at least one person');
    await ask('updates.send', { period: Q1, to: [{ groupId: group.id }, { groupId: null, people: 'June Abara' }] });
    const sent = await ask('reports.investor', { period: Q1 });
    expect(sent.update.status).toBe('sent');
    const { sends, update } = await ask('updates.get', { period: Q1 });
    expect(update?.status).toBe('sent');
    expect(sends.map(({ group: name, people }) => [name, people])).toEqual([
      ['Angels', ['Ada', 'Yuki']],
      ['', ['June Abara']],
    ]);
    // Its sentences were kept, and are still written for each who reads them.
    const said = ({ marketing }: InvestorReport): string => marketing.campaigns.map((line) => line.because).join('; ');
    expect(said(sent)).toMatch(/\d\.\d% of \d+ leads/);
    const german = said(await ask('reports.investor', { period: Q1, locale: 'de-DE' }));
    expect(german).toMatch(/\d,\d\s% of \d+ leads/);
    expect(german).not.toMatch(/\d\.\d/);
    await ask('updates.setGroup', { id: group.id, rules: [] });
    const driver = (await import('../../src/main/engine/store/driver')).openDriver(world.path);
    driver.exec("UPDATE daily_sales SET gross_minor = gross_minor * 2 WHERE day BETWEEN '2026-01-01' AND '2026-03-31'");
    driver.close();
    expect(await ask('reports.investor', { period: Q1 })).toEqual(sent);
    const forGroup = await ask('reports.investor', { period: Q1, groupId: group.id });
    expect(forGroup.net.value.unit, 'with the rules of the day it was sent').toBe('index');
    expect(await refusal('updates.setBlock', { id: sent.blocks[0]?.id ?? '', title: 'Better' })).toContain('was sent');
    expect(await refusal('updates.remove', { id: update?.id ?? '' })).toContain('was sent');
    await ask('updates.send', { period: Q1, to: [{ groupId: null, people: 'Henrik' }] });
    expect((await ask('updates.get', { period: Q1 })).sends).toHaveLength(3);
    expect(await ask('reports.investor', { period: Q1 })).toEqual(sent);
  });
});
