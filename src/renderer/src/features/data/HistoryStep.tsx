import { useNavigate } from '@tanstack/react-router';
import type { Output } from '../../../../shared/contract';
import { useRead, useWorkspace } from '../../api';
import { moment, plural } from '../../format';
import { Await, Badge, Button, Card } from '../../ui';
import styles from './data.module.css';
import { fieldText, type Shown } from './fieldText';

type Step = Output<'history.get'>;

const DONE = { added: 'Added', changed: 'Changed', removed: 'Removed', restored: 'Restored' } as const;

const Changes = ({ step, shown }: { step: Step; shown: Shown }) => (
  <ul className={styles.changes} aria-label="Records that it changed">
    {step.changes.map((change, index) => (
      // oxlint-disable-next-line react/no-array-index-key -- one step may change a row twice; the order never changes
      <li key={index}>
        <p>
          <span className="ink3">
            {DONE[change.what]} in {change.table.toLowerCase()}
          </span>{' '}
          {change.record}
        </p>
        {change.fields.length > 0 && (
          <dl className={styles.fields}>
            {change.fields.map((field) => (
              <div key={field.field}>
                <dt>{field.field}</dt>
                <dd>
                  {change.what !== 'added' && (
                    <>
                      <del>{fieldText(field.kind, field.from, shown)}</del>
                      <span aria-hidden> → </span>
                    </>
                  )}
                  <ins>{fieldText(field.kind, field.to, shown)}</ins>
                </dd>
              </div>
            ))}
          </dl>
        )}
      </li>
    ))}
    {step.rows > step.changes.length && (
      <li className="ink3">and {plural(step.rows - step.changes.length, 'more record')}</li>
    )}
  </ul>
);

/** Why a step has no fields: it did not change records, or changed more than a history lists. */
const nothingBy = ({ batch, label }: Step['entry']): string => {
  if (batch !== null) return 'An import: each row that it brought has its line of the file.';
  if (label.startsWith('Froze '))
    return 'It kept a report as it was that day and changed no record: it opens under Reports.';
  return 'It changed no field of a record.';
};

type Props = {
  id: number;
  /** Asks for every step of the same record. */
  onRecord: (record: { entity: string; entityId: string | null }) => void;
  /** Asks for every step of the same import. */
  onBatch: (batch: number) => void;
};

/** One step of the history: who, when, and every field before and after. */
export const HistoryStep = ({ id, onRecord, onBatch }: Props) => {
  const { today, timeZone } = useWorkspace();
  const navigate = useNavigate();
  const query = useRead('history.get', { id });
  return (
    <Await query={query}>
      {(step) => {
        const { entry } = step;
        const { batch } = entry;
        return (
          <Card title="This step" actions={entry.undone && <Badge>Undone</Badge>}>
            <p>{entry.label}</p>
            <p className="s ink2">
              {entry.by ?? 'Tandem'}, {moment(entry.at, today, timeZone)}
            </p>
            <Changes step={step} shown={{ currency: step.currency, today, zone: timeZone }} />
            {step.rows === 0 && <p className="s ink3">{nothingBy(entry)}</p>}
            <div className="row">
              {entry.entityId !== null && (
                <Button small kind="quiet" onClick={() => onRecord(entry)}>
                  All of this record
                </Button>
              )}
              {batch !== null && (
                <Button
                  small
                  kind="quiet"
                  onClick={() => void navigate({ to: '/data/imports/$batch', params: { batch: String(batch) } })}
                >
                  See what came in
                </Button>
              )}
              {batch !== null && (
                <Button small kind="quiet" onClick={() => onBatch(batch)}>
                  All of this import
                </Button>
              )}
            </div>
          </Card>
        );
      }}
    </Await>
  );
};
