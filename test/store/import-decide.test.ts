import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

type DryRun = Output<'imports.dryRun'>;
type Undone = Output<'imports.undo'>;
const dryRun = (path: string, more: object = {}) => world.ask<DryRun>('imports.dryRun', { path, ...more });
const map = (format: string, columns: object, more: object = {}) => ({
  map: { format, columns, constants: {}, values: {}, templates: {}, lookups: [], ...more },
});

describe('an update is shown before and after', () => {
  test('of deals, with names for keys and amounts in their currency', async () => {
    const head = 'deal_id,stage,title,value,owner';
    await world.bring(world.file('a.csv', `${head}\nD-1,Proposal,Reorder,100,Ada Beck\n`));
    const dry = await dryRun(world.file('b.csv', `${head}\nD-1,Proposal,Reorder,120.50,Bo Lind\n`));
    expect(dry.preview).toMatchObject([
      {
        result: 'update',
        changes: [
          { field: 'Owner', before: 'Ada Beck', after: 'Bo Lind' },
          { field: 'Value', before: '100.00', after: '120.50' },
        ],
      },
    ]);
  });
});

describe('what happens to a field that is there', () => {
  const old = 'company,domain,tags,notes\nRook & Wren,rook.example,"vip, shop",ours\n';
  const next = 'company,domain,tags,notes\nrook  &  WREN,,"shop, new",\n';
  const company = () => world.rows('SELECT name, domain, tags, notes FROM companies')[0];
  const columns = { company: 'name', domain: 'domain', tags: 'tags', notes: 'notes' };

  test.each([
    [
      'as it comes: blanks leave what is there, lists are joined',
      {},
      { domain: 'rook.example', tags: 'vip, shop, new', notes: 'ours' },
    ],
    ['lists replaced', { tags: 'overwrite' }, { tags: 'shop, new' }],
    ['lists kept', { tags: 'keep' }, { tags: 'vip, shop' }],
    ['blanks clear where somebody says so', { notes: 'clear' }, { domain: 'rook.example', notes: '' }],
  ])('%s', async (_name, existing, wanted) => {
    await world.bring(world.file('a.csv', old));
    const batch = await world.bring(world.file('b.csv', next), map('companies', columns, { existing }));
    expect(company()).toMatchObject(wanted);
    await world.ask('imports.undo', { batch: batch.batch });
    expect(company()).toMatchObject({ name: 'Rook & Wren', domain: 'rook.example', tags: 'vip, shop', notes: 'ours' });
  });

  test('a text of which only the line ends differ is no change, and stays as it stands', async () => {
    const noted = (file: string, ends: string) =>
      world.bring(
        world.file(file, `company,notes${ends}"Rook & Wren","one${ends}two"${ends}`),
        map('companies', { company: 'name', notes: 'notes' }),
      );
    await noted('windows.csv', '\r\n');
    expect(await noted('unix.csv', '\n')).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
    expect(await noted('windows.csv', '\r\n')).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
    expect(company()).toMatchObject({ notes: 'one\r\ntwo' });
    const other = world.file('other.csv', 'company,notes\n"Rook & Wren","one\n\ntwo"\n');
    expect(await world.bring(other, map('companies', { company: 'name', notes: 'notes' }))).toMatchObject({
      updated: 1,
    });
    expect(company()).toMatchObject({ notes: 'one\n\ntwo' });
  });

  test('a column that the file does not have clears nothing', async () => {
    await world.bring(world.file('a.csv', old));
    const file = world.file('c.csv', 'company,domain\nRook & Wren,\n');
    await world.bring(file, map('companies', { company: 'name', domain: 'domain' }, { existing: { notes: 'clear' } }));
    expect(company()).toMatchObject({ notes: 'ours' });
  });
});

describe('doubtful matches', () => {
  const later = () => world.file('later.csv', 'company,domain,notes\n"Juniper Room, Ltd.",,theirs\n');
  beforeEach(() => world.bring(world.file('first.csv', 'company,domain,notes\nJuniper Room,juniper.example,\n')));

  test('are listed, and without a decision nothing is merged', async () => {
    const dry = await dryRun(later());
    expect(dry.doubts).toEqual([
      expect.objectContaining({
        line: 2,
        entity: 'companies',
        name: 'Juniper Room, Ltd.',
        match: 'Juniper Room',
        decision: 'new',
      }),
    ]);
    expect(dry.summary).toMatchObject({ created: 1, updated: 0 });
    // Nobody was asked, as on the command line: it is said, so that it does not slip by.
    expect(await world.bring(later())).toMatchObject({
      created: 1,
      updated: 0,
      noticeCount: 1,
      errors: [{ line: 2, level: 'notice', problem: expect.stringContaining('which may be Juniper Room') }],
    });
  });

  test('of more than can be decided at once the others wait, and come up when the file comes in again', async () => {
    const many = Array.from({ length: 5_002 }, (_, at) => `House ${at}`);
    await world.bring(world.file('many.csv', `company,domain\n${many.join(',\n')},\n`));
    const file = world.file('many-ltd.csv', `company,domain\n${many.join(' Ltd,\n')} Ltd,\n`);
    const dry = await dryRun(file);
    expect(dry.doubts).toHaveLength(5_000);
    expect(dry.summary).toMatchObject({ created: 5_000, skipped: 2, errorCount: 2 });
    expect(dry.summary.errors[0]).toMatchObject({ line: 5_002, level: 'error' });
    expect(await world.bring(file), 'nothing comes in while some wait').toMatchObject({ batch: null });
    const decisions = Object.fromEntries(dry.doubts.map(({ line }) => [line, 'same']));
    expect(await world.bring(file, { decisions, skipProblems: true })).toMatchObject({ created: 0, skipped: 2 });
    expect((await dryRun(file)).doubts.map(({ line }) => line)).toEqual([5_002, 5_003]);
  });

  test('decided as the same they update it, the spelling is known from then on, and all of it can be taken back', async () => {
    const before = world.checksum();
    const batch = await world.bring(later(), { decisions: { 2: 'same' } });
    expect(batch).toMatchObject({ created: 0, updated: 1 });
    expect(world.rows('SELECT name, notes FROM companies')).toEqual([{ name: 'Juniper Room', notes: 'theirs' }]);
    const again = await dryRun(later());
    expect(again.doubts).toEqual([]);
    expect(again.summary).toMatchObject({ created: 0, unchanged: 1 });
    await world.ask('imports.undo', { batch: batch.batch });
    expect(world.checksum()).toBe(before);
  });

  test('of people: one name at one company; of others with their own addresses there is no doubt', async () => {
    await world.bring(
      world.file('p.csv', 'First name,Last name,Email,Company name\nAda,Beck,ada@one.example,Juniper Room\n'),
    );
    const file = world.file(
      'q.csv',
      'First name,Last name,Email,Company name\nAda,Beck,beck@two.example,juniper room\nAda,Beck,other@three.example,Elsewhere\n',
    );
    expect((await dryRun(file)).doubts.map(({ line, match }) => [line, match])).toEqual([
      [2, 'Ada Beck, ada@one.example'],
    ]);
  });
});

describe('one mailbox under two spellings', () => {
  const head = 'First name,Last name,Email';
  const contacts = () => world.rows('SELECT name, email FROM contacts ORDER BY key');

  test('is a doubt, as Duplicates has it, and the same once somebody says so', async () => {
    await world.bring(world.file('p.csv', `${head}\nAda,Beck,ada.beck@gmail.com\nBo,Lind,bo@one.example\n`));
    const file = world.file(
      'q.csv',
      `${head}\nA.,B.,AdaBeck+news@googlemail.com\nB.,L.,bo+shop@one.example\nBo,Lund,bo@two.example\n`,
    );
    expect((await dryRun(file)).doubts).toMatchObject([
      { line: 2, match: 'Ada Beck, ada.beck@gmail.com', decision: 'new' },
      { line: 3, match: 'Bo Lind, bo@one.example', why: 'Both addresses are the mailbox bo@one.example.' },
    ]);
    expect(await world.bring(file, { decisions: { 2: 'same', 3: 'same' } })).toMatchObject({ created: 1, updated: 2 });
    expect(contacts().map((row) => row['email'])).toEqual(['ada.beck@gmail.com', 'bo@one.example', 'bo@two.example']);
  });
});

describe('remembered by source', () => {
  const orders = (day: string, id: string) => `Order No,When,Pieces,Each\n${id},${day},1,2.00\n`;
  const columns = { 'Order No': 'order_id', When: 'ordered_at', Pieces: 'quantity', Each: 'unit_price' };

  test('day or month is asked once; a file that shows it is believed', async () => {
    const first = world.file('one.csv', orders('03/04/2026', 'A-1'));
    expect((await world.refusal('imports.run', { path: first, ...map('order-lines', columns) })).code).toBe(
      'ambiguous-dates',
    );
    await world.bring(first, map('order-lines', columns, { dates: 'dmy' }));
    await world.bring(world.file('two.csv', orders('05/04/2026', 'A-2')), map('order-lines', columns));
    await world.bring(world.file('three.csv', orders('04/28/2026', 'A-3')), map('order-lines', columns));
    expect(world.rows('SELECT day FROM orders ORDER BY external_id')).toEqual([
      { day: '2026-04-03' },
      { day: '2026-04-05' },
      { day: '2026-04-28' },
    ]);
  });

  test('the mapping of a file whose columns nobody knows is that of last time, in any order of its columns', async () => {
    const first = world.file('one.csv', orders('2026-04-03', 'A-1'));
    await world.bring(first, map('order-lines', columns, { constants: { channel: 'Market' } }));
    const next = world.file('two.csv', 'Each,WHEN,Order No,Pieces\n3.00,2026-04-04,A-2,2\n');
    const seen = await world.ask<Output<'imports.inspect'>>('imports.inspect', { path: next });
    expect(seen).toMatchObject({
      format: 'order-lines',
      recognised: true,
      map: { columns, constants: { channel: 'Market' } },
    });
    expect(seen.remembered).not.toBeNull();
    expect(await world.bring(next)).toMatchObject({ created: 1 });
  });
});

describe('taking an import back', () => {
  test('what was edited since is shown with both values, kept, and given up when somebody says so', async () => {
    const head = 'deal_id,stage,title,value';
    await world.bring(world.file('a.csv', `${head}\nD-1,Proposal,Reorder,100\nD-2,Proposal,Other,10\n`));
    const batch = (await world.bring(world.file('b.csv', `${head}\nD-1,Proposal,Reorder,120\nD-2,Proposal,Other,20\n`)))
      .batch;
    const [deal] = world.rows("SELECT id, rev FROM deals WHERE external_id = 'D-1'") as { id: string; rev: number }[];
    await world.bring(world.file('c.csv', `${head}\nD-1,Proposal,Reorder,150\n`));
    const before = world.checksum();
    const tried = await world.ask<Undone>('imports.tryUndo', { batch });
    expect(world.checksum()).toBe(before);
    expect(tried).toMatchObject({
      restored: 1,
      conflicts: [{ entity: 'deals', id: deal?.id, fields: [{ field: 'Value', now: '150.00', back: '100.00' }] }],
    });
    const undone = await world.ask<Undone>('imports.undo', { batch, also: [`deals/${deal?.id}`] });
    expect(undone).toMatchObject({ restored: 2, conflicts: [] });
    expect(world.rows('SELECT value_minor FROM deals ORDER BY external_id')).toEqual([
      { value_minor: 10_000 },
      { value_minor: 1000 },
    ]);
  });
});
