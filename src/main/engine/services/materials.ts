import { TandemError } from '../../../shared/contract/errors';
import { MATERIAL_KIND_IDS } from '../../../shared/domain/customers';
import type { ServiceOf } from '../context';
import { findMaterial, listMaterials } from '../store/repositories/activities';
import { change, changeMany } from './people';

const gone = (): TandemError =>
  new TandemError('not-found', 'This material was removed in the meantime. Nothing was changed.');

/** The library of what is sent to customers; who got which version is told by activities. */
export const materialsService: ServiceOf<'materials'> = {
  'materials.list': async (_input, context) =>
    (await listMaterials(context.store.read)).map((row) => ({
      id: row.id,
      title: row.title,
      kind: MATERIAL_KIND_IDS.find((kind) => kind === row.kind) ?? 'other',
      link: row.link,
      version: row.version,
      notes: row.notes,
      sent: row.sent,
      lastSentDay: row.last_sent_day,
    })),
  'materials.create': async (fields, context) => {
    const id = context.newId();
    await change(context, `Added ${fields.title}`, 'materials', id, (edit) =>
      edit.insert('materials', { id, kind: 'other', link: '', version: '1', notes: '', deleted_at: null, ...fields }),
    );
    context.touched('activities');
    return { id };
  },
  'materials.update': async ({ id, ...fields }, context) => {
    const row = await findMaterial(context.store.read, id);
    if (!row) throw gone();
    await change(context, `Changed ${fields.title ?? row.title}`, 'materials', id, (edit) =>
      edit.update('materials', id, fields),
    );
    context.touched('activities');
    return { ok: true };
  },
  'materials.remove': async ({ id }, context) => {
    const row = await findMaterial(context.store.read, id);
    if (!row) throw gone();
    await change(context, `Removed ${row.title}`, 'materials', id, (edit) => edit.remove('materials', id));
    context.touched('activities');
    return { ok: true };
  },
  'materials.bulk': async ({ ids, kind, remove }, context) => {
    const chosen = new Set(ids);
    const rows = (await listMaterials(context.store.read)).filter(({ id }) => chosen.has(id));
    const verb = remove ? 'Removed' : 'Changed';
    const changed = await changeMany(context, verb, ['material', 'materials'], 'materials', async (edit) => {
      for (const { id } of rows)
        await (remove ? edit.remove('materials', id) : kind && edit.update('materials', id, { kind }));
    });
    context.touched('activities');
    return { changed };
  },
};
