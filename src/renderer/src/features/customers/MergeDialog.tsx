import { useState } from 'react';
import type { PairRow, Takes } from '../../../../shared/contract/duplicates';
import type { MatchKind } from '../../../../shared/domain/duplicates';
import { useJob, useRead } from '../../api';
import { Await, Button, Dialog, Progress } from '../../ui';
import styles from './merge.module.css';

type Props = { kind: MatchKind; pair: Pick<PairRow, 'a' | 'b'>; onClose: () => void; onMerged?: () => void };
type Field = { field: string; label: string; keep: string; drop: string; take: Takes; joins: boolean };
type Choose = (field: string, take: Takes) => void;

const Choice = ({
  field,
  take,
  chosen,
  text,
  onChoose,
}: {
  field: Field;
  take: Takes;
  chosen: Takes;
  text: string;
  onChoose: Choose;
}) => (
  <label className={styles.choice}>
    <input type="radio" name={field.field} checked={chosen === take} onChange={() => onChoose(field.field, take)} />
    <span className={text === '' ? 'ink3' : styles.value}>{text || 'Empty'}</span>
  </label>
);

/** One field: where both say the same there is nothing to choose. */
const Row = ({ field, chosen, onChoose }: { field: Field; chosen: Takes; onChoose: Choose }) => {
  const shared = { field, chosen, onChoose };
  return field.keep === field.drop ? (
    <div className={styles.row}>
      <span className="s ink3">{field.label}</span>
      <span className={styles.same}>{field.keep}</span>
    </div>
  ) : (
    <fieldset className={styles.row}>
      <legend className="unseen">{field.label}</legend>
      <span className="s ink3" aria-hidden>
        {field.label}
      </span>
      <Choice {...shared} take="keep" text={field.keep} />
      <Choice {...shared} take="drop" text={field.drop} />
      {field.joins && field.keep !== '' && field.drop !== '' && (
        <span className={styles.both}>
          <Choice {...shared} take="both" text="Keep both" />
        </span>
      )}
    </fieldset>
  );
};

/** Two records side by side: which one stays, and whose value of each field. What hangs on the other moves over. */
export const MergeDialog = ({ kind, pair, onClose, onMerged }: Props) => {
  const [swapped, setSwapped] = useState(false);
  const [chosen, setChosen] = useState<Record<string, Takes>>({});
  const [keep, drop] = swapped ? [pair.b, pair.a] : [pair.a, pair.b];
  const ids = { kind, keepId: keep.id, dropId: drop.id };
  const compared = useRead('duplicates.compare', ids, { keep: false });
  const merge = useJob('duplicates.merge', { done: () => `Merged ${drop.name} into ${keep.name}` });
  const running = merge.state === 'running';
  const close = (): void => {
    if (running) merge.cancel();
    else onClose();
  };
  const run = async (): Promise<void> => {
    if ((await merge.run({ ...ids, take: chosen })) === null) return;
    onMerged?.();
    onClose();
  };
  return (
    <Dialog
      open
      width={680}
      onClose={close}
      title={`Are these ${kind} the same?`}
      actions={
        <>
          {!running && <Button onClick={close}>Cancel</Button>}
          <Button kind="primary" disabled={running || !compared.data} onClick={() => void run()}>
            Merge into one
          </Button>
        </>
      }
    >
      <div className={styles.head}>
        <span />
        <div>
          <span className="s ink3">Stays</span>
          <b className="cut">{keep.name}</b>
        </div>
        <div>
          <span className="s ink3">Goes into it</span>
          <b className="cut">{drop.name}</b>
        </div>
      </div>
      <Await query={compared}>
        {({ fields, moves, joins }) => (
          <>
            <div className={styles.fields}>
              {fields
                .filter((field) => field.keep !== '' || field.drop !== '')
                .map((field) => (
                  <Row
                    key={field.field}
                    field={field}
                    chosen={chosen[field.field] ?? field.take}
                    onChoose={(name, take) => setChosen((old) => ({ ...old, [name]: take }))}
                  />
                ))}
            </div>
            <p className={styles.moves}>
              {moves.length === 0
                ? `Nothing hangs on ${drop.name}.`
                : `Moves over: ${moves.map((one) => `${one.label.toLowerCase()} (${one.count})`).join(', ')}.`}{' '}
              One undo brings everything back.
            </p>
            {joins.length > 0 && (
              <ul className={styles.joins}>
                {joins.map((join) => (
                  <li key={join}>{join}</li>
                ))}
              </ul>
            )}
          </>
        )}
      </Await>
      <Button
        small
        kind="quiet"
        disabled={running}
        onClick={() => {
          setChosen({});
          setSwapped(!swapped);
        }}
      >
        Keep {drop.name} instead
      </Button>
      <Progress job={merge} noun="line" label="Merging" />
    </Dialog>
  );
};
