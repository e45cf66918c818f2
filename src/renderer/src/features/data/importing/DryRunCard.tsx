import { useEffect, useState } from 'react';
import { number, plural } from '../../../format';
import { Button, Card, Figure, Stats } from '../../../ui';
import progress from '../../../ui/Progress.module.css';
import styles from './importing.module.css';
import type { Entry, Importing } from './useImport';

/** Seconds since a job began, for saying how long it still takes. Mounted while it runs. */
const TimeLeft = ({ share }: { share: number }) => {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((one) => one + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return left(share, seconds);
};

const left = (share: number, seconds: number): string => {
  if (share <= 0.02 || seconds < 1) return '';
  const rest = Math.ceil((seconds / share) * (1 - share));
  return rest < 90
    ? `, about ${plural(rest, 'second')} left`
    : `, about ${plural(Math.ceil(rest / 60), 'minute')} left`;
};

/** Everything the import would do, tried and rolled back: how far it is, then what it counts. */
export const DryRunCard = ({ entry, importing }: { entry: Entry; importing: Importing }) => {
  const { dryRun, run, tryIt } = importing;
  const job = run.state === 'running' ? run : dryRun;
  const running = job.state === 'running';
  const { done, total, label } = job.progress;
  const share = total ? done / total : 0;
  const summary = entry.dry?.summary;
  const writing = run.state === 'running';
  return (
    <Card
      title={writing ? 'Import' : 'Dry run'}
      actions={<span className="ink3">{writing ? 'all or nothing' : 'nothing is written yet'}</span>}
    >
      {running && (
        <div className={progress.progress}>
          <progress
            className={progress.track}
            aria-label={writing ? 'Import' : 'Dry run'}
            value={total ? done : undefined}
            max={total ?? undefined}
          />
          <Button small onClick={job.cancel}>
            Cancel
          </Button>
          <output className={progress.words}>
            {label === '' ? 'Reading the file' : label}
            <TimeLeft share={share} />
          </output>
        </div>
      )}
      {!running && entry.problem && (
        <p role="alert" className="bad">
          {entry.problem}
        </p>
      )}
      {!running && run.state === 'failed' && !entry.problem && (
        <p role="alert" className="bad">
          {run.error}
        </p>
      )}
      {!running && !entry.problem && !summary && (
        <p className="row">
          <span className="ink2">
            {dryRun.state === 'cancelled'
              ? 'Cancelled. Nothing was changed.'
              : 'Map what is needed, then try it: nothing is written.'}
          </span>
          <span className="push">
            <Button small onClick={() => void tryIt(entry)}>
              Try it
            </Button>
          </span>
        </p>
      )}
      {!running && summary && (
        <>
          {run.state === 'cancelled' && (
            <output className="s ink2">The import was cancelled. Nothing was changed.</output>
          )}
          <p className="s ink2">
            Checked {plural(summary.rows, 'row')}
            {summary.adjustments > 0 && `, ${plural(summary.adjustments, 'adjustment')} among them`}
            {summary.noticeCount > 0 && `, ${plural(summary.noticeCount, 'notice')}`}
          </p>
          <div className={styles.counts}>
            <Stats spread>
              <Figure label="Create" value={number(summary.created)} size="m" />
              <Figure label="Update" value={number(summary.updated)} size="m" />
              <Figure label="No change" value={number(summary.unchanged)} size="m" />
              <Figure
                label="Problems"
                value={number(summary.errorCount)}
                size="m"
                {...(summary.errorCount > 0 ? { tone: 'bad' as const } : {})}
              />
            </Stats>
          </div>
        </>
      )}
    </Card>
  );
};
