import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
  const bring = (name: string, text: string) => world.bring(world.file(name, text));
  await bring('ads.csv', 'day,campaign,spend\n2026-04-01,Curls,10\n2026-04-01,Letter,5\n');
  await bring(
    'orders.csv',
    `order_id,ordered_at,quantity,unit_price,discount_code,campaign,tags,source,location,channel,link
A,2026-04-02,1,10,CURL10,Letter,,web,,Web,
B,2026-04-03,1,20,,,"vip, curls",web,,Web,
C,2026-04-04,1,30,"SHIP, curl10",,,pos,Soho,Own store,
D,2026-05-01,1,40,CURL10,,,web,,Web,https://x.example/?ref=lena
E,2026-05-02,1,50,,,,web,,Web,
`,
  );
});
afterEach(() => world.close());

const campaign = async (name: string): Promise<string> => {
  const { campaigns } = await world.ask<Output<'results.choices'>>('results.choices');
  return campaigns.find((one) => one.name === name)?.id ?? '';
};
const rule = async (kind: string, match: string, name: string, more: object = {}) => ({
  save: { id: null, kind, match, campaignId: await campaign(name), from: null, to: null, ...more },
});
const given = () =>
  world
    .rows(
      'SELECT o.external_id AS o, k.name AS c, r.kind AS r FROM order_attributions a JOIN orders o ON o.key = a.order_key JOIN campaigns k ON k.key = a.campaign_key JOIN attribution_rules r ON r.id = a.rule_id ORDER BY 1',
    )
    .map(({ o, c, r }) => `${String(o)} ${String(c)} ${String(r)}`);
const net = async (): Promise<Record<string, number | null>> =>
  Object.fromEntries(
    (
      await world.ask<Output<'metrics.evaluate'>>('metrics.evaluate', {
        metrics: ['net-sales'],
        period: '2026',
        by: 'campaign',
      })
    ).map(({ group, value }) => [group ?? '', value]),
  );
const check = async (): Promise<string[]> => (await world.ask<Output<'check.run'>>('check.run')).problems;

test('rules are tried in order, a preview says what moves, and undo and redo attribute anew', async () => {
  expect(given()).toEqual(['A Letter file']);
  expect(await net()).toEqual({ Letter: 1000, '(unassigned)': 14_000 });
  const change = await rule('code', 'curl10', 'Curls', { to: '2026-04-30' });
  const preview = await world.ask<Output<'attribution.preview'>>('attribution.preview', { change });
  expect(preview).toEqual({
    problem: null,
    moves: [
      { campaignId: await campaign('Curls'), campaign: 'Curls', before: 0, after: 2, netBefore: 0, netAfter: 4000 },
      { campaignId: await campaign('Letter'), campaign: 'Letter', before: 1, after: 0, netBefore: 1000, netAfter: 0 },
    ],
  });
  expect(given()).toEqual(['A Letter file']);
  await world.ask('attribution.change', { change });
  // D has the code after the rule's last day; C has it beside another.
  expect(given()).toEqual(['A Curls code', 'C Curls code']);
  expect(await net()).toEqual({ Curls: 4000, '(unassigned)': 11_000 });
  for (const [kind, match] of [
    ['tag', 'Curls'],
    ['link', 'ref=lena'],
    ['hand', 'E'],
  ] as const)
    await world.ask('attribution.change', { change: await rule(kind, match, 'Letter') });
  expect(given()).toEqual(['A Curls code', 'B Letter tag', 'C Curls code', 'D Letter link', 'E Letter hand']);
  expect(await check()).toEqual([]);
  const { rules } = await world.ask<Output<'attribution.rules'>>('attribution.rules');
  expect(rules.map(({ label, orders }) => [label, orders])).toEqual([
    ['By hand E', 1],
    ['Discount code curl10', 2],
    ['Tag Curls', 1],
    ['Affiliate link ref=lena', 1],
    ['Named in the file', 0],
  ]);
  // What the file says first: A goes back to Letter.
  const file = rules.at(-1)?.id ?? '';
  await world.ask('attribution.change', {
    change: { order: [file, ...rules.slice(0, -1).map(({ id }) => id)] },
  });
  expect(given()[0]).toBe('A Letter file');
  await world.ask('history.undo');
  expect(given()[0]).toBe('A Curls code');
  await world.ask('history.undo');
  await world.ask('history.undo');
  await world.ask('history.undo');
  await world.ask('history.undo');
  expect(given()).toEqual(['A Letter file']);
  expect(await net()).toEqual({ Letter: 1000, '(unassigned)': 14_000 });
  await world.ask('history.redo');
  expect(given()).toEqual(['A Curls code', 'C Curls code']);
  expect(await check()).toEqual([]);
});

test('an import is attributed as it comes in, and taken back without a trace', async () => {
  await world.ask('attribution.change', { change: await rule('source', 'POS', 'Curls') });
  const before = world.checksum();
  const more = await world.bring(
    world.file(
      'more.csv',
      'order_id,ordered_at,quantity,unit_price,source\nF,2026-05-03,2,11,pos\nC,2026-05-04,-1,30,pos\n',
    ),
  );
  expect(given()).toEqual(['A Letter file', 'C Curls source', 'F Curls source']);
  expect(await check()).toEqual([]);
  expect((await net())['Curls']).toBe(2200);
  await world.ask('imports.undo', { batch: more.batch });
  expect(world.checksum()).toBe(before);
  expect(await check()).toEqual([]);
});

test('a location gives its own orders, and a date window those of its days that no earlier rule found', async () => {
  const [soho] = world.rows("SELECT id FROM channels WHERE name = 'Soho'");
  await world.ask('attribution.change', { change: await rule('location', String(soho?.['id']), 'Curls') });
  // C alone was sold in Soho; the file goes on giving A to Letter.
  expect(given()).toEqual(['A Letter file', 'C Curls location']);
  const last = { from: '2026-04-03', to: '2026-05-01' };
  await world.ask('attribution.change', { change: await rule('window', '', 'Letter', last) });
  // B of 3 April and D of 1 May are in the window, C is in it and has a rule before it, E came the day after.
  const { rules } = await world.ask<Output<'attribution.rules'>>('attribution.rules');
  const before = (a: string, b: string) =>
    rules.findIndex(({ kind }) => kind === a) < rules.findIndex(({ kind }) => kind === b);
  expect(before('location', 'window')).toBe(true);
  expect(given()).toEqual(['A Letter file', 'B Letter window', 'C Curls location', 'D Letter window']);
  expect(await check()).toEqual([]);
});

test('two campaigns with one code, windows without days and empty rules are refused in words', async () => {
  await world.ask('attribution.change', { change: await rule('code', 'CURL10', 'Curls', { to: '2026-04-30' }) });
  const again = await world.refusal('attribution.change', { change: await rule('code', ' curl10', 'Letter') });
  expect(again.message).toBe(
    'Discount code CURL10 already gives its orders to Curls. Give the two rules days that do not overlap, or change that one.',
  );
  await world.ask('attribution.change', { change: await rule('code', 'curl10', 'Letter', { from: '2026-05-01' }) });
  expect(given()).toEqual(['A Curls code', 'C Curls code', 'D Letter code']);
  expect((await world.refusal('attribution.change', { change: await rule('window', '', 'Curls') })).message).toBe(
    'A date window needs its first and its last day.',
  );
  expect((await world.refusal('attribution.change', { change: await rule('tag', '  ', 'Curls') })).message).toBe(
    'Say which tag the rule looks for.',
  );
  const { rules } = await world.ask<Output<'attribution.rules'>>('attribution.rules');
  const file = rules.find(({ kind }) => kind === 'file')?.id;
  expect((await world.refusal('attribution.change', { change: { remove: file } })).message).toContain('stays a rule');
  // Nor is it turned into another kind of rule: all others stand in order around it.
  const turned = await rule('code', 'FREE', 'Curls');
  expect(
    (await world.refusal('attribution.change', { change: { save: { ...turned.save, id: file } } })).message,
  ).toContain('stays a rule');
});

test('a creator’s code gives its orders to the campaign by itself, and follows when the code is changed, removed or brought back', async () => {
  const create = async (kind: string, values: object): Promise<string> =>
    (await world.ask<{ id: string }>('library.create', { kind, values })).id;
  const creator = await create('creator', { name: 'Lena Waves', kind: 'influencer', status: 'active' });
  const values = { creatorId: creator, code: 'Curl10', commission: 'none', starts: '2026-04-01', ends: '2026-04-30' };
  const code = await create('code', { ...values, campaignId: await campaign('Curls') });
  const of = () =>
    world
      .rows(
        'SELECT o.external_id AS o, k.name AS c, a.creator_id AS r FROM order_attributions a JOIN orders o ON o.key = a.order_key JOIN campaigns k ON k.key = a.campaign_key ORDER BY 1',
      )
      .map(({ o, c, r }) => `${String(o)} ${String(c)}${r === creator ? ' Lena' : ''}`);
  const first = ['A Curls Lena', 'C Curls Lena'];
  expect(of()).toEqual(first);
  const { rules } = await world.ask<Output<'attribution.rules'>>('attribution.rules');
  expect(rules.map(({ label, creator: of_, orders }) => [label, of_, orders])).toEqual([
    ['Discount code Curl10', 'Lena Waves', 2],
    ['Named in the file', null, 0],
  ]);
  // A rule for the same code and another campaign cannot be told from it.
  await expect(
    world.ask('attribution.change', { change: await rule('code', 'CURL10', 'Letter', { from: '2026-04-10' }) }),
  ).rejects.toThrow('already gives its orders to Curls');
  await world.ask('library.update', { kind: 'code', id: code, values: { ends: '2026-05-31' } });
  expect(of()).toEqual([...first, 'D Curls Lena']);
  await world.ask('library.remove', { kind: 'code', ids: [code] });
  expect(of()).toEqual(['A Letter']);
  await world.ask('history.undo');
  expect(of()).toEqual([...first, 'D Curls Lena']);
  expect(await check()).toEqual([]);
  const { rows } = await world.ask<Output<'attribution.orders'>>('attribution.orders', { period: '2026' });
  expect(rows.find((row) => row.order === 'D')?.rule).toBe('Discount code Curl10');
});

test('a change tells how far it is, and a Cancel takes all of it back, in the middle and before it began', async () => {
  const lines = Array.from({ length: 25_000 }, (_, at) => `M${at},2026-04-0${(at % 9) + 1},1,2,Web`);
  await world.bring(world.file('many.csv', `order_id,ordered_at,quantity,unit_price,channel\n${lines.join('\n')}\n`));
  const before = world.checksum();
  const change = await rule('window', '', 'Curls', { from: '2026-04-01', to: '2026-04-30' });
  const told: [number, number | null, string][] = [];
  for (const channel of ['attribution.preview', 'attribution.change']) {
    const job = new AbortController();
    const answer = await world.engine.call(
      channel,
      { change },
      {
        signal: job.signal,
        onProgress: ({ done, total, label }) => {
          told.push([done, total, label]);
          if (label === 'Moving orders') job.abort();
        },
      },
    );
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'cancelled', message: 'Cancelled. Nothing was changed.' },
    });
    expect(told.at(-1)).toMatchObject([expect.any(Number), 25_005, 'Moving orders']);
  }
  const late = new AbortController();
  late.abort();
  expect(await world.engine.call('attribution.change', { change }, { signal: late.signal })).toMatchObject({
    ok: false,
  });
  expect(world.checksum()).toBe(before);
  expect(await check()).toEqual([]);
  await world.ask('attribution.change', { change });
  expect(world.rows('SELECT count(*) AS n FROM order_attributions')).toEqual([{ n: 25_003 }]);
  expect(await check()).toEqual([]);
  // Taking it back, and putting it on again, go the same way.
  const changed = world.checksum();
  const giveUp = async (channel: string): Promise<void> => {
    const job = new AbortController();
    const labels: string[] = [];
    const answer = await world.engine.call(
      channel,
      {},
      {
        signal: job.signal,
        onProgress: ({ label }) => {
          labels.push(label);
          if (label === 'Moving orders') job.abort();
        },
      },
    );
    expect(answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(new Set(labels)).toEqual(new Set(['Trying the rules', 'Moving orders']));
  };
  await giveUp('history.undo');
  expect(world.checksum()).toBe(changed);
  await world.ask('history.undo');
  expect(given()).toEqual(['A Letter file']);
  const undone = world.checksum();
  await giveUp('history.redo');
  expect(world.checksum()).toBe(undone);
  expect(await check()).toEqual([]);
});
