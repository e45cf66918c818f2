import { TandemError } from '../../../../shared/contract/errors';
import type { ImportSummary } from '../../../../shared/contract/imports';
import { settleAttributions } from '../../store/repositories/attributions';
import { rebuildRollups } from '../../store/repositories/rollups';
import { RowsApart } from './apart';
import type { Doubt, Job, JobOptions, Preview } from './job';
import { type ImportPlan, type ImportRequest, type ImportScene, planImport } from './plan';
import { NotUtf8 } from './read/encoding';
import { remember } from './remembered';
import { writeRows } from './rows';
import { figure } from '../../../../shared/domain/figures';

/** Thrown to roll a finished dry run, or a refused import, back; carries what it found. */
class RolledBack extends TandemError {
  readonly job: Job;
  constructor(job: Job) {
    super('rule', 'Nothing was written.');
    this.job = job;
  }
}

const summaryOf = (job: Job, plan: ImportPlan, batch: number | null, seconds: number): ImportSummary => ({
  batch,
  file: plan.table.file,
  format: plan.format,
  ...job.counts,
  errors: job.problems,
  errorCount: job.errors,
  noticeCount: job.notices,
  firstDay: job.firstDay,
  lastDay: job.lastDay,
  seconds,
});

const finish = (job: Job, plan: ImportPlan): void => {
  const { counts } = job;
  job.driver
    .prepare(
      'UPDATE import_batches SET rows = ?, created = ?, updated = ?, unchanged = ?, skipped = ?, adjustments = ?, first_day = ?, last_day = ? WHERE id = ?',
    )
    .run(
      counts.rows,
      counts.created,
      counts.updated,
      counts.unchanged,
      counts.skipped,
      counts.adjustments,
      job.firstDay,
      job.lastDay,
      job.batch,
    );
  job.driver
    .prepare(
      "INSERT INTO history (at, person_id, label, entity, entity_id, batch_id, undoable, undone) SELECT at, person_id, ?, 'imports', NULL, id, 0, 0 FROM import_batches WHERE id = ?",
    )
    .run(`Imported ${plan.table.file}: ${figure(counts.created)} new, ${figure(counts.updated)} updated`, job.batch);
  remember(job.driver, {
    id: job.newId(),
    header: plan.table.header,
    file: plan.table.file,
    format: plan.format,
    map: plan.map,
    dates: plan.dates,
    at: job.at,
  });
  job.finish();
  if (job.days.size > 0) rebuildRollups(job.db, job.days);
  settleAttributions(job.driver, new Set([...job.days, ...job.countedDays]), job.batch);
};

export type RunOptions = {
  dryRun: boolean;
  skipProblems: boolean;
  /** What is made ready beside an import that changes something, and must be done before that is committed. */
  ahead?: { begin: () => void; keep: () => Promise<void>; drop: () => Promise<void> };
} & Pick<JobOptions, 'find' | 'sink'>;

type Done = { summary: ImportSummary; preview: Preview[]; doubts: Doubt[] };

/**
 * Imports a file in one transaction, or only says what it would do (`dryRun`: the same work, rolled back).
 * A file with problems is refused as a whole unless they are to be skipped.
 */
export const runImport = async (request: ImportRequest, scene: ImportScene, options: RunOptions): Promise<Done> => {
  try {
    return await runOnce(request, scene, options);
  } catch (error) {
    // Text that is plain ASCII for a while and then is not: what Windows programs write.
    if (error instanceof NotUtf8 && error.guessed && request.encoding === undefined)
      return runImport({ ...request, encoding: 'windows-1252' }, scene, options);
    if (error instanceof RowsApart) return runImport({ ...request, apart: error.line }, scene, options);
    throw error;
  }
};

const runOnce = async (request: ImportRequest, scene: ImportScene, options: RunOptions): Promise<Done> => {
  const plan = await planImport(request, scene);
  try {
    return await runPlanned(plan, scene, options);
  } finally {
    // Of no effect on what was kept.
    await options.ahead?.drop();
  }
};

const runPlanned = async (plan: ImportPlan, scene: ImportScene, options: RunOptions): Promise<Done> => {
  const started = scene.now();
  const seconds = (): number => (scene.now() - started) / 1000;
  try {
    const job = await scene.store.write(
      async (db) => {
        const done = await writeRows(db, plan, scene, { ...options, onChange: options.ahead?.begin });
        if (done.counts.rows === 0 && done.errors === 0)
          throw new TandemError('bad-file', 'This file has a header and no rows.');
        if (options.dryRun || (done.errors > 0 && !options.skipProblems)) throw new RolledBack(done);
        finish(done, plan);
        if (done.counts.created + done.counts.updated > 0) await options.ahead?.keep();
        return done;
      },
      { bulk: true },
    );
    return { summary: summaryOf(job, plan, job.batch, seconds()), preview: job.preview, doubts: job.doubts };
  } catch (error) {
    if (error instanceof RolledBack)
      return {
        summary: summaryOf(error.job, plan, null, seconds()),
        preview: error.job.preview,
        doubts: error.job.doubts,
      };
    throw error;
  }
};
