import { fold } from '../../../../shared/domain/text';
import type { WriteDb } from '../../store/dialect';
import { numberHistoryByTime } from '../../store/repositories/sample';
import { listTrees } from '../../store/repositories/targets';
import type { DealScene } from './deals';
import { putMoves, type TargetMove } from './target-moves';
import { D2C, MIST, MOUSSE, type PersonName, SALON_CHANNEL } from './world/catalogue';

type Change = {
  hoursAgo: number;
  by: PersonName;
  label: string;
  entity: string;
  find?: { company: string } | 'mousse';
  /** What it moved in the newest target tree, in hundredths. */
  moved?: readonly TargetMove[];
};

/** What the team did in the last days, for 'what changed since'. It can't be undone: it never was otherwise here. */
const CHANGES: readonly Change[] = [
  {
    hoursAgo: 460,
    by: 'Maren Oduya',
    label: 'Set Air-Dry Mousse higher: the video brought people who stay',
    entity: 'targets',
    moved: [
      { channel: D2C, sku: MOUSSE, by: 60_000 },
      { channel: D2C, sku: MIST, by: -60_000 },
    ],
  },
  {
    hoursAgo: 149,
    by: 'Maren Oduya',
    label: 'Set Wholesale salons higher: two more groups order by the year',
    entity: 'targets',
    moved: [{ channel: SALON_CHANNEL, by: 100_000 }],
  },
  { hoursAgo: 124, by: 'Theo Lindqvist', label: 'Started Mousse clips', entity: 'campaigns' },
  {
    hoursAgo: 98,
    by: 'Priya Chandran',
    label: 'Moved Bellamy Group, Nine salons, yearly to Negotiation',
    entity: 'deals',
    find: { company: 'Bellamy Group' },
  },
  {
    hoursAgo: 74,
    by: 'Maren Oduya',
    label: 'Raised the air-dry mousse order to the filler',
    entity: 'products',
    find: 'mousse',
  },
  {
    hoursAgo: 52,
    by: 'Priya Chandran',
    label: 'Added the deal Luna Collective, Four chairs, full range',
    entity: 'deals',
    find: { company: 'Luna Collective' },
  },
  { hoursAgo: 49, by: 'Theo Lindqvist', label: 'Changed the end of Dry shampoo rescue', entity: 'campaigns' },
  {
    hoursAgo: 27,
    by: 'Maren Oduya',
    label: 'Moved Oak & Ivory, Next mousse reorder to Proposal',
    entity: 'deals',
    find: { company: 'Oak & Ivory' },
  },
  {
    hoursAgo: 22,
    by: 'Priya Chandran',
    label: 'Changed the expected close of Salt & Linen',
    entity: 'deals',
    find: { company: 'Salt & Linen' },
  },
  { hoursAgo: 3, by: 'Theo Lindqvist', label: 'Wrote the headline of the weekly report', entity: 'reports' },
];

export const putHistory = async (db: WriteDb, scene: DealScene): Promise<void> => {
  const [tree] = await listTrees(db);
  if (tree)
    await db
      .insertInto('history')
      .values({
        at: tree.at,
        person_id: tree.person_id,
        label: `Set the targets of ${tree.period}`,
        entity: 'targets',
        entity_id: tree.id,
        batch_id: null,
        undoable: 0,
        undone: 0,
      })
      .execute();
  for (const change of CHANGES) {
    const found =
      change.find === 'mousse'
        ? await db.selectFrom('products').select('id').where('sku', '=', MOUSSE).executeTakeFirst()
        : change.find
          ? await db
              .selectFrom('deals as d')
              .innerJoin('companies as c', 'c.key', 'd.company_key')
              .select('d.id')
              .where('c.natural_key', '=', fold(change.find.company))
              .where('d.closed_day', 'is', null)
              .executeTakeFirst()
          : undefined;
    await db
      .insertInto('history')
      .values({
        at: new Date(scene.clock - change.hoursAgo * 3_600_000).toISOString(),
        person_id: scene.people.get(change.by) ?? null,
        label: change.label,
        entity: change.entity,
        entity_id: change.moved ? (tree?.id ?? null) : (found?.id ?? null),
        batch_id: null,
        undoable: 0,
        undone: 0,
      })
      .execute();
  }
  await numberHistoryByTime(db);
  if (tree)
    for (const { moved, label } of CHANGES) if (moved) await putMoves(db, { treeId: tree.id, label, moved, scene });
};
