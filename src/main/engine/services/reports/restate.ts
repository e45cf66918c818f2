import type { Restated } from '../../../../shared/contract/snapshots';
import { TandemError } from '../../../../shared/contract/errors';
import { minDay } from '../../../../shared/domain/day';
import { findMetric } from '../../metrics/catalogue';
import { type Cause, figuresOf, restatementsOf } from '../../metrics/restatements';
import type { ReadDb } from '../../store/dialect';
import { type BatchSince, batchesSince, editsSince, touchedDays } from '../../store/repositories/changes-since';
import { readSettings } from '../settings';
import { drawReport } from './draw';
import { lastBatchOf, readSnapshot } from './snapshot';
import { labelOf } from './sources';

/** Kinds of data that a file of a format holds. */
const OF_FORMAT: Readonly<Record<string, readonly string[]>> = {
  'shopify-orders': ['sales', 'customers', 'lifetimes', 'margin', 'gross-margin'],
  'order-lines': ['sales', 'customers', 'lifetimes', 'margin', 'gross-margin'],
  'ad-days': ['ads'],
  results: ['ads', 'web', 'creators'],
  deals: ['deals'],
  leads: ['leads'],
  stock: ['stock'],
  subscriptions: ['subscriptions'],
  customers: ['customers', 'lifetimes'],
  contacts: ['contacts'],
  products: ['margin', 'gross-margin', 'stock'],
};

/** Kinds of data that a change of a kind of record can move. */
const OF_ENTITY: Readonly<Record<string, readonly string[]>> = {
  deals: ['deals'],
  pipelines: ['deals'],
  stages: ['deals'],
  leads: ['leads'],
  campaigns: ['ads', 'leads'],
  budget: ['ads'],
  results: ['ads', 'web'],
  attribution: ['sales', 'ads'],
  activities: ['activities'],
  products: ['stock', 'margin', 'gross-margin'],
  channels: ['sales'],
  companies: ['customers', 'lifetimes', 'deals'],
  customers: ['customers', 'lifetimes'],
  contacts: ['contacts'],
  targets: ['targets'],
};
const EVERYTHING = [...new Set([...Object.values(OF_FORMAT), ...Object.values(OF_ENTITY)].flat())];
const OF_ALL: Readonly<Record<string, readonly string[]>> = { ...OF_ENTITY, workspace: EVERYTHING, rates: EVERYTHING };

/** Facts whose rows say which days a batch touched; what follows from sales moves with them. */
const FACTS: Readonly<Record<string, readonly string[]>> = {
  sales: OF_FORMAT['order-lines'] ?? [],
  ads: ['ads'],
  stock: ['stock'],
};

const importCauses = async (db: ReadDb, batches: readonly BatchSince[], from: string, to: string): Promise<Cause[]> => {
  const standing = batches.filter(({ reverted }) => reverted === 0).map(({ id }) => id);
  const rows = standing.length === 0 ? [] : await touchedDays(db, standing, from, to);
  return batches.map((batch) => {
    const own = rows.filter((row) => row.batch === batch.id);
    const days =
      batch.first_day === null || batch.last_day === null ? null : { from: batch.first_day, to: batch.last_day };
    const known = new Set(Object.values(FACTS).flat());
    const touched = new Map<string, { from: string; to: string } | null>();
    // What a file that was taken back held can't be asked any more: its own days speak for it.
    for (const source of OF_FORMAT[batch.format] ?? [])
      if (batch.reverted === 1 || !known.has(source)) touched.set(source, days);
    for (const { source, first, last } of own)
      for (const moved of FACTS[source] ?? [source]) touched.set(moved, { from: first, to: last });
    return {
      kind: batch.reverted === 1 ? ('reverted' as const) : ('import' as const),
      id: batch.id,
      label: `${labelOf(batch.format)}, ${batch.file.split(/[\\/]/).at(-1) ?? batch.file}`,
      at: batch.at,
      by: batch.by,
      touched,
    };
  });
};

/** What a frozen report said against what its figures are now, and which import or edit is behind each. */
export const restatedOf = async (db: ReadDb, now: number, id: string): Promise<Restated> => {
  const kept = await readSnapshot(db, { id });
  if (!kept) throw new TandemError('not-found', 'This report is no longer here.');
  const { report, frozenAt } = kept;
  const settings = await readSettings(db, now);
  // The same days, seen from the day it was frozen: only what the data says may differ.
  const then = { ...settings, today: report.today, calendar: report.calendar };
  const live = await drawReport(db, then, kept.kind, kept.period);
  const from = report.footnotes.reduce((first, note) => minDay(first, note.span.from), report.span.from);
  const causes = [
    ...(await importCauses(db, await batchesSince(db, await lastBatchOf(db, id), frozenAt), from, report.asOf)),
    ...(await editsSince(db, frozenAt, Object.keys(OF_ALL))).map(
      ({ id: history, label, at, by, entity, moved_lines: movedLines }): Cause => ({
        kind: 'edit',
        id: history,
        label,
        at,
        by,
        touched: new Map(
          [...(OF_ALL[entity] ?? []), ...(movedLines === 1 ? (FACTS['sales'] ?? []) : [])].map((source) => [
            source,
            null,
          ]),
        ),
      }),
    ),
  ];
  const told = figuresOf(report);
  return {
    compared: told.length,
    told: [...new Map(told.map(({ metric, period }) => [`${metric} ${period}`, { metric, period }])).values()],
    restatements: restatementsOf(report, live, causes, (metric) => findMetric(metric)?.sources ?? ['sales']),
  };
};
