import type { FourPsAssumption } from '../../../../shared/contract/four-ps';
import { minDay } from '../../../../shared/domain/day';
import { DIMENSIONS } from '../../../../shared/domain/dimensions';
import { COMPARATOR_IDS, FOUR_P_IDS } from '../../../../shared/domain/four-ps';
import { parsePeriod } from '../../../../shared/domain/period';
import { findMetric } from '../../metrics/catalogue';
import { unitOf } from '../../metrics/evaluate';
import { judge, type Observed } from '../../metrics/four-ps/assumptions';
import type { ReadDb } from '../../store/dialect';
import { type AssumptionRow, groupOf, listAssumptions } from '../../store/repositories/four-ps';
import { evaluateOne } from '../metrics/evaluate';
import type { Settings } from '../settings';
import { readPeople } from '../targets/trees';

type Seen = Observed & { unit: string; group: string | null };

const cannot = (reason: string, group: string | null = null): Seen => ({
  status: 'not_computable',
  value: null,
  reason,
  unit: '',
  group,
});

/**
 * The figure an assumption is bound to, up to its day or today. A metric the catalogue no longer has, or a record that is
 * gone, is said in words: the assumption stays.
 */
const observe = async (db: ReadDb, row: AssumptionRow, settings: Settings): Promise<Seen> => {
  const spec = findMetric(row.metric);
  if (!spec) return cannot(`there is no metric ${row.metric} any more`);
  const period = parsePeriod(row.period, settings.calendar);
  if (!period) return cannot(`${row.period} is no period`);
  const by = DIMENSIONS.find((one) => one === row.dimension);
  if (by !== undefined && !spec.dimensions.includes(by)) return cannot(`${spec.name} has no breakdown by ${by}`);
  const asOf = minDay(settings.today, row.due);
  const group = by === undefined || row.group_id === null ? null : await groupOf(db, by, row.group_id);
  if (by !== undefined && group === null) return cannot(`the ${by} it is bound to was removed`);
  const value = await evaluateOne(db, { metric: spec.id, period, by, asOf, group }, settings);
  if (!value) return cannot(`nothing is known of ${group ?? spec.name} in ${row.period}`, group);
  return {
    status: value.status,
    value: value.value,
    reason: value.reason,
    unit: value.unit,
    group: value.label ?? group,
  };
};

/** Assumptions with how they stand: of one sheet, or all. */
export const judgedAssumptions = async (
  db: ReadDb,
  settings: Settings,
  sheetId?: string,
): Promise<FourPsAssumption[]> => {
  const people = await readPeople(db);
  const judged: FourPsAssumption[] = [];
  for (const row of await listAssumptions(db, sheetId)) {
    const comparator = COMPARATOR_IDS.find((one) => one === row.comparator) ?? 'at-least';
    const seen = await observe(db, row, settings);
    const { verdict, provisional, actual, reason } = judge(
      { comparator, low: row.low, high: row.high, due: row.due },
      seen,
      settings.today,
    );
    const spec = findMetric(row.metric);
    judged.push({
      id: row.id,
      rev: row.rev,
      sheetId: row.sheet_id,
      sheet: row.sheet,
      p: FOUR_P_IDS.find((one) => one === row.p) ?? 'product',
      statement: row.statement,
      optionId: row.option_id,
      option: row.option,
      metric: spec?.id ?? row.metric,
      metricName: spec?.name ?? row.metric,
      dimension: DIMENSIONS.find((one) => one === row.dimension) ?? null,
      groupId: row.group_id,
      group: seen.group,
      period: row.period,
      comparator,
      low: row.low,
      high: row.high,
      due: row.due,
      ownerId: row.owner_id,
      owner: people.byId(row.owner_id),
      learned: row.learned,
      unit: seen.unit || (spec ? unitOf(spec, settings.currency) : ''),
      verdict,
      provisional,
      actual,
      reason,
    });
  }
  return judged;
};
