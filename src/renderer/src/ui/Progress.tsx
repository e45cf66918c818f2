import type { JobProgress, JobState } from '../api/useJob';
import { number, plural } from '../format';
import { Button } from './Button';
import styles from './Progress.module.css';
import { useLate } from './useLate';

export type ProgressProps = {
  job: { state: JobState; progress: JobProgress; cancel: () => void; error: string | null };
  /** What is counted: 'line'. Without it the count stands alone. */
  noun?: string;
  /** Said before any count: "Reading the file". */
  label?: string;
};

const words = ({ done, total, label }: JobProgress, noun: string | undefined, fallback: string): string => {
  const what = label || fallback;
  const count = (value: number): string => (noun === undefined ? number(value) : plural(value, noun));
  if (!total) return done > 0 ? `${what}, ${count(done)}` : what;
  return `${what}, ${number(done)} of ${count(total)}`;
};

/** How far a job has come, with a count and Cancel. Nothing for the first 300 ms; its error as a sentence. */
export const Progress = ({ job, noun, label = 'Working' }: ProgressProps) => {
  const late = useLate(job.state === 'running');
  if (job.state === 'failed') {
    return (
      <p role="alert" className="bad">
        {job.error}
      </p>
    );
  }
  if (!late) return null;
  const { done, total } = job.progress;
  return (
    <div className={styles.progress}>
      <progress className={styles.track} aria-label={label} value={total ? done : undefined} max={total || undefined} />
      <Button small onClick={job.cancel}>
        Cancel
      </Button>
      <output className={styles.words}>{words(job.progress, noun, label)}</output>
    </div>
  );
};
