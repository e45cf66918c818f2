import { TOPICS } from '../../../shared/contract/topics';
import type { Context, ServiceOf } from '../context';
import { bulk } from '../store/dialect';
import { settleAttributions } from '../store/repositories/attributions';
import { historyState, stepHistory } from '../store/history';

/** Tables that decide which campaign an order belongs to. */
const ATTRIBUTING = ['attribution_rules', 'codes', 'creators'] as const;

const step = async (context: Context, direction: 'undo' | 'redo'): Promise<{ label: string | null }> => {
  const { label } = await context.store.write(async (db) => {
    const done = await stepHistory(db, direction);
    // What follows from the rules follows in the same transaction.
    if (ATTRIBUTING.some((table) => done.tables.has(table))) settleAttributions(bulk(db));
    return done;
  });
  if (label !== null) context.touched(...TOPICS);
  return { label };
};

/** What was changed, by whom, and taking it back. */
export const historyService: ServiceOf<'history'> = {
  'history.state': (_input, context) => historyState(context.store.read),
  'history.list': async (input, context) => {
    let query = context.store.read
      .selectFrom('history as h')
      .leftJoin('people as p', 'p.id', 'h.person_id')
      .select([
        'h.id',
        'h.at',
        'p.name as by',
        'h.label',
        'h.entity',
        'h.entity_id as entityId',
        'h.undone',
        'h.batch_id as batch',
      ])
      .orderBy('h.id', 'desc')
      .limit(input.limit);
    if (input.since !== undefined) query = query.where('h.at', '>=', input.since);
    return (await query.execute()).map((row) => ({ ...row, undone: row.undone === 1 }));
  },
  'history.undo': (_input, context) => step(context, 'undo'),
  'history.redo': (_input, context) => step(context, 'redo'),
};
