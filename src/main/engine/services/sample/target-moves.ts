import type { WriteDb } from '../../store/dialect';
import { nodesOf } from '../../store/repositories/targets';
import { minorFrom } from './csv';
import type { DealScene } from './deals';

/** A target that was moved before it came to what it is: a channel's, or that of a product in it; in hundredths. */
export type TargetMove = { channel: string; sku?: string; by: number };

/** What a step of history did to the tree's targets: the amounts they have now, and what they were before. */
export const putMoves = async (
  db: WriteDb,
  {
    treeId,
    label,
    moved,
    scene,
  }: { treeId: string; label: string; moved: readonly TargetMove[]; scene: Pick<DealScene, 'currency'> },
): Promise<void> => {
  const step = await db.selectFrom('history').select('id').where('label', '=', label).executeTakeFirst();
  if (!step) return;
  const nodes = await nodesOf(db, treeId);
  const skus = new Map(
    (await db.selectFrom('products').select(['key', 'sku']).execute()).map(({ key, sku }) => [key, sku]),
  );
  const parents = new Map(nodes.map((node) => [node.id, node]));
  const isIn = (node: (typeof nodes)[number] | undefined, channel: string): boolean =>
    node !== undefined &&
    (node.name === channel || isIn(node.parent_id === null ? undefined : parents.get(node.parent_id), channel));
  for (const [seq, { channel, sku, by }] of moved.entries()) {
    const node = nodes.find((one) =>
      sku === undefined
        ? one.kind === 'channel' && one.name === channel
        : one.product_key !== null && skus.get(one.product_key) === sku && isIn(one, channel),
    );
    if (!node) continue;
    await db
      .insertInto('history_changes')
      .values({
        history_id: step.id,
        seq,
        table_name: 'target_nodes',
        row_id: node.id,
        before: JSON.stringify({ amount: Math.max(0, node.amount - minorFrom(by, scene.currency)) }),
        after: JSON.stringify({ amount: node.amount }),
      })
      .execute();
  }
};
