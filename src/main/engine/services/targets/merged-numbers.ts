import type { Context } from '../../context';
import type { Edit } from '../../store/history';
import { forecastsOf } from '../../store/repositories/targets';
import { settingsOf } from '../settings';
import { isClosed } from './close';
import { nodeWithTree } from './trees';

/**
 * What people's own numbers say of targets that become one: where both have one, their sum is said of both; where one of
 * them alone is foretold by a number, it says nothing of the whole, and the whole is foretold by last year's shape. What
 * was said stays as it was. Nothing is said of a period that has closed.
 */
export const joinNumbers = async (
  context: Context,
  edit: Edit,
  absorbed: ReadonlyMap<string, string>,
): Promise<void> => {
  const db = context.store.read;
  const settings = await settingsOf(context);
  for (const [goes, stays] of absorbed) {
    const { node, tree } = await nodeWithTree(db, stays);
    if (isClosed(tree, settings)) continue;
    const numbers = await forecastsOf(db, tree.id);
    const of = (id: string) => numbers.find((number) => number.node_id === id);
    const [own, theirs] = [of(stays), of(goes)];
    if (own && theirs)
      await edit.insert('target_forecasts', {
        id: context.newId(),
        node_id: stays,
        amount: own.amount + theirs.amount,
        confidence: Math.min(own.confidence, theirs.confidence),
        reason: [own.reason, theirs.reason].filter(Boolean).join('; '),
        person_id: own.person_id === theirs.person_id ? own.person_id : null,
        at: context.at(),
        deleted_at: null,
      });
    else if (node.outlook_method === 'own') await edit.update('target_nodes', stays, { outlook_method: 'seasonal' });
  }
};
