import { TandemError } from '../../../shared/contract/errors';
import type { Output } from '../../../shared/contract';
import { fold } from '../../../shared/domain/text';
import type { Context, ServiceOf } from '../context';
import { change } from './people';

type NamedView = Output<'views.list'>[number];

const read = async (context: Context, page: string): Promise<NamedView[]> => {
  const rows = await context.store.read
    .selectFrom('views')
    .select(['id', 'name', 'search'])
    .where('page', '=', page)
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({ ...row, search: JSON.parse(row.search) as NamedView['search'] }));
};

const find = async (context: Context, id: string) => {
  const row = await context.store.read
    .selectFrom('views')
    .select(['id', 'page', 'name'])
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw new TandemError('not-found', 'This view was removed in the meantime.');
  return row;
};

const assertFree = async (context: Context, page: string, name: string, except?: string): Promise<void> => {
  if ((await read(context, page)).some((view) => fold(view.name) === fold(name) && view.id !== except))
    throw new TandemError('conflict', `There is a view ${name} already.`);
};

/** Pages as the team likes to see them, each under a name. */
export const viewsService: ServiceOf<'views'> = {
  'views.list': ({ page }, context) => read(context, page),
  'views.create': async ({ page, name, search }, context) => {
    await assertFree(context, page, name);
    const id = context.newId();
    const { top } = await context.store.read
      .selectFrom('views')
      .select((of) => of.fn.max('position').as('top'))
      .where('page', '=', page)
      .executeTakeFirstOrThrow();
    await change(context, `Saved the view ${name}`, 'views', id, (edit) =>
      edit.insert('views', {
        id,
        page,
        name,
        search: JSON.stringify(search),
        position: (top ?? 0) + 1,
        deleted_at: null,
      }),
    );
    context.touched('views');
    return { id };
  },
  'views.update': async ({ id, name, search }, context) => {
    const view = await find(context, id);
    if (name !== undefined) await assertFree(context, view.page, name, id);
    await change(context, `Changed the view ${name ?? view.name}`, 'views', id, (edit) =>
      edit.update('views', id, {
        ...(name === undefined ? {} : { name }),
        ...(search === undefined ? {} : { search: JSON.stringify(search) }),
      }),
    );
    context.touched('views');
    return { ok: true };
  },
  'views.remove': async ({ id }, context) => {
    const view = await find(context, id);
    await change(context, `Removed the view ${view.name}`, 'views', id, (edit) => edit.remove('views', id));
    context.touched('views');
    return { ok: true };
  },
};
