import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createEngine, type Engine } from '../../src/main/engine/index';
import { grownWorkspace } from './grown';
import type { Output } from '../../src/shared/contract';

let folder: string;
let engine: Engine;
let now = Date.UTC(2026, 4, 13, 12);
const clock = (): number => now;
const DAY = 86_400_000;

const open = async (sample: boolean): Promise<void> => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-meetings-'));
  now = Date.UTC(2026, 4, 13, 12);
  const path = join(folder, 'meetings.tandem');
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
const meeting = (id: string): Promise<Output<'meetings.get'>> => ask('meetings.get', { id });
const made = (channel: string, input: unknown): Promise<{ id: string }> => ask(channel, input);
const keys = (view: Output<'meetings.get'>, section: string): string[] =>
  view.lines.filter((line) => line.section === section).map((line) => line.text);

test('an agenda builds itself, is kept when the meeting is held, and carries what is left open to the next', async () => {
  await open(false);
  const sales = await made('meetings.create', { template: 'sales-weekly' });
  const item = await made('meetings.addItem', { meetingId: sales.id, text: 'Who goes to the fair?' });
  const action = await made('meetings.agree', { meetingId: sales.id, what: 'Send the deck', due: '2026-05-15' });
  const company = await made('companies.create', { name: 'Oak & Ivory' });
  await made('meetings.decide', {
    meetingId: sales.id,
    what: 'Hold the price',
    why: 'Margin',
    about: { kind: 'company', id: company.id },
  });
  let view = await meeting(sales.id);
  expect(keys(view, 'own')).toEqual(['Who goes to the fair?']);
  expect(keys(view, 'changes')).toContain('Added Oak & Ivory');
  expect(keys(view, 'standing')).toHaveLength(1);
  await ask('meetings.mark', { meetingId: sales.id, key: `own:${item.id}`, forTeam: true, note: 'Nobody yet' });
  const { next } = await ask<Output<'meetings.hold'>>('meetings.hold', { id: sales.id });
  await expect(ask('meetings.hold', { id: sales.id })).rejects.toThrow('This meeting was held already.');
  const held = await meeting(sales.id);
  expect(held).toMatchObject({ held: true, after: { id: next } });

  // What happens afterwards changes nothing of it.
  now += 2 * DAY;
  await ask('companies.update', { id: company.id, name: 'Oak and Ivory' });
  await ask('meetings.setTemplate', { id: 'sales-weekly', standing: ['Another question'] });
  view = await meeting(sales.id);
  expect(view.lines).toEqual(held.lines);
  expect(view.decisions[0]?.about?.name).toBe('Oak and Ivory');

  now += 5 * DAY;
  const following = await meeting(next ?? '');
  expect(following.day).toBe('2026-05-20');
  expect(keys(following, 'own')).toEqual(['Who goes to the fair?']);
  const [carried] = following.lines.filter((line) => line.section === 'actions');
  expect(carried).toMatchObject({
    text: 'Send the deck',
    tone: 'bad',
    actionId: action.id,
    detail: 'Nobody, was due Fri 15 May, from Sales weekly of 13 May',
  });
  expect(keys(following, 'changes')).toEqual(['Changed Oak and Ivory']);
  expect(keys(following, 'standing')).toEqual(['Another question']);

  // The team hears what the department marked, decided and agreed.
  const team = await made('meetings.create', { template: 'team-weekly' });
  expect(keys(await meeting(team.id), 'feeds')).toEqual([
    'Who goes to the fair?',
    'Decided: Hold the price',
    'Agreed: Send the deck',
  ]);

  await ask('meetings.hold', { id: next });
  expect((await ask<Output<'meetings.actions'>>('meetings.actions'))[0]?.carried).toBe(1);
  await ask('history.undo');
  expect(await meeting(next ?? '')).toMatchObject({ held: false, after: null });
  expect((await ask<Output<'meetings.actions'>>('meetings.actions'))[0]?.carried).toBe(0);
  await ask('meetings.updateAction', { id: action.id, done: true });
  expect(keys(await meeting(next ?? ''), 'actions')).toEqual([]);
  await ask('history.undo');
  expect(keys(await meeting(next ?? ''), 'actions')).toEqual(['Send the deck']);
});

test('decisions stand on their record, actions on Home, and both are found', async () => {
  await open(false);
  const company = await made('companies.create', { name: 'Oak & Ivory' });
  const about = { kind: 'company', id: company.id };
  await made('meetings.decide', { what: 'Offer net sixty', about });
  const action = await made('meetings.agree', { what: 'Call the buyer', due: '2026-05-14', about });
  expect(await ask('meetings.decisions', { about })).toMatchObject([{ what: 'Offer net sixty', meeting: null }]);
  expect(await ask('home.nextSteps', { personId: null })).toMatchObject([
    { kind: 'action', id: action.id, step: 'Call the buyer', day: '2026-05-14' },
  ]);
  const found = await ask<Output<'search.query'>>('search.query', { text: 'sixty' });
  expect(found.map(({ kind, opens }) => [kind, opens.kind])).toEqual([['decision', 'decision']]);
  expect(await ask('meetings.subjects', { text: 'ivory' })).toMatchObject([{ kind: 'company', name: 'Oak & Ivory' }]);
  await expect(ask('meetings.decide', { what: 'No', about: { kind: 'deal', id: 'gone' } })).rejects.toThrow(
    'This record was removed in the meantime.',
  );
  await ask('meetings.updateAction', { id: action.id, done: true });
  expect(await ask('home.nextSteps', { personId: null })).toEqual([]);
});

test('templates are changed, added, put back', async () => {
  await open(false);
  const { id } = await made('meetings.setTemplate', {
    name: 'Buyers’ call',
    team: 'sales',
    sections: ['own', 'leads'],
  });
  const names = async () => (await ask<Output<'meetings.templates'>>('meetings.templates')).map(({ name }) => name);
  expect(await names()).toEqual([
    'Sales weekly',
    'Marketing weekly',
    'Team weekly',
    'Monthly review',
    'Board',
    'Buyers’ call',
  ]);
  await expect(ask('meetings.setTemplate', { name: 'board' })).rejects.toThrow(
    'There is a kind of meeting called Board already.',
  );
  await ask('meetings.setTemplate', { id: 'board', name: 'Investors' });
  expect((await names())[4]).toBe('Investors');
  await ask('meetings.removeTemplate', { id: 'board' });
  expect((await names())[4]).toBe('Board');
  await ask('meetings.setTemplate', { id: 'board', name: 'Owners' });
  expect((await names())[4]).toBe('Owners');
  const { id: held } = await made('meetings.create', { template: id });
  await ask('meetings.removeTemplate', { id });
  expect((await meeting(held)).title).toBe('Buyers’ call');
});

test('the sample has meetings held in every kind, each with the agenda of its day, and the next ones', async () => {
  await open(true);
  const list = await ask<Output<'meetings.list'>>('meetings.list');
  const kinds = Map.groupBy(list, ({ template }) => template.name);
  expect([...kinds.keys()].toSorted()).toEqual([
    'Board',
    'Marketing weekly',
    'Monthly review',
    'Sales weekly',
    'Team weekly',
  ]);
  for (const of of kinds.values()) {
    expect(of.filter(({ held }) => !held)).toHaveLength(1);
    expect(of.filter(({ held }) => held).length).toBeGreaterThan(1);
  }
  const next = await meeting(kinds.get('Team weekly')?.find(({ held }) => !held)?.id ?? '');
  expect(next.day).toBe('2026-05-14');
  for (const section of ['feeds', 'own', 'actions', 'targets', 'changes', 'leads', 'experiments', 'budget', 'notes'])
    expect(keys(next, section).length, section).toBeGreaterThan(0);
  const [price] = next.lines.filter((line) => line.text === 'Write the price list for salons');
  expect(price?.detail).toBe('Priya Chandran, was due Fri 8 May, from Sales weekly of 27 Apr, carried over twice');
  // A held one speaks of its own day.
  const [sales] = (kinds.get('Sales weekly') ?? []).filter(({ held }) => held);
  const held = await meeting(sales?.id ?? '');
  expect(held.day).toBe('2026-05-11');
  expect(held.lines.map(({ detail }) => detail).join()).not.toMatch(/1[2-9] May,? (?!.*due)/);
  for (const line of [...next.lines, ...held.lines])
    expect(line.leads === null ? ['own', 'standing'].includes(line.section) : true, line.text).toBe(true);
});

test('a decision of a meeting about an experiment or a campaign decides it in the same step, and one undo opens both again', async () => {
  await open(false);
  const experiment = await made('experiments.create', { hypothesis: 'Reels beat posts', ends: '2026-05-10' });
  const campaign = await made('campaigns.create', { name: 'Curls' });
  const { id: meetingId } = await made('meetings.create', { template: 'marketing-weekly', day: '2026-05-12' });
  const experiments = async () => (await ask<Output<'experiments.list'>>('experiments.list'))[0];
  expect(await experiments()).toMatchObject({ decision: null, overdue: true });
  await made('meetings.decide', {
    meetingId,
    what: 'Stop the reels',
    about: { kind: 'experiment', id: experiment.id },
    verdict: 'pull-back',
  });
  // The day of what is said in a meeting is the meeting's.
  expect(await experiments()).toMatchObject({ decision: 'pull-back', decidedDay: '2026-05-12', overdue: false });
  expect((await ask<Output<'campaigns.nags'>>('campaigns.nags')).experiments).toEqual([]);
  await ask('history.undo');
  expect(await experiments()).toMatchObject({ decision: null, decidedDay: null, overdue: true });
  expect((await meeting(meetingId)).decisions).toEqual([]);
  await ask('history.redo');
  expect(await experiments()).toMatchObject({ decision: 'pull-back' });

  await made('meetings.decide', {
    meetingId,
    what: 'More of it',
    why: 'Margin holds',
    about: { kind: 'campaign', id: campaign.id },
    verdict: 'scale',
  });
  const log = async () => (await ask<Output<'campaigns.get'>>('campaigns.get', { id: campaign.id })).decisions;
  expect(await log()).toMatchObject([{ decision: 'scale', reason: 'Margin holds', day: '2026-05-12' }]);
  await ask('history.undo');
  expect(await log()).toEqual([]);
  await expect(ask('meetings.decide', { meetingId, what: 'More', verdict: 'scale' })).rejects.toThrow(
    'Only an experiment or a campaign is scaled, kept, tested further or pulled back.',
  );
});

test('removing a decision takes back what it decided, undoably, and leaves what was decided otherwise since', async () => {
  await open(false);
  const experiment = await made('experiments.create', { hypothesis: 'Reels beat posts', ends: '2026-05-10' });
  const campaign = await made('campaigns.create', { name: 'Curls' });
  const { id: meetingId } = await made('meetings.create', { template: 'marketing-weekly', day: '2026-05-12' });
  const state = async () => (await ask<Output<'experiments.list'>>('experiments.list'))[0];
  const log = async () => (await ask<Output<'campaigns.get'>>('campaigns.get', { id: campaign.id })).decisions;
  const decide = (about: { kind: string; id: string }) =>
    made('meetings.decide', { meetingId, what: 'Stop it', about, verdict: 'pull-back' });

  const first = await decide({ kind: 'experiment', id: experiment.id });
  expect(await ask('meetings.removeDecision', { id: first.id })).toEqual({ tookBack: true, stays: false });
  expect(await state()).toMatchObject({ decision: null, decidedDay: null, overdue: true });
  await ask('history.undo');
  expect(await state()).toMatchObject({ decision: 'pull-back', decidedDay: '2026-05-12' });
  expect((await meeting(meetingId)).decisions).toHaveLength(1);

  // Decided otherwise on its own page since: that stands.
  await ask('experiments.decide', { id: experiment.id, decision: 'keep' });
  expect(await ask('meetings.removeDecision', { id: first.id })).toEqual({ tookBack: false, stays: true });
  expect(await state()).toMatchObject({ decision: 'keep' });

  const second = await decide({ kind: 'campaign', id: campaign.id });
  expect(await log()).toHaveLength(1);
  expect(await ask('meetings.removeDecision', { id: second.id })).toEqual({ tookBack: true, stays: false });
  expect(await log()).toEqual([]);
});
