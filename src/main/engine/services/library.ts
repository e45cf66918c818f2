import type { Topic } from '../../../shared/contract';
import { LIBRARY } from '../../../shared/domain/library';
import type { Context, ServiceOf } from '../context';
import { choicesOf, listLibrary, versionsOf } from '../store/repositories/library';
import { besideOf } from './library/figures';
import { prepareBulk, prepareFields, prepareRowsRemoval, prepareRow } from './library/steps';
import { makePrepared, type Prepared } from './prepared';
import { settingsOf } from './settings';

const MOST_ROWS = 5000;
const MOST_CHOICES = 2000;

/** Lists whose rows decide figures of metrics, too. */
const TOPICS: readonly Topic[] = ['campaigns'];

/** One undoable change of a list; creators' codes say which campaign an order belongs to, which follows at once. */
const make = async <P extends Prepared>(context: Context, change: P): Promise<P> => {
  await makePrepared(context, change);
  context.touched(...TOPICS);
  return change;
};

/** Lists kept by hand around campaigns; what each holds is declared in shared/domain/library. */
export const libraryService: ServiceOf<'library'> = {
  'library.list': async ({ kind, parentId, campaignId, id }, context) => {
    const rows = await listLibrary(context.store.read, LIBRARY[kind], { id, parentId, campaignId, limit: MOST_ROWS });
    if (rows.length === 0) return [];
    const beside = await besideOf(context, kind, await settingsOf(context));
    return rows.map((row) => ({ ...row, ...beside(row.id) }));
  },
  'library.choices': ({ to }, context) => choicesOf(context.store.read, to, MOST_CHOICES),
  'library.versions': ({ id }, context) => versionsOf(context.store.read, id),
  'library.create': async (input, context) => ({ id: (await make(context, await prepareRow(context, input))).made }),
  'library.update': async (input, context) => {
    await make(context, await prepareFields(context, input));
    return { ok: true };
  },
  'library.bulk': async (input, context) => ({
    changed: (await make(context, await prepareBulk(context, input))).changed(),
  }),
  'library.remove': async (input, context) => ({
    removed: (await make(context, await prepareRowsRemoval(context, input))).removed,
  }),
};
