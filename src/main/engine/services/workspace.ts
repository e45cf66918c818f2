import { randomUUID } from 'node:crypto';
import { TandemError } from '../../../shared/contract/errors';
import type { ServiceOf } from '../context';
import { newestBackup } from '../backup/backup';
import { readCoverage } from '../store/repositories/coverage';
import { fileState } from '../store/file-state';
import { countRows, getWorkspace } from '../store/repositories/workspace';
import { SCHEMA_VERSION } from '../store/migrate';
import { todayIn } from '../../../shared/domain/today';
import { listTrees } from '../store/repositories/targets';
import { change } from './people';
import { assertZone } from './settings';

const COLUMNS = {
  name: 'name',
  currency: 'currency',
  timeZone: 'time_zone',
  weekStart: 'week_start',
  fiscalYearStart: 'fiscal_year_start',
  inactivityDays: 'inactivity_days',
  refundDating: 'refund_dating',
  staleDays: 'stale_days',
  vision: 'vision',
  workFrom: 'work_from',
  workTo: 'work_to',
  promiseHours: 'promise_hours',
} as const;

/** Counts of one engine mean nothing to the next, which may have another file. */
const ENGINE = randomUUID();

/** The company and what stands in its file. */
export const workspaceService: ServiceOf<'workspace'> = {
  'workspace.get': async (_input, context) => {
    const db = context.store.read;
    const row = await getWorkspace(db);
    const coverage = await readCoverage(db);
    const spans = Object.values(coverage);
    const days = spans
      .flatMap(({ first, last }) => [first, last])
      .filter((day) => day > '0000-00-00' && day < '9999-12-31')
      .toSorted();
    return {
      id: row.id,
      name: row.name,
      currency: row.currency,
      timeZone: row.time_zone,
      weekStart: row.week_start,
      fiscalYearStart: row.fiscal_year_start,
      inactivityDays: row.inactivity_days,
      refundDating: row.refund_dating === 'order' ? ('order' as const) : ('processed' as const),
      staleDays: row.stale_days,
      vision: row.vision,
      workDays: row.work_days.split('').map(Number),
      workFrom: row.work_from,
      workTo: row.work_to,
      promiseHours: row.promise_hours,
      path: context.store.path,
      schema: SCHEMA_VERSION,
      today: todayIn(context.now(), row.time_zone),
      firstDay: days[0] ?? null,
      lastDay: days.at(-1) ?? null,
      counts: await countRows(db),
      lastBackupAt: newestBackup(context.store.path),
      isSample: row.is_sample === 1,
    };
  },
  'workspace.version': async (_input, { store }) => ({ version: `${ENGINE} ${fileState(store)}` }),
  'workspace.update': async (input, context) => {
    const row = await getWorkspace(context.store.read);
    if (input.timeZone !== undefined) assertZone(input.timeZone);
    if (
      input.currency !== undefined &&
      input.currency !== row.currency &&
      (await countRows(context.store.read)).lines > 0
    ) {
      throw new TandemError(
        'rule',
        `There are amounts in ${row.currency} already, so the currency stays. Other currencies come in through exchange rates.`,
      );
    }
    const trees = await listTrees(context.store.read);
    if (input.currency !== undefined && input.currency !== row.currency && trees.length > 0)
      throw new TandemError('rule', `There are targets in ${row.currency}, so the currency stays. Remove them first.`);
    const byYear = trees.filter((tree) => /^\d{4}(-Q\d)?$/.test(tree.period)).map((tree) => tree.period);
    if (input.fiscalYearStart !== undefined && input.fiscalYearStart !== row.fiscal_year_start && byYear.length > 0)
      throw new TandemError(
        'rule',
        `${byYear.slice(0, 3).join(', ')} ${byYear.length === 1 ? 'has' : 'have'} targets that count from the present start of the year, so it stays. Remove those targets first.`,
      );
    const byWeek = trees.filter((tree) => /^\d{4}-W/.test(tree.period)).map((tree) => tree.period);
    if (input.weekStart !== undefined && input.weekStart !== row.week_start && byWeek.length > 0)
      throw new TandemError(
        'rule',
        `${byWeek.slice(0, 3).join(', ')} ${byWeek.length === 1 ? 'has' : 'have'} targets that count from the present first day of the week, so it stays. Remove those targets first.`,
      );
    if ((input.workFrom ?? row.work_from) >= (input.workTo ?? row.work_to))
      throw new TandemError('bad-input', 'The office closes after it opens. Change the other time first.');
    const patch: Record<string, unknown> = Object.fromEntries(
      Object.entries(COLUMNS).flatMap(([field, column]) =>
        input[field as keyof typeof COLUMNS] === undefined ? [] : [[column, input[field as keyof typeof COLUMNS]]],
      ),
    );
    if (input.workDays !== undefined)
      patch['work_days'] = [...new Set(input.workDays)].toSorted((a, b) => a - b).join('');
    await change(context, 'Changed the company’s settings', 'workspace', row.id, (edit) =>
      edit.update('workspace', row.id, patch),
    );
    context.touched('workspace', 'orders');
    return { ok: true };
  },
};
