import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEngine, type Engine } from '../../src/main/engine/index';
import { grownWorkspace } from './grown';
import type { ChannelName, Input, Output } from '../../src/shared/contract';

/** Wednesday, 13 May 2026: the meeting before was a week ago. */
const NOW = Date.UTC(2026, 4, 13, 12);
const DAY = 86_400_000;
let folder: string;
let engine: Engine;
let now = NOW;

const ask = async <C extends ChannelName>(channel: C, input: Input<C>): Promise<Output<C>> => {
  const result = await engine.call(channel, input, { personId: null });
  if (!result.ok) throw new Error(`${channel}: ${result.error.message}`);
  return result.value as Output<C>;
};
const bring = async (name: string, text: string): Promise<void> => {
  const path = join(folder, name);
  writeFileSync(path, text);
  await ask('imports.run', { path });
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-agenda-'));
  now = NOW - 7 * DAY;
  const path = join(folder, 'agenda.tandem');
  const clock = (): number => (now += 1000);
  await grownWorkspace({
    path,
    name: 'Halo & Vine',
    currency: 'USD',
    timeZone: 'UTC',
    weekStart: 1,
    fiscalYearStart: 1,
    sample: false,
    clock,
  });
  engine = await createEngine({ workspacePath: path, clock });
});
afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

test('each thing that the workspace knows comes onto the agenda by itself, in words, and nothing of before the last meeting', async () => {
  const priya = await ask('people.create', { name: 'Priya Castell', roles: ['sales-rep'] });
  await bring('old-orders.csv', 'order_id,ordered_at,quantity,unit_price\n1,2026-04-20,1,100\n');
  const before = await ask('companies.create', { name: 'Known before' });
  const last = await ask('meetings.create', { template: 'team-weekly' });
  await ask('meetings.agree', {
    meetingId: last.id,
    what: 'Call the buyer',
    ownerId: priya.id,
    due: '2026-05-10',
    about: null,
  });
  await ask('meetings.hold', { id: last.id });

  now = NOW - DAY;
  await ask('companies.update', { id: before.id, name: 'Known by another name' });
  await ask('leads.create', { line: 'Ada Blum, ada@example.org' });
  await ask('notes.create', { line: 'The cap leaks', type: 'issue' });
  await ask('experiments.create', { hypothesis: 'Short pins win', starts: '2026-05-01', ends: '2026-05-11' });
  await ask('budget.ask', {
    name: 'More clips',
    amountMinor: 60_000,
    campaignId: null,
    nodeId: null,
    fromCampaignId: null,
    takesFrom: '',
    expectedMinor: 240_000,
    dueDay: '2026-06-12',
    reason: '',
  });
  await ask('targets.createTree', { period: '2026-Q2', amount: 1_000_000 });
  const sales = await ask('meetings.create', { template: 'sales-weekly' });
  const item = await ask('meetings.addItem', { meetingId: sales.id, text: 'Who goes to the fair?' });
  await ask('meetings.mark', { meetingId: sales.id, key: `own:${item.id}`, forTeam: true });
  await ask('meetings.decide', { meetingId: sales.id, what: 'Hold the price', why: 'Margin', about: null });
  await ask('meetings.hold', { id: sales.id });

  now = NOW;
  const next = (await ask('meetings.list', {})).find(({ template, held }) => template.id === 'team-weekly' && !held);
  const view = await ask('meetings.get', { id: next?.id ?? '' });
  const said = (section: string): string[] =>
    view.lines.filter((line) => line.section === section).map(({ text, detail }) => `${text} | ${detail}`);
  expect(Object.fromEntries(view.sections.map((one) => [one, said(one)]))).toEqual({
    feeds: [
      'Who goes to the fair? | Sales weekly, Tue 12 May',
      'Decided: Hold the price | Sales weekly, Tue 12 May, Margin',
    ],
    own: [],
    actions: ['Call the buyer | Priya Castell, was due Sun 10 May, from Team weekly of 6 May'],
    // $100 on the one day that is known, and as much on each of the 71 days to 30 June: 7,200.
    targets: [
      'Company: heading for a miss, the outlook ends 28.0% short ($7,200 of $10,000) | Call due, nobody has called it yet, $2,800 of the shortage is not covered',
    ],
    changes: [
      'Set the targets of 2026-Q2 | Tue 12 May',
      'Asked for More clips | Tue 12 May',
      'Started the experiment Short pins win | Tue 12 May',
      'Noted “The cap leaks” | Tue 12 May',
      'Added the lead Ada Blum | Tue 12 May',
      'Changed Known by another name | Tue 12 May',
    ],
    leads: ['1 lead waits for an answer | '],
    experiments: ['Short pins win | Ended Mon 11 May, not decided'],
    budget: ['Somebody asks for $600: More clips | Expects $2,400 by 12 Jun'],
    notes: ['1 field note, 6 to 13 May | 1 issue', 'Issue: The cap leaks | '],
    sources: ['Order lines: the last day is 20 Apr | 23 days old'],
  });
});

test('no change since the last meeting is left uncounted, however many there were', async () => {
  const last = await ask('meetings.create', { template: 'team-weekly' });
  const { next } = await ask('meetings.hold', { id: last.id });
  for (let count = 1; count <= 520; count += 1) await ask('companies.create', { name: `Shop ${count}` });
  const meeting = await ask('meetings.get', { id: next ?? '' });
  const lines = meeting.lines.filter(({ section }) => section === 'changes');
  const rest = lines.find(({ key }) => key === 'change:rest');
  expect(lines.length - 1 + Number(/And (\d+) more/.exec(rest?.text ?? '')?.[1])).toBe(520);
});

test('the result of an experiment and its aim are said in the unit of what it measures', async () => {
  now = NOW;
  const meeting = await ask('meetings.create', { template: 'team-weekly' });
  const days = { starts: '2026-05-01', ends: '2026-05-11' };
  const costs = {
    hypothesis: 'It costs little',
    metric: 'cac',
    comparator: 'between',
    aim: 30,
    aimHigh: 40.5,
  } as const;
  await ask('experiments.create', { ...days, ...costs, result: 35 });
  await ask('experiments.create', {
    ...days,
    hypothesis: 'They return',
    metric: 'repeat-rate',
    aim: 0.205,
    result: 0.2,
  });
  await ask('experiments.create', { ...days, hypothesis: 'It pays', metric: 'roas', aim: 3, result: 2.5 });
  await ask('experiments.create', { ...days, hypothesis: 'They ask', metric: 'leads', aim: 1200, result: 96 });
  const { lines } = await ask('meetings.get', { id: meeting.id });
  expect(
    Object.fromEntries(lines.filter(({ section }) => section === 'experiments').map((one) => [one.text, one.detail])),
  ).toEqual({
    'It costs little': 'Ended Mon 11 May, cac: $35, the aim was between $30 and $40.50, not decided',
    'They return': 'Ended Mon 11 May, repeat-rate: 20%, the aim was at least 20.5%, not decided',
    'It pays': 'Ended Mon 11 May, roas: 2.5×, the aim was at least 3×, not decided',
    'They ask': 'Ended Mon 11 May, leads: 96, the aim was at least 1,200, not decided',
  });
});

test('deals that came by file weeks ago are kept by hand once somebody changes one, and are not called stale', async () => {
  now = NOW - 40 * DAY;
  await bring('deals.csv', 'deal_id,title,account,stage,value,created_at\n1,Forty doors,Oak,Proposal,900,2026-04-01\n');
  now = NOW;
  const meeting = await ask('meetings.create', { template: 'sales-weekly' });
  const stale = async (): Promise<string[]> =>
    (await ask('meetings.get', { id: meeting.id })).lines
      .filter(({ section }) => section === 'sources')
      .map(({ text, detail }) => `${text} | ${detail}`);
  expect(await stale()).toEqual(['Deals: the last day is 3 Apr | 40 days old']);
  expect(await ask('imports.sources', {})).toMatchObject([{ source: 'Deals', ageDays: 40, stale: true }]);

  const {
    rows: [deal],
  } = await ask('deals.table', { period: '2026' });
  await ask('deals.update', { id: deal?.id ?? '', title: 'Sixty doors' });
  expect(await stale()).toEqual([]);
  expect(await ask('imports.sources', {})).toMatchObject([
    { source: 'Deals', lastDay: '2026-05-13', ageDays: 0, byHand: '2026-05-13', stale: false },
  ]);
  // A change that was taken back keeps nothing, and what somebody did after a day is not known on it.
  await ask('history.undo', {});
  expect(await stale()).toEqual(['Deals: the last day is 3 Apr | 40 days old']);
});

test('a department meeting that is held before its day still comes to the team, which meets first', async () => {
  const first = await ask('meetings.create', { template: 'team-weekly' });
  const { next: team } = await ask('meetings.hold', { id: first.id });
  const sales = await ask('meetings.create', { template: 'sales-weekly' });
  const { next: early } = await ask('meetings.hold', { id: sales.id });
  now = NOW - 5 * DAY;
  // Planned for the 13th, a week after the last; the salespeople meet on the 8th.
  expect((await ask('meetings.get', { id: early ?? '' })).day).toBe('2026-05-13');
  await ask('meetings.decide', { meetingId: early ?? '', what: 'Hold the price', why: '', about: null });
  const { next: after } = await ask('meetings.hold', { id: early ?? '' });
  const { lines } = await ask('meetings.get', { id: team ?? '' });
  expect(lines.filter(({ section }) => section === 'feeds').map(({ text, detail }) => `${text} | ${detail}`)).toEqual([
    'Decided: Hold the price | Sales weekly, Fri 8 May',
  ]);
  // The one after keeps to the day of the week.
  expect((await ask('meetings.get', { id: after ?? '' })).day).toBe('2026-05-20');
});

test('a file of results is not made fresh by other results that somebody types', async () => {
  now = NOW - 40 * DAY;
  await bring('visits.csv', 'day,promotion,visits\n2026-04-01,web,900\n');
  now = NOW;
  const key = { campaignId: null, contentId: null, creatorId: null, name: 'A clip' };
  await ask('results.save', {
    rows: [{ id: null, day: '2026-05-12', toDay: '2026-05-12', promotion: 'social', ...key, values: { likes: 12 } }],
  });
  expect(await ask('imports.sources', {})).toMatchObject([{ format: 'Campaign results', ageDays: 42, stale: true }]);
});

test('the weekly close misses no day of deals that somebody changed after their file was made, however new that is', async () => {
  now = NOW - 8 * DAY;
  await bring('deals.csv', 'deal_id,title,account,stage,value,created_at\n1,Forty doors,Oak,Proposal,900,2026-04-01\n');
  const {
    rows: [deal],
  } = await ask('deals.table', { period: '2026' });
  const sales = async () => {
    const { sections } = await ask('reports.close', { period: '2026-W19' });
    return sections.find(({ section }) => section.id === 'sales')?.sources;
  };
  // Made on 5 May; seen on the 10th, the week has come to the 9th.
  now = NOW - 3 * DAY;
  expect(await sales()).toMatchObject([{ lastDay: '2026-05-05', missing: 4 }]);
  now = NOW - 5 * DAY;
  await ask('deals.update', { id: deal?.id ?? '', title: 'Sixty doors' });
  now = NOW - 3 * DAY;
  expect(await sales()).toMatchObject([{ lastDay: '2026-05-08', byHand: '2026-05-08', missing: 0 }]);
});

test('a criterion of leads that is changed keeps no lead by hand', async () => {
  now = NOW - 40 * DAY;
  await bring('leads.csv', 'lead_id,created_at,name,email\nL-1,2026-04-01,Ada,ada@x.example\n');
  now = NOW;
  await ask('criteria.create', { name: 'Sells to salons' });
  expect(await ask('imports.sources', {})).toMatchObject([{ source: 'Leads', ageDays: 42, stale: true }]);
});
