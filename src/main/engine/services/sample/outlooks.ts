import { leadDays } from '../../metrics/targets/methods';
import type { WriteDb } from '../../store/dialect';
import { listTrees } from '../../store/repositories/targets';
import type { Settings } from '../settings';
import { treeFigures } from '../targets/figures';
import { KEPT } from '../targets/keep-outlooks';
import { treePeriod } from '../targets/trees';
import type { DealScene } from './deals';
import { SALON_CHANNEL } from './world/catalogue';

/** Closed quarters in which Tandem was open on the lead days. */
const QUARTERS = 2;
/** Parts of what was still to come that each way foretold at the three lead days: a plan hopes, open deals come late. */
const TOLD = { pipeline: [0.62, 0.81, 0.94], plan: [1.24, 1.13, 1.04] } as const;
const WIDTH = 0.15;

/** What open deals and the plan were worth in closed quarters, as it was kept while they ran. */
export const putOutlooks = async (db: WriteDb, scene: DealScene, settings: Settings): Promise<void> => {
  const closed = (await listTrees(db)).filter((tree) => treePeriod(tree, settings.calendar).to < settings.today);
  for (const tree of closed.slice(0, QUARTERS)) {
    const came = new Map((await treeFigures(db, tree, settings)).nodes.map(({ row, actual }) => [row.id, actual]));
    for (const [index, day] of leadDays(treePeriod(tree, settings.calendar)).entries()) {
      const { nodes } = await treeFigures(db, tree, { ...settings, today: day });
      for (const { row, actual } of nodes)
        for (const method of KEPT) {
          // Salons buy through deals; plans are made for the company and its channels.
          const speaks =
            method === 'pipeline' ? row.name === SALON_CHANNEL : row.kind !== 'line' && row.kind !== 'product';
          if (!speaks) continue;
          const rest = Math.round(Math.max(0, (came.get(row.id) ?? 0) - actual) * (TOLD[method][index] ?? 1));
          const width = Math.round(rest * WIDTH);
          const outlook = actual + rest;
          await db
            .insertInto('target_outlooks')
            .values({
              id: scene.newId(),
              node_id: row.id,
              day,
              method,
              outlook,
              low: outlook - width,
              high: outlook + width,
              at: `${day}T08:00:00.000Z`,
              deleted_at: null,
            })
            .execute();
        }
    }
  }
};
