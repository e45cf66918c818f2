import { TandemError } from '../../../shared/contract/errors';
import { positionBetween } from '../../../shared/domain/stages';
import { fold } from '../../../shared/domain/text';
import type { Context, ServiceOf } from '../context';
import { type CriterionRow, listCriteria } from '../store/repositories/leads';
import { change } from './people';

const criterionById = async (context: Context, id: string): Promise<CriterionRow> => {
  const found = (await listCriteria(context.store.read)).find((one) => one.id === id);
  if (!found) throw new TandemError('not-found', 'This criterion was removed in the meantime.');
  return found;
};

const assertFree = async (context: Context, name: string, except?: string): Promise<void> => {
  const taken = (await listCriteria(context.store.read)).find(
    (one) => fold(one.name) === fold(name) && one.id !== except,
  );
  if (taken) throw new TandemError('conflict', `${taken.name} is on the checklist already.`);
};

/** The checklist by which marketing says that a lead is qualified. */
export const criteriaService: ServiceOf<'criteria'> = {
  'criteria.list': async (_input, context) =>
    (await listCriteria(context.store.read)).map((row) => ({ ...row, needed: row.needed === 1 })),
  'criteria.create': async ({ name, needed }, context) => {
    await assertFree(context, name);
    const id = context.newId();
    const last = (await listCriteria(context.store.read)).at(-1);
    await change(context, `Added the criterion ${name}`, 'leads', null, (edit) =>
      edit.insert('lead_criteria', {
        id,
        name,
        needed: needed ? 1 : 0,
        position: (last?.position ?? 0) + 1,
        deleted_at: null,
      }),
    );
    context.touched('leads');
    return { id };
  },
  'criteria.update': async ({ id, name, needed, beforeId }, context) => {
    const row = await criterionById(context, id);
    if (name !== undefined) await assertFree(context, name, id);
    await change(context, `Changed the criterion ${name ?? row.name}`, 'leads', null, async (edit) => {
      await edit.update('lead_criteria', id, {
        ...(name === undefined ? {} : { name }),
        ...(needed === undefined ? {} : { needed: needed ? 1 : 0 }),
      });
      if (beforeId === undefined) return;
      const rest = (await listCriteria(context.store.read)).filter((one) => one.id !== id);
      const found = rest.findIndex((one) => one.id === beforeId);
      const at = beforeId === null || found < 0 ? rest.length : found;
      const between = positionBetween(rest[at - 1]?.position ?? null, rest[at]?.position ?? null);
      if (between !== undefined) return edit.update('lead_criteria', id, { position: between });
      for (const [index, one] of rest.entries())
        await edit.update('lead_criteria', one.id, { position: index < at ? index + 1 : index + 2 });
      return edit.update('lead_criteria', id, { position: at + 1 });
    });
    context.touched('leads');
    return { ok: true };
  },
  'criteria.remove': async ({ id }, context) => {
    const row = await criterionById(context, id);
    await change(context, `Removed the criterion ${row.name}`, 'leads', null, (edit) =>
      edit.remove('lead_criteria', id),
    );
    context.touched('leads');
    return { ok: true };
  },
};
