import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { SectionFile } from '../../src/shared/contract/close';
import { type Copy, type Pair, pairOf } from './bundle-world';
import { fullWorld, TODAY } from './reports-world';

const WEEK = '2026-W19';
const NOW = Date.parse(`${TODAY}T15:00:00Z`);

/** Two laptops with a copy of one workspace: Maren closes the week on hers, Priya owns Brightwell and sits at the other. */
const onTwoLaptops = async (work: (pair: Pair) => Promise<void>): Promise<void> => {
  const world = await fullWorld();
  const copy = await world.engine.call('backup.create', { reason: 'for a teammate' }, { personId: 'p1' });
  if (!copy.ok) throw new Error(copy.error.message);
  const pair = await pairOf((copy.value as { file: string }).file, ['p1', 'p2'], NOW);
  try {
    await work(pair);
  } finally {
    await pair.close();
    await world.close();
  }
};

const sectionOf = async (copy: Copy, id: string) =>
  (await copy.ask('reports.close', { period: WEEK })).sections.find((one) => one.section.id === id)?.section;
const write = (copy: Copy, id: string, text: string) =>
  copy.ask('reports.setTexts', { kind: 'weekly', period: WEEK, texts: { owners: { [id]: text } } });

test('a section asked for here is read, filled and signed in the copy there, and comes back into the report here', async () => {
  await onTwoLaptops(async ({ a, b, at }) => {
    await a.ask('reports.askSection', { period: WEEK, section: 'c2', path: at('request.json') });
    const asked = await b.ask('reports.readSection', { path: at('request.json') });
    expect(asked).toMatchObject({
      ours: true,
      state: 'empty',
      mismatches: [],
      replaces: null,
      file: { asked: { by: 'Maren Oduya' }, section: { name: 'Brightwell Beauty' } },
    });
    await b.ask('reports.fillSection', {
      path: at('request.json'),
      text: 'End caps are up.',
      by: 'Priya Castell',
      to: at('filled.json'),
    });
    // Filling is of the file alone: the copy's own report is as it was.
    expect(await sectionOf(b, 'c2')).toMatchObject({ text: '', signature: null });
    expect(await a.ask('reports.readSection', { path: at('filled.json') })).toMatchObject({
      state: 'filled',
      mismatches: [],
    });
    expect(await a.ask('reports.bringSection', { path: at('filled.json') })).toEqual({ changed: true, mismatches: [] });
    expect(await sectionOf(a, 'c2')).toMatchObject({
      text: 'End caps are up.',
      writer: 'Priya Castell',
      signature: { by: 'Priya Castell' },
      changedAfter: false,
      differs: [],
    });
    const weekly = await a.ask('reports.weekly', { period: WEEK });
    expect(weekly.sections.find(({ id }) => id === 'c2')).toMatchObject({ text: 'End caps are up.' });
  });
});

test('words that the owner wrote in the own copy are at hand when the request is filled', async () => {
  await onTwoLaptops(async ({ a, b, at }) => {
    await write(b, 'c2', 'Sold out of mist.');
    await a.ask('reports.askSection', { period: WEEK, section: 'c2', path: at('request.json') });
    expect(await b.ask('reports.readSection', { path: at('request.json') })).toMatchObject({
      state: 'empty',
      replaces: 'Sold out of mist.',
    });
  });
});

test('the days of the week are those of whoever asked, and no others come in', async () => {
  await onTwoLaptops(async ({ a, b, at }) => {
    await a.ask('reports.askSection', { period: WEEK, section: 'c2', path: at('request.json') });
    // Weeks start on Sunday in the copy: its own screens show other days than the request asks about.
    await b.ask('workspace.update', { weekStart: 7 });
    const there = await b.ask('reports.readSection', { path: at('request.json') });
    expect(there.mismatches.map(({ sentence }) => sentence)).toEqual([
      'It speaks of 2026-05-04 to 2026-05-10; 2026-W19 is 2026-05-10 to 2026-05-16 here, since weeks or years start on another day now.',
    ]);
    await b.ask('reports.fillSection', { path: at('request.json'), text: 'Mist.', by: 'Priya', to: at('filled.json') });
    // Asked and answered in the same days: it comes in.
    expect(await a.ask('reports.bringSection', { path: at('filled.json') })).toEqual({ changed: true, mismatches: [] });
    await a.ask('history.undo', {});
    // Since then the week was moved here, too.
    await a.ask('workspace.update', { weekStart: 7 });
    await expect(a.ask('reports.bringSection', { path: at('filled.json') })).rejects.toThrow(
      'start on another day now',
    );
    expect(await sectionOf(a, 'c2')).toMatchObject({ text: '', signature: null });
    // And a section that the copy asks for in its own days is refused where weeks start on Monday.
    await a.ask('workspace.update', { weekStart: 1 });
    await b.ask('reports.askSection', { period: WEEK, section: 'c2', path: at('theirs.json') });
    await b.ask('reports.fillSection', { path: at('theirs.json'), text: 'Mist.', by: 'Priya', to: at('theirs.json') });
    await expect(a.ask('reports.bringSection', { path: at('theirs.json') })).rejects.toThrow(
      'It speaks of 2026-05-10 to 2026-05-16',
    );
  });
});

test('what a section was written against is held against the report it comes into', async () => {
  await onTwoLaptops(async ({ a, b, at }) => {
    // The copy counts returns on the day of the order, and one of its definitions is of an older Tandem.
    await b.ask('workspace.update', { refundDating: 'order' });
    await b.ask('reports.askSection', { period: WEEK, section: 'c1', path: at('theirs.json') });
    await b.ask('reports.fillSection', { path: at('theirs.json'), text: 'Up.', by: 'Priya', to: at('theirs.json') });
    const file = JSON.parse(readFileSync(at('theirs.json'), 'utf8')) as SectionFile;
    const own = file.definitions.find(({ metric }) => metric === 'aov')?.version ?? 0;
    const definitions = file.definitions.map((one) => (one.metric === 'aov' ? { ...one, version: own + 1 } : one));
    writeFileSync(at('theirs.json'), JSON.stringify({ ...file, definitions }));
    const told = [
      'It counts returns on the day of the order; the report counts them on the day they are processed.',
      `It was written against Average order value version ${own + 1}; the report has version ${own}.`,
    ];
    expect((await a.ask('reports.readSection', { path: at('theirs.json') })).mismatches).toEqual(
      told.map((sentence) => ({ sentence, refuses: false })),
    );
    expect(await a.ask('reports.bringSection', { path: at('theirs.json') })).toEqual({
      changed: true,
      mismatches: told,
    });
    expect((await sectionOf(a, 'c1'))?.differs.map(({ what }) => what)).toEqual(['returns', 'definition']);
  });
});

test('a file filled by hand is signed with a time, or is no section', async () => {
  await onTwoLaptops(async ({ a, at }) => {
    await a.ask('reports.askSection', { period: WEEK, section: 'c1', path: at('request.json') });
    const file = JSON.parse(readFileSync(at('request.json'), 'utf8')) as SectionFile;
    const sign = (when: string): void =>
      writeFileSync(at('hand.json'), JSON.stringify({ ...file, text: 'Up.', signature: { by: 'Priya', at: when } }));
    for (const when of ['yesterday', '', '2026-13-45T10:00:00Z']) {
      sign(when);
      await expect(a.ask('reports.bringSection', { path: at('hand.json') })).rejects.toThrow('no section of a weekly');
    }
    // A laptop in another zone writes its own offset; the report keeps the moment.
    sign('2026-05-11T09:30:00+02:00');
    expect(await a.ask('reports.bringSection', { path: at('hand.json') })).toMatchObject({ changed: true });
    expect((await sectionOf(a, 'c1'))?.signature).toEqual({ by: 'Priya', at: '2026-05-11T07:30:00.000Z' });
    expect(await a.ask('reports.bringSection', { path: at('hand.json') })).toMatchObject({ changed: false });
  });
});

test('a second answer shows what it replaces; a removed channel and another company refuse', async () => {
  await onTwoLaptops(async ({ a, b, at }) => {
    await a.ask('reports.askSection', { period: WEEK, section: 'c2', path: at('request.json') });
    for (const name of ['one', 'two'])
      await b.ask('reports.fillSection', { path: at('request.json'), text: name, by: 'Priya', to: at(`${name}.json`) });
    await a.ask('reports.bringSection', { path: at('one.json') });
    expect(await a.ask('reports.readSection', { path: at('two.json') })).toMatchObject({
      state: 'filled',
      replaces: 'one',
    });
    expect(await a.ask('reports.bringSection', { path: at('two.json') })).toMatchObject({ changed: true });
    expect(await sectionOf(a, 'c2')).toMatchObject({ text: 'two', changedAfter: false });
    // The copy that wrote it may keep it as well, and takes it in by the same check.
    expect(await b.ask('reports.bringSection', { path: at('two.json') })).toEqual({ changed: true, mismatches: [] });
    expect(await sectionOf(b, 'c2')).toMatchObject({ text: 'two' });
    const { id } = await a.ask('channels.create', {
      name: 'Pop-up',
      type: 'retail-partner',
      level: 'account',
      parentId: null,
    });
    await a.ask('reports.askSection', { period: WEEK, section: id, path: at('pop-up.json') });
    // The copy is older than the channel: it fills the file all the same, and has no place for it itself.
    await b.ask('reports.fillSection', { path: at('pop-up.json'), text: 'Up.', by: 'Priya', to: at('pop-up.json') });
    await expect(b.ask('reports.bringSection', { path: at('pop-up.json') })).rejects.toThrow(
      'There is no section Pop-up here: its channel was removed, or is newer than this copy.',
    );
    await a.ask('channels.remove', { id });
    await expect(a.ask('reports.bringSection', { path: at('pop-up.json') })).rejects.toThrow('its channel was removed');

    // No copy: another company's workspace may fill a request, and takes none in.
    const other = await fullWorld();
    try {
      const filled = await other.engine.call(
        'reports.fillSection',
        { path: at('request.json'), text: 'three', by: 'Priya', to: at('three.json') },
        { personId: 'p2' },
      );
      expect(filled.ok).toBe(true);
      const taken = await other.engine.call('reports.bringSection', { path: at('three.json') }, { personId: 'p2' });
      expect(taken).toMatchObject({
        ok: false,
        error: { message: expect.stringContaining('another workspace') as string },
      });
    } finally {
      await other.close();
    }
  });
});

test('both copies bring the same section in, then bring their changes together: it stands there once', async () => {
  await onTwoLaptops(async ({ a, b, at, now }) => {
    const since = now();
    await a.ask('reports.askSection', { period: WEEK, section: 'c2', path: at('request.json') });
    await b.ask('reports.fillSection', { path: at('request.json'), text: 'Up.', by: 'Priya', to: at('filled.json') });
    await a.ask('reports.bringSection', { path: at('filled.json') });
    await b.ask('reports.bringSection', { path: at('filled.json') });
    await b.ask('bundle.export', { file: at('b.changes'), since });
    const { counts } = await a.ask('bundle.preview', { file: at('b.changes'), limit: 100 });
    expect(counts).toMatchObject({ conflicts: 0 });
    await a.ask('bundle.apply', { file: at('b.changes'), choices: [], rest: 'theirs' });
    expect(await sectionOf(a, 'c2')).toMatchObject({ text: 'Up.', signature: { by: 'Priya' } });
    expect(
      a.look((driver) =>
        driver.prepare('SELECT text FROM report_sections WHERE section = ? AND deleted_at IS NULL').all('c2'),
      ),
    ).toEqual([{ text: 'Up.' }]);
  });
});
