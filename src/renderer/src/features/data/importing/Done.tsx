import { FORMAT_NAMES } from '../../../../../shared/contract/formats';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { number, plural } from '../../../format';
import { daySpan } from '../../../format';
import { Badge, Button, Card, Figure, Stats } from '../../../ui';
import { TakeBack, type Undone } from '../TakeBack';
import styles from './importing.module.css';
import type { Entry, Summary } from './useImport';
import { Place } from './Place';

/** Notices that are listed once a file is in; the dry run and the saved list have all. */
const TOLD = 8;

/** What the import has to say of what came in, such as a doubtful match that nobody decided. */
const Told = ({ summary }: { summary: Summary }) => {
  const notices = summary.errors.filter(({ level }) => level === 'notice');
  if (notices.length === 0) return null;
  return (
    <ul aria-label="What to know of it" style={{ marginTop: 'var(--space-3)' }}>
      {notices.slice(0, TOLD).map(({ line, problem }) => (
        <li key={`${line} ${problem}`} className="s">
          {problem}
        </li>
      ))}
      {summary.noticeCount > TOLD && <li className="s ink3">and {number(summary.noticeCount - TOLD)} more</li>}
    </ul>
  );
};

/** What an import did, where it can be seen, and the way back. */
export const Done = ({ entry, summary, onNext }: { entry: Entry; summary: Summary; onNext: (() => void) | null }) => {
  const navigate = useNavigate();
  const [undone, setUndone] = useState<Undone | null>(null);
  return (
    <Card
      title={undone ? `Took back ${summary.file}` : `${summary.file} is in`}
      sub={FORMAT_NAMES[summary.format]}
      actions={
        undone ? (
          <Badge>Taken back</Badge>
        ) : (
          summary.batch !== null && (
            <TakeBack batch={summary.batch} file={summary.file} label="Undo this import" onDone={setUndone} />
          )
        )
      }
    >
      {undone ? (
        <>
          <p>
            {plural(undone.removed, 'record')} removed, {plural(undone.restored, 'record')} restored.
          </p>
          {undone.conflicts.length > 0 && (
            <ul aria-label="What stays">
              {undone.conflicts.slice(0, 20).map((conflict) => (
                <li key={`${conflict.entity}-${conflict.id}`} className="s">
                  {conflict.reason}
                </li>
              ))}
              {undone.conflicts.length > 20 && (
                <li className="s ink3">and {number(undone.conflicts.length - 20)} more</li>
              )}
            </ul>
          )}
        </>
      ) : (
        <Stats spread>
          <Figure label="New" value={number(summary.created)} size="m" />
          <Figure label="Updated" value={number(summary.updated)} size="m" />
          <Figure label="No change" value={number(summary.unchanged)} size="m" />
          <Figure label="Left out" value={number(summary.skipped)} size="m" />
          <Figure
            label="Reaches"
            value={
              summary.firstDay && summary.lastDay ? daySpan(summary.firstDay, summary.lastDay, { year: true }) : '–'
            }
            size="m"
          />
        </Stats>
      )}
      {!undone && <Told summary={summary} />}
      <p className="row" style={{ marginTop: 'var(--space-4)' }}>
        {!undone && <Place batch={summary.batch} format={entry.format} from={summary.firstDay} to={summary.lastDay} />}
        <Button onClick={() => void navigate({ to: '/data' })}>All imports</Button>
        {onNext && (
          <span className={styles.grow}>
            <Button kind="primary" onClick={onNext}>
              Next file
            </Button>
          </span>
        )}
      </p>
    </Card>
  );
};
