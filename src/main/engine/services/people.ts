import { ROLE_IDS } from '../../../shared/domain/roles';
import { fold } from '../../../shared/domain/text';
import { TandemError } from '../../../shared/contract/errors';
import type { Context, ServiceOf } from '../context';
import { type Edit, beginEdit } from '../store/history';
import type { WriteDb } from '../store/dialect';
import { listPeople, refOf } from '../store/repositories/people';
import { figure } from '../../../shared/domain/figures';

/** One undoable change by the person who sits here; `after` keeps what follows from it, in the same transaction. */
export const change = async (
  context: Context,
  label: string,
  entity: string,
  id: string | null,
  work: (edit: Edit) => Promise<void>,
  after?: (db: WriteDb) => void | Promise<void>,
): Promise<void> => {
  await context.store.write(async (db) => {
    await work(await beginEdit(db, { personId: context.personId, at: context.at() }, label, entity, id));
    await after?.(db);
  });
  context.touched('history');
};

/**
 * Names the step of a change of many records by how many it really changed, which `changed` answers once it is made.
 *
 * @param things what they are called, one and many
 */
export const counting = (
  verb: 'Changed' | 'Removed',
  [one, many]: readonly [one: string, many: string],
  work: (edit: Edit) => Promise<void>,
): { edited: (edit: Edit) => Promise<void>; changed: () => number } => {
  let changed = 0;
  return {
    edited: async (edit) => {
      await work(edit);
      changed = edit.changed();
      edit.say(`${verb} ${figure(changed)} ${changed === 1 ? one : many}`);
    },
    changed: () => changed,
  };
};

/** One undoable change of many records of one kind, named by how many really changed, which is answered. */
export const changeMany = async (
  context: Context,
  verb: 'Changed' | 'Removed',
  things: readonly [one: string, many: string],
  entity: string,
  work: (edit: Edit) => Promise<void>,
  after?: (db: WriteDb) => void,
): Promise<number> => {
  const { edited, changed } = counting(verb, things, work);
  await change(context, `${verb} ${things[1]}`, entity, null, edited, after);
  return changed();
};

const assertFree = async (context: Context, name: string, except?: string): Promise<void> => {
  const taken = (await listPeople(context.store.read)).find(
    (person) => fold(person.name) === fold(name) && person.id !== except,
  );
  if (taken) throw new TandemError('conflict', `There is a ${taken.name} already.`);
};

/** The team. */
export const peopleService: ServiceOf<'people'> = {
  'people.list': async (_input, context) =>
    (await listPeople(context.store.read)).map((row) => ({
      ...refOf(row),
      roles: ROLE_IDS.filter((role) => row.roles.includes(role)),
      email: row.email,
      rev: row.rev,
    })),
  'people.create': async (input, context) => {
    await assertFree(context, input.name);
    const id = context.newId();
    await change(context, `Added ${input.name}`, 'people', id, (edit) =>
      edit.insert('people', {
        id,
        name: input.name,
        natural_key: fold(input.name),
        email: input.email,
        roles: JSON.stringify(input.roles),
        deleted_at: null,
      }),
    );
    context.touched('people');
    return { id };
  },
  'people.update': async ({ id, name, roles, email }, context) => {
    if (name !== undefined) await assertFree(context, name, id);
    await change(context, `Changed ${name ?? 'a person'}`, 'people', id, (edit) =>
      edit.update('people', id, {
        ...(name === undefined ? {} : { name, natural_key: fold(name) }),
        ...(roles === undefined ? {} : { roles: JSON.stringify(roles) }),
        ...(email === undefined ? {} : { email }),
      }),
    );
    context.touched('people');
    return { ok: true };
  },
  'people.remove': async ({ id }, context) => {
    await change(context, 'Removed a person', 'people', id, (edit) => edit.remove('people', id));
    context.touched('people');
    return { ok: true };
  },
};
