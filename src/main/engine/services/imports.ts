import { FORMAT_IDS, importMap } from '../../../shared/contract/imports';
import type { Context, ServiceOf } from '../context';
import { beginEdit } from '../store/history';
import { listBatches, listMaps } from '../store/repositories/batches';
import { inspectFile } from '../transfer/import/inspect';
import { readMap } from '../transfer/import/map-file';
import { type ImportScene, runImport } from '../transfer/import/run';
import { undoBatch } from '../transfer/import/undo';
import { copyBeforeImport } from './backup';
import { reachOf, sourcesOf } from './reports/sources';
import { settingsOf } from './settings';

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

/** Imports: look at a file, try it, run it, take it back; maps that a team keeps. */
export const importsService: ServiceOf<'imports'> = {
  'imports.inspect': async (input, context) => inspectFile(input, (await settingsOf(context)).today),
  'imports.dryRun': async (input, context) =>
    runImport(input, await sceneOf(context), { dryRun: true, skipProblems: true }),
  'imports.run': async (input, context) => {
    await copyBeforeImport(context);
    const { summary } = await runImport(input, await sceneOf(context), {
      dryRun: false,
      skipProblems: input.skipProblems,
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
  'imports.undo': async (input, context) => {
    const undone = await context.store.write(
      (db) => Promise.resolve(undoBatch(db, input.batch, { at: context.at(), personId: context.personId })),
      { bulk: true },
    );
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
