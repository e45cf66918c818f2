import { TandemError } from '../../../../shared/contract/errors';
import type { BoardColumn } from '../../../../shared/contract/deals';
import type { Stage } from '../../../../shared/contract/pipelines';
import type { ServiceOf } from '../../context';
import { addValue, type DealSums, joinSums, noSums } from '../../metrics/deal-sums';
import { columnCards, columnTotals, type ForeignDeal, type StageTotals } from '../../store/repositories/deals/board';
import { type Settings, settingsOf } from '../settings';
import { cardOf, pipelineOf, setOf, worthOf } from './cards';

const sideOf = (stage: Stage): 'open' | 'closed' => (stage.kind === 'open' ? 'open' : 'closed');

/** A column's sums: what SQL added in the workspace's currency, and the rest by the rates. */
const sumsOf = (
  stageId: string,
  totals: readonly StageTotals[],
  foreign: readonly ForeignDeal[],
  settings: Settings,
): DealSums & { stale: number } => {
  const own = totals.find((one) => one.stageId === stageId);
  const sums: DealSums = { ...noSums(), ...own, others: [] };
  for (const deal of foreign)
    if (deal.stageId === stageId) addValue(sums, { ...deal, day: deal.closedDay ?? settings.today }, worthOf(settings));
  const { count, sumMinor, weightedMinor, others } = sums;
  return { count, sumMinor, weightedMinor, others, stale: own?.stale ?? 0 };
};

export const boardService: Pick<ServiceOf<'deals'>, 'deals.board' | 'deals.column'> = {
  'deals.board': async ({ limit, ...filter }, context) => {
    const settings = await settingsOf(context);
    const db = context.store.read;
    const pipeline = await pipelineOf(db, filter.pipelineId);
    const set = setOf(filter, pipeline.id, settings);
    const idsOf = (side: 'open' | 'closed'): string[] =>
      pipeline.stages.filter((stage) => sideOf(stage) === side).map((stage) => stage.id);
    const open = await columnTotals(db, set, 'open', idsOf('open'), settings.currency);
    const closed = await columnTotals(db, set, 'closed', idsOf('closed'), settings.currency);
    const columns: BoardColumn[] = [];
    for (const stage of pipeline.stages) {
      const side = sideOf(stage);
      const { totals, foreign } = side === 'open' ? open : closed;
      const rows = await columnCards(db, set, { stageId: stage.id, side, offset: 0, limit });
      columns.push({
        stage,
        ...sumsOf(stage.id, totals, foreign, settings),
        cards: rows.map((row) => cardOf(row, settings)),
      });
    }
    const live = columns.filter((column) => column.stage.kind === 'open');
    const totals = joinSums(live);
    return {
      pipeline,
      columns,
      totals: { ...totals, open: totals.count, stale: live.reduce((sum, column) => sum + column.stale, 0) },
    };
  },
  'deals.column': async ({ stageId, offset, limit, ...filter }, context) => {
    const settings = await settingsOf(context);
    const db = context.store.read;
    const pipeline = await pipelineOf(db, filter.pipelineId);
    const stage = pipeline.stages.find((one) => one.id === stageId);
    if (!stage) throw new TandemError('not-found', 'This stage was removed in the meantime.');
    const set = setOf(filter, pipeline.id, settings);
    const rows = await columnCards(db, set, { stageId, side: sideOf(stage), offset, limit });
    return { cards: rows.map((row) => cardOf(row, settings)) };
  },
};
