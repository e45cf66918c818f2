import { resolve } from 'node:path';
import { FORMAT_IDS, importMap } from '../../../shared/contract/imports';
import { TandemError } from '../../../shared/contract/errors';
import type { Context, ServiceOf } from '../context';
import { beginEdit } from '../store/history';
import { listBatches, listMaps } from '../store/repositories/batches';
import { inspectFile } from '../transfer/import/inspect';
import { readMap } from '../transfer/import/map-file';
import type { ImportRequest, ImportScene } from '../transfer/import/plan';
import { problemsFile } from '../transfer/import/problems-file';
import { runImport } from '../transfer/import/run';
import { type Undone, undoBatch } from '../transfer/import/undo';
import { copyAhead } from './backup';
import { reachOf, sourcesOf } from './reports/sources';
import { periodFrom, settingsOf } from './settings';

const sceneOf = async (context: Context): Promise<ImportScene> => {
  const { currency, timeZone, today } = await settingsOf(context);
  return {
    store: context.store,
    currency,
    timeZone,
    today,
    now: context.now,
    newId: context.newId,
    personId: context.personId,
    signal: context.signal,
    progress: context.progress,
  };
};

const requestOf = async (
  { period, ...request }: Omit<Parameters<ServiceOf<'imports'>['imports.dryRun']>[0], 'find'>,
  context: Context,
): Promise<ImportRequest> => ({
  ...request,
  ...(period === undefined ? {} : { covers: periodFrom(period, (await settingsOf(context)).calendar) }),
});

/** Thrown to roll back an undo that was only tried; carries what it found. */
class Tried extends TandemError {
  readonly undone: Undone;
  constructor(undone: Undone) {
    super('rule', 'Nothing was taken back.');
    this.undone = undone;
  }
}

const tryUndo = async (batch: number, context: Context): Promise<Undone> => {
  const { currency } = await settingsOf(context);
  try {
    return await context.store.write(
      async (db): Promise<never> => {
        const author = { at: context.at(), personId: context.personId, currency };
        throw new Tried(await undoBatch(db, batch, author, context));
      },
      { bulk: true },
    );
  } catch (error) {
    if (error instanceof Tried) return error.undone;
    throw error;
  }
};

/** Imports: look at a file, try it, run it, take it back; maps that a team keeps. */
export const importsService: ServiceOf<'imports'> = {
  'imports.inspect': async (input, context) =>
    inspectFile(input, { today: (await settingsOf(context)).today, db: context.store.read }),
  'imports.dryRun': async ({ find, ...input }, context) =>
    runImport(await requestOf(input, context), await sceneOf(context), { dryRun: true, skipProblems: true, find }),
  'imports.saveProblems': async ({ file, ...input }, context) => {
    const sink = problemsFile(resolve(file));
    try {
      await runImport(await requestOf(input, context), await sceneOf(context), {
        dryRun: true,
        skipProblems: true,
        sink,
      });
      return { file: resolve(file), problems: sink.keep() };
    } finally {
      sink.discard();
    }
  },
  'imports.run': async (input, context) => {
    const { summary } = await runImport(await requestOf(input, context), await sceneOf(context), {
      dryRun: false,
      skipProblems: input.skipProblems,
      ahead: await copyAhead(context),
    });
    if (summary.batch !== null)
      context.touched('orders', 'imports', 'products', 'people', 'channels', 'campaigns', 'deals', 'leads', 'history');
    return summary;
  },
  'imports.list': async (_input, context) => {
    const { timeZone } = await settingsOf(context);
    const rows = await listBatches(context.store.read);
    return rows.map(({ format, undone_at: undone, last_day: lastDay, first_day: firstDay, ...row }) => ({
      ...row,
      format: FORMAT_IDS.find((id) => id === format) ?? 'order-lines',
      firstDay,
      lastDay,
      undone: undone !== null,
      reaches: reachOf({ format, at: row.at, last_day: lastDay }, timeZone),
    }));
  },
  'imports.sources': async (_input, context) => sourcesOf(context.store.read, await settingsOf(context)),
  'imports.tryUndo': (input, context) => tryUndo(input.batch, context),
  'imports.undo': async (input, context) => {
    const { currency } = await settingsOf(context);
    const author = { at: context.at(), personId: context.personId, currency };
    const undone = await context.store.write((db) => undoBatch(db, input.batch, author, context, new Set(input.also)), {
      bulk: true,
    });
    context.touched('orders', 'imports', 'products', 'people', 'channels', 'campaigns', 'deals', 'leads', 'history');
    return undone;
  },
  'imports.maps': async (_input, context) =>
    (await listMaps(context.store.read)).map((row) => ({
      id: row.id,
      name: row.name,
      map: importMap.parse(JSON.parse(row.map)),
    })),
  'imports.readMap': (input) => Promise.resolve(readMap(input.path)),
  'imports.saveMap': async (input, context) => {
    const id = context.newId();
    await context.store.write(async (db) => {
      const edit = await beginEdit(
        db,
        { personId: context.personId, at: context.at() },
        `Saved the mapping ${input.name}`,
        'imports',
        id,
      );
      await edit.insert('import_maps', { id, name: input.name, map: JSON.stringify(input.map) });
    });
    context.touched('imports', 'history');
    return { id };
  },
  'imports.removeMap': async (input, context) => {
    await context.store.write(async (db) => {
      const edit = await beginEdit(
        db,
        { personId: context.personId, at: context.at() },
        'Removed a mapping',
        'imports',
        input.id,
      );
      await edit.remove('import_maps', input.id);
    });
    context.touched('imports', 'history');
    return { ok: true };
  },
};
