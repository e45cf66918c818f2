import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { openStore } from '../../src/main/engine/store/open';
import { COMMENT_KINDS, NOT_COMMENTED } from '../../src/shared/domain/comment-kinds';
import { factKey } from '../../src/shared/domain/comments';
import { companyFor } from './company';

const world = companyFor('each test');
const { ask } = world;

const ASK = {
  amountMinor: 50_000,
  campaignId: null,
  nodeId: null,
  fromCampaignId: null,
  takesFrom: '',
  expectedMinor: 90_000,
  dueDay: '2026-06-30',
  reason: 'The first one paid back',
};

test('a mention waits on the person until it is done; each step is undone by itself', async () => {
  const { id: ada } = await ask<{ id: string }>('people.create', { name: 'Ada Byron', roles: ['sales-rep'] });
  const { id: zoe } = await ask<{ id: string }>('people.create', { name: 'Zoë', roles: ['sales-rep'] });
  const { id: entityId } = await ask<{ id: string }>('companies.create', { name: 'Juniper Room' });
  const list = (): Promise<Output<'comments.list'>> => ask('comments.list', { entity: 'company', entityId });
  const open = (personId: string): Promise<Output<'comments.mentions'>> => ask('comments.mentions', { personId });

  const { id } = await ask<{ id: string }>('comments.create', {
    entity: 'company',
    entityId,
    text: '<b>@Ada Byron</b> look',
  });
  expect(await list()).toMatchObject([{ text: '<b>@Ada Byron</b> look', mentions: [{ personId: ada, done: false }] }]);
  expect(await open(ada)).toMatchObject([{ entity: 'company', entityId, title: 'Juniper Room' }]);
  expect(await open(zoe)).toEqual([]);

  await ask('comments.update', { id, text: '@Zoë look' });
  expect(await open(ada)).toEqual([]);
  expect(await open(zoe)).toHaveLength(1);
  expect((await list())[0]?.editedAt).not.toBeNull();
  await ask('history.undo', {});
  expect(await open(ada)).toHaveLength(1);

  await ask('comments.done', { id: (await open(ada))[0]?.id });
  expect(await open(ada)).toEqual([]);
  expect((await list())[0]?.mentions).toEqual([{ personId: ada, done: true }]);
  await ask('history.undo', {});
  expect(await open(ada)).toHaveLength(1);

  await ask('companies.remove', { id: entityId });
  expect(await open(ada)).toEqual([]);
  await ask('history.undo', {});
  await ask('comments.remove', { id });
  expect(await list()).toEqual([]);
  expect(await open(ada)).toEqual([]);
  await ask('history.undo', {});
  expect(await list()).toHaveLength(1);
});

test('a record that is gone, and an empty comment, are refused with a sentence', async () => {
  await expect(ask('comments.create', { entity: 'deal', entityId: 'nothing', text: 'x' })).rejects.toThrow(
    'removed in the meantime',
  );
  await expect(ask('comments.create', { entity: 'report', entityId: '2026-Q2', text: '  ' })).rejects.toThrow(
    'Write something',
  );
});

test('a report is named by kind and period wherever a comment on it is listed', async () => {
  const { id: personId } = await ask<{ id: string }>('people.create', { name: 'Ada', roles: ['sales-rep'] });
  for (const entityId of ['weekly 2026-W20', 'investor 2026-Q2', '2026-W19'])
    await ask('comments.create', { entity: 'report', entityId, text: '@Ada please read' });
  const open = await ask<Output<'comments.mentions'>>('comments.mentions', { personId });
  expect(open.map((one) => one.title).toSorted()).toEqual([
    'Investor update 2026-Q2',
    'Weekly report 2026-W19',
    'Weekly report 2026-W20',
  ]);
});

test('a month of a target is commented on, counted in the grid, and gone with its target', async () => {
  await ask('targets.createTree', { period: '2026-Q2', amount: 900_000, split: 'none' });
  const { nodes } = await ask<Output<'targets.tree'>>('targets.tree', { period: '2026-Q2' });
  const top = nodes[0]?.id ?? '';
  const counts = async () =>
    (await ask<Output<'targets.months'>>('targets.months', { period: '2026-Q2' })).rows.map(({ comments }) => comments);
  const { id: ada } = await ask<{ id: string }>('people.create', { name: 'Ada Byron', roles: ['founder'] });
  const on = { entity: 'target-month', entityId: `${top} 2026-06` };
  await ask('comments.create', { ...on, text: '@Ada Byron why so high?' });
  await ask('comments.create', { ...on, text: 'The launch.' });
  await ask('comments.create', { entity: 'target', entityId: top, text: 'The whole of it.' });
  expect(await counts()).toEqual([{ '2026-06': 2 }]);
  expect(await ask<Output<'comments.mentions'>>('comments.mentions', { personId: ada })).toMatchObject([
    { ...on, title: 'Halo & Vine, 2026-06' },
  ]);
  await ask('history.undo', {});
  await ask('history.undo', {});
  expect(await counts()).toEqual([{ '2026-06': 1 }]);
  const month = await world.call('comments.create', { ...on, entityId: `${top} June`, text: 'When?' });
  expect(month).toMatchObject({ ok: false, error: { code: 'not-found' } });
  const { tree } = await ask<Output<'targets.tree'>>('targets.tree', { period: '2026-Q2' });
  await ask('targets.removeTree', { id: tree?.id });
  expect(await ask<Output<'comments.mentions'>>('comments.mentions', { personId: ada })).toEqual([]);
});

test('a proposal is commented on in all its versions', async () => {
  const { id: ada } = await ask<{ id: string }>('people.create', { name: 'Ada Byron', roles: ['sales-rep'] });
  const { id: dealId } = await ask<{ id: string }>('deals.create', { title: 'Opening order' });
  const { id } = await ask<{ id: string }>('proposals.create', { dealId });
  const { rootId, number, title } = await ask<Output<'proposals.get'>>('proposals.get', { id });
  await ask('comments.create', { entity: 'proposal', entityId: rootId, text: '@Ada Byron is 5% too much?' });
  expect(await ask('comments.mentions', { personId: ada })).toMatchObject([
    { entity: 'proposal', entityId: rootId, title: `${number} ${title}` },
  ]);
});

test('whatever has a page, a panel or a line of its own can be commented on, and the mention leads back to it', async () => {
  const { id: ada } = await ask<{ id: string }>('people.create', { name: 'Ada', roles: ['sales-rep'] });
  const made = async (channel: string, input: unknown): Promise<string> =>
    (await ask<{ id: string }>(channel, input)).id;
  const inLibrary = (kind: string, values: Record<string, string>) => made('library.create', { kind, values });
  const [template] = await ask<Output<'meetings.templates'>>('meetings.templates', {});
  const lines = 'order_id,ordered_at,quantity,unit_price,customer_email\nO1,2026-05-02,1,10.00,kim@example.org\n';
  const file = join(world.folder(), 'orders.csv');
  writeFileSync(file, lines);
  await ask('imports.run', { path: file });
  const { rows } = await ask<Output<'customers.list'>>('customers.list', {});
  const buyer = await ask<Output<'customers.get'>>('customers.get', { id: rows[0]?.id });
  const plans = join(world.folder(), 'plans.csv');
  writeFileSync(plans, 'customer_id,plan,started_on,monthly_price\nC7,Refill box,2026-02-01,19.00\n');
  await ask('imports.run', { path: plans });
  const buyers = (await ask<Output<'customers.list'>>('customers.list', {})).rows.map(({ id }) => id);
  const paying: Output<'customers.subscriptions'> = [];
  for (const id of buyers)
    paying.push(...(await ask<typeof paying>('customers.subscriptions', { kind: 'customer', id })));
  const { rows: orders } = await ask<Output<'customers.orders'>>('customers.orders', {
    of: { kind: 'customer', id: buyer.id },
  });
  const [pipeline] = await ask<Output<'pipelines.list'>>('pipelines.list', {});
  const companyId = await made('companies.create', { name: 'Juniper Room' });
  const contactId = await made('contacts.create', { name: 'Bea Amin' });
  const meetingId = await made('meetings.create', { template: template?.id, day: '2026-05-15' });
  const days = { starts: '2026-06-01', ends: '2026-06-02' };
  const records = [
    ['buyer', buyer.naturalKey, buyer.name, buyer.id],
    ['material', await made('materials.create', { title: 'Deck', kind: 'deck' }), 'Deck'],
    [
      'meeting',
      await made('meetings.create', { template: template?.id, day: '2026-05-14' }),
      `${template?.name}, 2026-05-14`,
    ],
    [
      'moment',
      await made('moments.create', { name: 'Summer drop', kind: 'drop', ...days, note: '', lifts: [] }),
      'Summer drop',
    ],
    [
      'experiment',
      await made('experiments.create', { hypothesis: 'If short, then cheaper', campaignId: null }),
      'If short, then cheaper',
    ],
    ['audience', await inLibrary('audience', { name: 'Curls' }), 'Curls'],
    ['proposition', await inLibrary('proposition', { statement: 'Dry in ten minutes' }), 'Dry in ten minutes'],
    ['message', await inLibrary('message', { need: 'Less time' }), 'Less time'],
    ['tone', await inLibrary('tone', { rule: 'Short words' }), 'Short words'],
    ['keyword', await inLibrary('keyword', { keyword: 'air dry' }), 'air dry'],
    ['mention', await inLibrary('mention', { title: 'Ten mousses', day: '2026-05-01' }), 'Ten mousses'],
    ['event', await inLibrary('event', { name: 'Salon Forum', ...days }), 'Salon Forum'],
    ['flight', await inLibrary('flight', { outlet: 'Radio One', ...days }), 'Radio One'],
    ['web', await inLibrary('web', { title: 'Faster checkout' }), 'Faster checkout'],
    ['ask', await made('budget.ask', { ...ASK, name: 'Two more reels' }), 'Two more reels'],
    [
      'activity',
      await made('activities.create', { kind: 'store-visit', companyId, text: 'Shelf is full' }),
      'Store visit with Juniper Room, 2026-05-13',
    ],
    ['activity', await made('activities.create', { kind: 'call' }), 'Call, 2026-05-13'],
    [
      'need',
      await made('needs.create', { kind: 'issue', text: 'Caps crack', companyId }),
      'Caps crack',
      `company ${companyId}`,
    ],
    [
      'need',
      await made('needs.create', { kind: 'need', text: 'Less scent', contactId }),
      'Less scent',
      `contact ${contactId}`,
    ],
    ['action', await made('meetings.agree', { meetingId, what: 'Send caps' }), 'Send caps'],
    [
      'decision',
      await made('meetings.decide', { meetingId, what: 'New caps', why: '' }),
      'New caps',
      `meeting ${meetingId}`,
    ],
    ['order', orders[0]?.naturalKey ?? '', 'Order O1'],
    ['subscription', paying[0]?.naturalKey ?? '', 'Refill box, C7', `buyer ${buyers.find((id) => id !== buyer.id)}`],
    [
      'location',
      await made('companies.addLocation', { companyId, name: 'High Street' }),
      'High Street, Juniper Room',
      `company ${companyId}`,
    ],
    ['person', ada, 'Ada'],
    ['channel', await made('channels.create', { name: 'Oak', type: 'retail-partner', level: 'account' }), 'Oak'],
    ['stage', pipeline?.stages[0]?.id ?? '', `${pipeline?.name}, ${pipeline?.stages[0]?.name}`],
    ['theme', await made('notes.addTheme', { name: 'Caps' }), 'Caps'],
  ] as const;
  for (const [entity, entityId, title, page = entityId] of records) {
    await ask('comments.create', { entity, entityId, text: '@Ada look' });
    const [open] = await ask<Output<'comments.mentions'>>('comments.mentions', { personId: ada });
    expect(open).toMatchObject({ entity, title, entityId: page });
    await ask('comments.done', { id: open?.id });
  }
  expect(await ask('comments.counts', { entity: 'order' })).toEqual({ [orders[0]?.naturalKey ?? '']: 1 });
  const log = await ask<Output<'activities.list'>>('activities.list', { companyId });
  expect(log.rows.map(({ text, comments }) => [text, comments])).toEqual([['Shelf is full', 1]]);
  const alone = await ask<Output<'activities.list'>>('activities.list', { id: log.rows[0]?.id });
  expect(alone).toMatchObject({ total: 1, rows: [{ text: 'Shelf is full' }] });
});

test('a need and a location of a removed company are found nowhere, nor asked about, until the company is back', async () => {
  const { id: ada } = await ask<{ id: string }>('people.create', { name: 'Ada', roles: ['sales-rep'] });
  const { id: companyId } = await ask<{ id: string }>('companies.create', { name: 'Juniper Room' });
  const { id: need } = await ask<{ id: string }>('needs.create', { kind: 'issue', text: 'Caps crack', companyId });
  const { id: place } = await ask<{ id: string }>('companies.addLocation', { companyId, name: 'High Street' });
  await ask('comments.create', { entity: 'need', entityId: need, text: '@Ada look' });
  await ask('comments.create', { entity: 'location', entityId: place, text: '@Ada look' });
  const seen = async () => [
    ...(await ask<Output<'search.query'>>('search.query', { text: 'Caps crack' })).map(({ kind }) => kind),
    ...(await ask<Output<'search.query'>>('search.query', { text: 'High Street' })).map(({ kind }) => kind),
    ...(await ask<Output<'comments.mentions'>>('comments.mentions', { personId: ada })).map(({ entity }) => entity),
  ];
  const all = ['need', 'location', 'location', 'need'];
  expect((await seen()).toSorted()).toEqual(all.toSorted());
  await ask('companies.remove', { id: companyId });
  expect(await seen()).toEqual([]);
  const refused = await world.call('comments.create', { entity: 'need', entityId: need, text: 'Anybody?' });
  expect(refused).toMatchObject({ ok: false, error: { code: 'not-found' } });
  await ask('history.undo', {});
  expect((await seen()).toSorted()).toEqual(all.toSorted());
});

test('every table whose rows have an id takes comments, or is named with the reason why not', async () => {
  const store = await openStore({ path: world.path(), create: false });
  const tables = store.readDriver
    .prepare(
      "SELECT t.name FROM pragma_table_list t WHERE t.schema = 'main' AND t.type = 'table' AND t.strict = 1 AND EXISTS (SELECT 1 FROM pragma_table_info(t.name) c WHERE c.name = 'id')",
    )
    .all() as { name: string }[];
  store.close();
  const kinds: readonly (string | null)[] = Object.values(COMMENT_KINDS);
  const commented = new Set(kinds);
  expect(tables.length).toBeGreaterThan(70);
  expect(tables.map(({ name }) => name).filter((name) => !commented.has(name) && !(name in NOT_COMMENTED))).toEqual([]);
  const known = new Set(tables.map(({ name }) => name));
  expect(Object.keys(NOT_COMMENTED).filter((name) => commented.has(name) || !known.has(name))).toEqual([]);
});

test('what is said of a part of a record is gone with it, and back with it', async () => {
  const { id: kim } = await ask<{ id: string }>('people.create', { name: 'Kim Ito', roles: ['sales-rep'] });
  const open = async () =>
    (await ask<Output<'comments.mentions'>>('comments.mentions', { personId: kim })).map(({ title }) => title);
  const { id: leadId } = await ask<{ id: string }>('leads.create', { name: 'Bea Amin', email: 'bea@example.org' });
  await ask('leads.touch', { id: leadId, kind: 'content', contact: false, content: 'Reel' });
  const touch = (await ask<Output<'leads.get'>>('leads.get', { id: leadId })).touches[0];
  await ask('comments.create', { entity: 'touch', entityId: touch?.id, text: '@Kim Ito which reel?' });
  const { id: campaignId } = await ask<{ id: string }>('campaigns.create', { name: 'Curl week' });
  const { id: lineId } = await ask<{ id: string }>('campaigns.addLine', { campaignId, name: 'Booth' });
  await ask('comments.create', { entity: 'budget-line', entityId: lineId, text: '@Kim Ito too much?' });
  expect((await open()).toSorted()).toEqual(['Booth, Curl week', 'Saw content, Bea Amin']);
  const mentions = await ask<Output<'comments.mentions'>>('comments.mentions', { personId: kim });
  expect(mentions.map(({ entityId }) => entityId).toSorted()).toEqual(
    [`campaign ${campaignId}`, `lead ${leadId}`].toSorted(),
  );
  await ask('leads.remove', { id: leadId });
  expect(await open()).toEqual(['Booth, Curl week']);
  await ask('history.undo', {});
  expect(await open()).toHaveLength(2);
  await ask('campaigns.removeLine', { id: lineId });
  expect(await open()).toEqual(['Saw content, Bea Amin']);
  const gone = await world.call('comments.create', { entity: 'import', entityId: factKey('2026', 'x.csv'), text: 'x' });
  expect(gone).toMatchObject({ ok: false, error: { code: 'not-found' } });
});
