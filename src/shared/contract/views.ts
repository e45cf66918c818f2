import { z } from 'zod';
import { read, write } from './channel';
import { id, idOnly, name, ok } from './common';

/** What stands behind the address of a page: its filters, view, sorting and hidden columns. */
const search = z.record(z.string().max(64), z.union([z.string().max(500), z.boolean()]));
const page = z.string().regex(/^[a-z-]{1,40}$/);

/** A page as somebody likes to see it, under a name that the whole team sees. */
export const namedView = z.object({ id, name: z.string(), search });
export type NamedView = z.infer<typeof namedView>;

export const viewsContract = {
  'views.list': read(z.object({ page }), z.array(namedView)),
  'views.create': write(z.object({ page, name, search }), idOnly),
  'views.update': write(z.object({ id, name: name.optional(), search: search.optional() }), ok),
  'views.remove': write(idOnly, ok),
};
