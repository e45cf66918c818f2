import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { fullWorld, type World } from './reports-world';

/** Who sits at the computer. */
let personId: string | null = null;
const ask = async <T>(world: World, channel: string, input: unknown): Promise<T> => {
  const result = await world.engine.call(channel, input, { personId });
  if (!result.ok) throw new Error(result.error.message);
  return result.value as T;
};

const WEEK = '2026-W19';
const inWorld = async (work: (world: World, folder: string) => Promise<void>): Promise<void> => {
  personId = null;
  const world = await fullWorld();
  const folder = mkdtempSync(join(tmpdir(), 'tandem-close-'));
  try {
    await work(world, folder);
  } finally {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
const close = (world: World) => ask<Output<'reports.close'>>(world, 'reports.close', { period: WEEK });
const sectionOf = async (world: World, id: string) =>
  (await close(world)).sections.find((one) => one.section.id === id);
const write = (world: World, id: string, text: string) =>
  ask(world, 'reports.setTexts', { kind: 'weekly', period: WEEK, texts: { owners: { [id]: text } } });

test('the checklist names every channel and both halves, with how far their files reach', async () => {
  await inWorld(async (world) => {
    const { sections, snapshots, span } = await close(world);
    expect(sections.map(({ section }) => section.name)).toEqual([
      'D2C web',
      'Brightwell Beauty',
      'Oak & Ivory',
      'Wholesale salons',
      'Sales',
      'Marketing',
    ]);
    expect(span).toMatchObject({ period: WEEK, from: '2026-05-04', to: '2026-05-10' });
    expect(snapshots).toEqual([]);
    const web = sections[0];
    expect(web?.section).toMatchObject({ block: 'direct', owners: [{ name: 'Maren Oduya' }], signature: null });
    expect(web?.sources).toMatchObject([{ source: 'Order lines', lastDay: '2026-05-13', missing: 0 }]);
    // The ads end on 3 May: all seven days of the week are missing.
    const marketing = sections.find(({ section }) => section.id === 'marketing');
    expect(marketing?.sources.find(({ source }) => /^ad/i.test(source))).toMatchObject({ missing: 7 });
  });
});

test('a section is signed by a person, says when words came after it, and both are steps of undo', async () => {
  await inWorld(async (world) => {
    await write(world, 'c1', 'A good week.');
    await expect(ask(world, 'reports.sign', { period: WEEK, section: 'c1' })).rejects.toThrow('who you are');
    personId = 'p1';
    await ask(world, 'reports.sign', { period: WEEK, section: 'c1' });
    expect((await sectionOf(world, 'c1'))?.section).toMatchObject({
      text: 'A good week.',
      signature: { by: 'Maren Oduya', at: '2026-05-13T15:00:00.000Z' },
      changedAfter: false,
    });
    world.tick();
    await write(world, 'c1', 'A very good week.');
    expect((await sectionOf(world, 'c1'))?.section).toMatchObject({
      changedAfter: true,
      writtenAt: '2026-05-13T15:01:00.000Z',
      writer: 'Maren Oduya',
    });
    await ask(world, 'history.undo', {});
    expect((await sectionOf(world, 'c1'))?.section).toMatchObject({ text: 'A good week.', changedAfter: false });
    await ask(world, 'history.undo', {});
    expect((await sectionOf(world, 'c1'))?.section.signature).toBeNull();
    await ask(world, 'history.redo', {});
    await ask(world, 'reports.unsign', { period: WEEK, section: 'c1' });
    expect((await sectionOf(world, 'c1'))?.section).toMatchObject({ text: 'A good week.', signature: null });
  });
});

test('signatures and words go into the frozen report and stay as they were', async () => {
  await inWorld(async (world) => {
    personId = 'p1';
    await write(world, 'marketing', 'Mousse clips work.');
    await ask(world, 'reports.sign', { period: WEEK, section: 'marketing' });
    await ask(world, 'reports.freeze', { kind: 'weekly', period: WEEK });
    await write(world, 'marketing', 'Later words.');
    const kept = await ask<Output<'reports.snapshot'>>(world, 'reports.snapshot', { kind: 'weekly', period: WEEK });
    const section = kept?.kind === 'weekly' ? kept.report.sections.find(({ id }) => id === 'marketing') : undefined;
    expect(section).toMatchObject({
      text: 'Mousse clips work.',
      signature: { by: 'Maren Oduya' },
      changedAfter: false,
    });
    expect((await close(world)).snapshots).toMatchObject([{ author: 'Maren Oduya' }]);
  });
});

test('a section goes to another laptop as a file and comes back signed; twice changes nothing, and undo takes it off', async () => {
  await inWorld(async (world, folder) => {
    const path = join(folder, 'request.json');
    const to = join(folder, 'filled.json');
    await ask(world, 'reports.askSection', { period: WEEK, section: 'c2', path });
    const request = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    expect(request).toMatchObject({
      format: 'tandem-section',
      version: 1,
      period: { id: WEEK, from: '2026-05-04', to: '2026-05-10' },
      section: { id: 'c2', name: 'Brightwell Beauty', block: 'retail' },
      currency: 'USD',
      text: '',
      signature: null,
    });
    expect(request['figures']).toContainEqual({
      label: 'Net sales',
      value: expect.stringMatching(/^\d+\.\d\d USD$/) as string,
    });

    await expect(ask(world, 'reports.bringSection', { path })).rejects.toThrow('Nobody has written');
    await ask(world, 'reports.fillSection', { path, text: 'End caps are up.', by: 'Priya Castell', to });
    const seen = await ask<Output<'reports.readSection'>>(world, 'reports.readSection', { path: to });
    expect(seen).toMatchObject({ state: 'filled', ours: true, mismatches: [], replaces: null });
    expect(await ask(world, 'reports.bringSection', { path: to })).toEqual({ changed: true, mismatches: [] });
    expect((await sectionOf(world, 'c2'))?.section).toMatchObject({
      text: 'End caps are up.',
      signature: { by: 'Priya Castell' },
      differs: [],
    });
    expect(await ask(world, 'reports.bringSection', { path: to })).toEqual({ changed: false, mismatches: [] });
    await ask(world, 'history.undo', {});
    expect((await sectionOf(world, 'c2'))?.section).toMatchObject({ text: '', signature: null });
  });
});

test('a file that does not fit says why: other workspace, days, section, definition', async () => {
  await inWorld(async (world, folder) => {
    const path = join(folder, 'request.json');
    const to = join(folder, 'changed.json');
    await ask(world, 'reports.askSection', { period: WEEK, section: 'c1', path });
    await ask(world, 'reports.fillSection', { path, text: 'Words.', by: 'Ada', to: path });
    const file = JSON.parse(readFileSync(path, 'utf8')) as { definitions: { metric: string; version: number }[] };
    const bring = (change: object): Promise<{ mismatches: string[] }> => {
      writeFileSync(to, JSON.stringify({ ...file, ...change }));
      return ask(world, 'reports.bringSection', { path: to });
    };
    await expect(bring({ workspace: { id: 'x', name: 'Elsewhere' } })).rejects.toThrow('another workspace');
    await expect(bring({ period: { id: WEEK, from: '2026-05-03', to: '2026-05-09' } })).rejects.toThrow('another day');
    await expect(bring({ section: { id: 'gone', name: 'Gone', block: 'retail' } })).rejects.toThrow(
      'channel was removed',
    );
    await expect(bring({ format: 'something' })).rejects.toThrow('no section');
    await expect(bring({ version: 2 })).rejects.toThrow('newer version');
    for (const text of ['', 'not json', '[]', JSON.stringify(file).slice(0, 200), ' '.repeat(2_000_001)]) {
      writeFileSync(to, text);
      await expect(ask(world, 'reports.bringSection', { path: to })).rejects.toThrow('no section of a weekly report');
    }
    await expect(ask(world, 'reports.bringSection', { path: join(folder, 'none.json') })).rejects.toThrow(
      'can not be read',
    );
    expect((await sectionOf(world, 'c1'))?.section).toMatchObject({ text: '', signature: null });
    const definitions = file.definitions.map((one) => (one.metric === 'aov' ? { ...one, version: 99 } : one));
    const { mismatches } = await bring({ currency: 'EUR', definitions });
    expect(mismatches).toEqual([
      'It was written in EUR; the report is in USD.',
      expect.stringMatching(/written against .* version 99; the report has version \d/),
    ]);
    expect((await sectionOf(world, 'c1'))?.section.differs).toMatchObject([
      { what: 'currency', theirs: 'EUR', ours: 'USD' },
      { what: 'definition', theirs: 'version 99' },
    ]);
  });
});
