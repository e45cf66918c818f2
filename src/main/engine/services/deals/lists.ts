import type { DealCard } from '../../../../shared/contract/deals';
import { minorPerMajor } from '../../../../shared/domain/money';
import type { ServiceOf } from '../../context';
import { addDeal, type DealSums, forecastKey, forecastKeys, joinSums, noSums } from '../../metrics/deal-sums';
import {
  type DealLine,
  dealLines,
  dealsById,
  type Factor,
  stepCalendar,
  tableDeals,
} from '../../store/repositories/deals/lists';
import { rateOn } from '../../store/repositories/measures/gather';
import { type Settings, settingsOf } from '../settings';
import { cardOf, pipelineOf, setOf, worthOf } from './cards';

/** Today's rates as factors between minor units, so that SQL can sort by value across currencies. */
export const factorsOf = (settings: Settings): Factor[] => {
  const currencies = [...new Set(settings.rates.map((rate) => rate.currency))];
  return [settings.currency, ...currencies.filter((one) => one !== settings.currency)].flatMap((currency) => {
    const rate = currency === settings.currency ? 1 : rateOn(settings.rates, currency, settings.today);
    return rate === undefined
      ? []
      : [{ currency, factor: (rate * minorPerMajor(settings.currency)) / minorPerMajor(currency) }];
  });
};

/** Sums by whatever `keyOf` says, in the order in which the keys first come. */
const sumBy = (
  lines: readonly DealLine[],
  keyOf: (line: DealLine) => string,
  settings: Settings,
): Map<string, DealSums> => {
  const worth = worthOf(settings);
  const sums = new Map<string, DealSums>();
  for (const line of lines) {
    const key = keyOf(line);
    const own = sums.get(key) ?? noSums();
    sums.set(key, own);
    addDeal(own, { ...line, day: line.closedDay ?? settings.today }, worth);
  }
  return sums;
};

export const listsService: Pick<ServiceOf<'deals'>, 'deals.table' | 'deals.forecast' | 'deals.calendar'> = {
  'deals.table': async ({ sort, descending, group, offset, limit, ...filter }, context) => {
    const settings = await settingsOf(context);
    const db = context.store.read;
    const pipeline = await pipelineOf(db, filter.pipelineId);
    const set = setOf(filter, pipeline.id, settings);
    const rows = await tableDeals(db, set, { sort, descending, group, factors: factorsOf(settings), offset, limit });
    const sums = sumBy(await dealLines(db, set, { group }), (line) => line.group, settings);
    const stageName = (id: string): string => pipeline.stages.find((stage) => stage.id === id)?.name ?? id;
    return {
      rows: rows.map((row) => ({
        ...cardOf(row, settings),
        stage: row.stage,
        channel: row.channel,
        product: row.product,
        source: row.source || null,
        group: row.group,
      })),
      groups: group
        ? [...sums].map(([key, own]) => ({ key, label: group === 'stage' ? stageName(key) : key, ...own }))
        : [],
      totals: joinSums([...sums.values()]),
    };
  },
  'deals.forecast': async ({ months, limit, ...filter }, context) => {
    const settings = await settingsOf(context);
    const db = context.store.read;
    const pipeline = await pipelineOf(db, filter.pipelineId);
    const set = setOf(filter, pipeline.id, settings);
    const lines = await dealLines(db, set, { openOnly: true });
    const keyOf = (line: DealLine): string => forecastKey(line.expectedClose, settings.today, months);
    const sums = sumBy(lines, keyOf, settings);
    const shown = new Map<string, string[]>();
    for (const line of lines) {
      const ids = shown.get(keyOf(line)) ?? [];
      if (ids.length < limit) ids.push(line.id);
      shown.set(keyOf(line), ids);
    }
    const rows = await dealsById(db, [...shown.values()].flat());
    const cards = new Map(rows.map((row): [string, DealCard] => [row.id, cardOf(row, settings)]));
    return {
      columns: forecastKeys(settings.today, months).map((key) => ({
        key,
        ...(sums.get(key) ?? noSums()),
        cards: (shown.get(key) ?? []).flatMap((id) => cards.get(id) ?? []),
      })),
      totals: joinSums([...sums.values()]),
    };
  },
  'deals.calendar': async ({ from, to, ...filter }, context) => {
    const settings = await settingsOf(context);
    const db = context.store.read;
    const pipeline = await pipelineOf(db, filter.pipelineId);
    const found = await stepCalendar(db, setOf(filter, pipeline.id, settings), { from, to, today: settings.today });
    const cards = (rows: typeof found.steps): DealCard[] => rows.map((row) => cardOf(row, settings));
    return { ...found, steps: cards(found.steps), late: cards(found.late), undated: cards(found.undated) };
  },
};
