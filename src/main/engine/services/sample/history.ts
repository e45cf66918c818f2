import type { WriteDb } from '../../store/dialect';
import { numberHistoryByTime, tellDealMoves, writeDealMoves } from '../../store/repositories/sample';
import { listTrees } from '../../store/repositories/targets';
import type { DealScene } from './deals';
import {
  cheapened,
  headlined,
  moved,
  opened,
  postponed,
  prolonged,
  putWritten,
  started,
  treeSet,
  type Written,
  type Wrote,
} from './history-changes';
import { putMoves, type TargetMove } from './target-moves';
import { frozenWeeks } from './world/late';
import { D2C, MIST, MOUSSE, type PersonName, SALON_CHANNEL } from './world/catalogue';

type Change = {
  hoursAgo: number;
  by: PersonName;
  label: string;
  entity: string;
  /** The row that it changed, with what was there before. */
  wrote?: Wrote;
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
  {
    hoursAgo: 124,
    by: 'Theo Lindqvist',
    label: 'Started Mousse clips',
    entity: 'campaigns',
    wrote: started('Mousse clips'),
  },
  {
    hoursAgo: 98,
    by: 'Priya Chandran',
    label: 'Moved Bellamy Group, Nine salons, yearly to Negotiation',
    entity: 'deals',
    wrote: moved('Bellamy Group'),
  },
  {
    hoursAgo: 74,
    by: 'Maren Oduya',
    label: 'Changed the cost of Air-Dry Mousse: the filler asks less for more',
    entity: 'products',
    wrote: cheapened(MOUSSE, 0.06),
  },
  {
    hoursAgo: 52,
    by: 'Priya Chandran',
    label: 'Added the deal Luna Collective, Four chairs, full range',
    entity: 'deals',
    wrote: opened('Luna Collective'),
  },
  {
    hoursAgo: 49,
    by: 'Theo Lindqvist',
    label: 'Changed the end of Dry shampoo rescue',
    entity: 'campaigns',
    wrote: prolonged('Dry shampoo rescue', 7),
  },
  {
    hoursAgo: 27,
    by: 'Maren Oduya',
    label: 'Moved Oak & Ivory, Next mousse reorder to Proposal',
    entity: 'deals',
    wrote: moved('Oak & Ivory'),
  },
  {
    hoursAgo: 22,
    by: 'Priya Chandran',
    label: 'Changed the expected close of Salt & Linen',
    entity: 'deals',
    wrote: postponed('Salt & Linen', 7),
  },
  {
    hoursAgo: 3,
    by: 'Theo Lindqvist',
    label: 'Wrote the headline of the weekly report',
    entity: 'report',
    wrote: headlined,
  },
];

/** Deals are kept by hand: what was done to them since the first week that was frozen, up to the changes above. */
export const putDealMoves = async (db: WriteDb, { world, clock }: DealScene): Promise<void> => {
  const first = frozenWeeks(world.story)[0]?.from ?? world.story.firstDay;
  const last = Math.max(...CHANGES.filter(({ entity }) => entity === 'deals').map(({ hoursAgo }) => hoursAgo));
  const until = new Date(clock - last * 3_600_000).toISOString();
  await tellDealMoves(db, `${first}T00:00:00.000Z`, until);
};

export const putHistory = async (db: WriteDb, scene: DealScene): Promise<void> => {
  const [tree] = await listTrees(db);
  const put = async (
    at: string,
    personId: string | null,
    { label, entity, wrote, moved: moves }: Pick<Change, 'label' | 'entity' | 'wrote' | 'moved'>,
  ): Promise<{ label: string; written: Written } | undefined> => {
    const written = await wrote?.(db);
    await db
      .insertInto('history')
      .values({
        at,
        person_id: personId,
        label,
        entity,
        entity_id: moves ? (tree?.id ?? null) : (written?.id ?? null),
        batch_id: null,
        undoable: 0,
        undone: 0,
      })
      .execute();
    return written && { label, written };
  };
  const steps = [
    tree &&
      (await put(tree.at, tree.person_id, {
        label: `Set the targets of ${tree.period}`,
        entity: 'targets',
        wrote: treeSet(tree.id),
      })),
  ];
  for (const change of CHANGES)
    steps.push(
      await put(
        new Date(scene.clock - change.hoursAgo * 3_600_000).toISOString(),
        scene.people.get(change.by) ?? null,
        change,
      ),
    );
  // The numbers of the steps are those of their time: what they did is put down under these.
  await numberHistoryByTime(db);
  for (const step of steps) {
    if (!step) continue;
    const row = await db
      .selectFrom('history')
      .select('id')
      .where('label', '=', step.label)
      .orderBy('at', 'desc')
      .executeTakeFirst();
    if (row) await putWritten(db, row.id, step.written);
  }
  await writeDealMoves(db);
  if (tree)
    for (const { moved: moves, label } of CHANGES)
      if (moves) await putMoves(db, { treeId: tree.id, label, moved: moves, scene });
};
