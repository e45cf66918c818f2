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
