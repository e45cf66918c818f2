import { useState } from 'react';
import type { Output } from '../../../../shared/contract';
import { useJob } from '../../api';
import { plural } from '../../format';
import { Button, Dialog, Progress, showError, showNote } from '../../ui';
import styles from './data.module.css';

export type Undone = Output<'imports.undo'>;
type Conflict = Undone['conflicts'][number];

const idOf = (conflict: Conflict): string => `${conflict.entity}/${conflict.id}`;
const SHOWN = 200;

/**
 * Takes an import back. What was changed since is shown first, with what it is now and what it would become: it stays,
 * unless somebody says that it goes, too.
 */
export const TakeBack = ({
  batch,
  file,
  label,
  onDone,
}: {
  batch: number;
  file: string;
  label: string;
  onDone?: (undone: Undone) => void;
}) => {
  const attempt = useJob('imports.tryUndo');
  const undo = useJob('imports.undo');
  const [asked, setAsked] = useState<Undone | null>(null);
  const [also, setAlso] = useState<ReadonlySet<string>>(new Set());
  const running = attempt.state === 'running' || undo.state === 'running';
  const takeBack = async (given: ReadonlySet<string>): Promise<void> => {
    setAsked(null);
    const undone = await undo.run({ batch, also: [...given] }, (error) => showError(error.message));
    if (!undone) return;
    const { kept } = undone;
    showNote(
      `Took back ${file}: ${plural(undone.removed, 'record')} removed, ${plural(undone.restored, 'record')} restored${kept > 0 ? `, ${kept} left as changed since` : ''}.`,
    );
    onDone?.(undone);
  };
  const begin = async (): Promise<void> => {
    const tried = await attempt.run({ batch }, (error) => showError(error.message));
    if (!tried) return;
    setAlso(new Set());
    if (tried.kept > 0) setAsked(tried);
    else await takeBack(new Set());
  };
  const toggle = (id: string): void => {
    const next = new Set(also);
    if (!next.delete(id)) next.add(id);
    setAlso(next);
  };
  const conflicts = asked?.conflicts ?? [];
  const inAll = asked?.kept ?? 0;
  return (
    <>
      <Button small onClick={() => void begin()} waits={running && 'It is being taken back'}>
        {label}
      </Button>
      <Progress job={attempt} label="Looking at what was changed since" />
      <Progress job={undo} label="Taking it back" />
      <Dialog
        title={`${plural(inAll, 'record was', 'records were')} changed since`}
        open={asked !== null}
        onClose={() => setAsked(null)}
        actions={
          <>
            <Button onClick={() => setAsked(null)}>Leave the import as it is</Button>
            <Button kind="primary" onClick={() => void takeBack(also)}>
              {also.size === 0 ? 'Take back the rest' : `Take back, ${also.size} of these as well`}
            </Button>
          </>
        }
      >
        <p>
          {plural(asked?.removed ?? 0, 'record goes', 'records go')} and{' '}
          {plural(asked?.restored ?? 0, 'record gets', 'records get')} the old values again. What somebody, or a later
          import, changed since stays, but for what you tick.
        </p>
        <ul className={styles.conflicts}>
          {conflicts.slice(0, SHOWN).map((conflict) => (
            <li key={idOf(conflict)} className="s">
              <label className="row">
                <input type="checkbox" checked={also.has(idOf(conflict))} onChange={() => toggle(idOf(conflict))} />
                {conflict.reason}
              </label>
              {conflict.fields.map((field) => (
                <div key={field.field} className="ink2">
                  {field.field}: now {field.now || 'empty'}, would be {field.back || 'empty'} again
                </div>
              ))}
            </li>
          ))}
          {inAll > SHOWN && <li className="s ink3">and {inAll - SHOWN} more, which stay</li>}
        </ul>
      </Dialog>
    </>
  );
};
