import { createHash } from 'node:crypto';
import type { ReportTexts } from '../../../../shared/contract/reports';
import { TandemError } from '../../../../shared/contract/errors';
import { minDay } from '../../../../shared/domain/day';
import { forKeeping } from '../../../../shared/domain/figures';
import type { Context } from '../../context';
import type { WriteDb } from '../../store/dialect';
import { recordStep } from '../../store/history';
import { lastBatch } from '../../store/repositories/changes-since';
import { nameOf } from '../../store/repositories/people';
import { rowsBehindDays } from '../../store/repositories/rows-behind';
import { putSnapshot } from '../../store/repositories/snapshots';
import { readSettings } from '../settings';
import { drawReport, type Report } from './draw';
import { SCHEMA_VERSIONS } from './snapshot';

type Kind = 'weekly' | 'investor';

/**
 * What to freeze. `edition` says for whom it was drawn up; empty for the whole report, of which the editions for
 * team, finance and executives are choices of sections.
 */
export type FreezeRequest = { kind: Kind; period: string; edition: string };

/** Whose hand freezes, when, and where ids come from. */
export type Freezer = Pick<Context, 'now' | 'at' | 'newId' | 'personId'>;

const NAMES = { weekly: 'weekly report', investor: 'investor update' } as const;

/** The first day that any figure of the report speaks of: its own days, those it is compared with, or a longer frame. */
const firstDayOf = ({ footnotes, span, before }: Report): string =>
  footnotes.reduce(
    (first, note) => minDay(minDay(first, note.span.from), note.before?.from ?? first),
    minDay(span.from, before.from),
  );

/** Every definition that a report rests on, once, in the order of its footnotes. */
const definitionsOf = ({ footnotes }: Report) => [
  ...new Map(
    footnotes.map(({ definition, version, label, formula }) => [
      `${definition} ${version}`,
      { metric: definition, version, name: label, formula },
    ]),
  ).values(),
];

/**
 * Freezes a report inside a write that does more (an update that is marked as sent): draws it up from the very data
 * of this transaction and keeps it. Answers the snapshot's id and the value that was kept.
 */
export const freezeWithin = async (
  db: WriteDb,
  freezer: Freezer,
  { kind, period, edition }: FreezeRequest,
): Promise<{ id: string; report: Report }> => {
  const settings = await readSettings(db, freezer.now());
  // Sentences keep their figures as marks: each reader to come has them as their region writes them.
  const report = await forKeeping(() => drawReport(db, settings, kind, period));
  if (!report.hasData) throw new TandemError('rule', 'There is nothing to freeze yet. Import the first file.');
  if (report.span.elapsed === 0)
    throw new TandemError('rule', 'This period has not begun. A report is frozen once its days have come.');
  const sums = rowsBehindDays(db, firstDayOf(report), report.asOf);
  const id = freezer.newId();
  const author = await nameOf(db, freezer.personId);
  const texts: ReportTexts = report.texts;
  await putSnapshot(db, {
    id,
    kind,
    period: report.span.period,
    edition,
    schema_version: SCHEMA_VERSIONS[kind],
    value: JSON.stringify(report),
    definitions: JSON.stringify(definitionsOf(report)),
    texts: JSON.stringify(texts),
    row_sums: JSON.stringify(Object.entries(sums).map(([of, sum]) => ({ kind: of, ...sum }))),
    rows: Object.values(sums).reduce((all, { rows }) => all + rows, 0),
    checksum: createHash('sha256')
      .update(
        Object.values(sums)
          .map(({ sum }) => sum)
          .join('\n'),
      )
      .digest('hex'),
    last_batch: await lastBatch(db),
    person_id: freezer.personId,
    author,
    frozen_at: freezer.at(),
    deleted_at: null,
  });
  await recordStep(
    db,
    { personId: freezer.personId, at: freezer.at() },
    { label: `Froze the ${NAMES[kind]} of ${report.span.period}`, entity: 'report', entityId: id },
  );
  return { id, report };
};

/**
 * Freezes a weekly report or an investor update: the one place that does. What is kept is the whole value that the
 * page, the PDF and the command line draw, its definitions with their versions, the words, a checksum of the rows
 * behind it, the author and the time. A snapshot is never changed and can't be undone: a period that is frozen
 * again has two, and the newest is shown. Read it back with `reports.snapshot`.
 *
 *     const id = await freeze(context, { kind: 'weekly', period: '2026-W20', edition: '' });
 */
export const freeze = async (context: Context, request: FreezeRequest): Promise<string> => {
  const { id } = await context.store.write((db) => freezeWithin(db, context, request));
  context.touched('reports', 'history');
  return id;
};
