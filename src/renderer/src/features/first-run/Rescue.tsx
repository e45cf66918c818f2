import { useState } from 'react';
import type { Output } from '../../../../shared/contract';
import { useForgetEverything, useJob, useRead } from '../../api';
import { moment, number, plural } from '../../format';
import { Button, Card, Dialog, Progress } from '../../ui';

type Rescued = Output<'app.rescue'>;

/** How much of a damaged file was read, table by table. */
const Report = ({ rescued, onClose }: { rescued: Rescued; onClose: () => void }) => {
  const lost = rescued.tables.filter(({ read, of }) => of === null || read < of);
  const whole = rescued.tables.length - lost.length;
  return (
    <Dialog
      open
      title="What could be read"
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={onClose}>
          Open what was saved
        </Button>
      }
    >
      <p>
        {plural(
          rescued.tables.reduce((sum, { read }) => sum + read, 0),
          'row',
        )}{' '}
        are in {rescued.path}. The damaged file is as it was.
      </p>
      <p className="s ink2">
        {whole === rescued.tables.length
          ? 'Every table was read whole.'
          : `${plural(whole, 'table')} were read whole; of the others:`}
      </p>
      <ul className="s">
        {lost.map(({ label, read, of }) => (
          <li key={label}>
            {label}: {number(read)} of {of === null ? 'nobody knows how many' : number(of)}
          </li>
        ))}
      </ul>
    </Dialog>
  );
};

/** A workspace file that does not open: what there is to go on with. The file itself is never touched. */
export const Rescue = () => {
  const damage = useRead('app.damage', {}).data;
  const rescue = useJob('app.rescue');
  const forget = useForgetEverything();
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const [rescued, setRescued] = useState<Rescued | null>(null);
  if (!damage || damage.file === null) return null;
  const { copy } = damage;
  const running = rescue.state === 'running';
  const go = async (how: 'restore' | 'salvage'): Promise<void> => {
    const made = await rescue.run({ how });
    if (!made) return;
    if (how === 'salvage') setRescued(made);
    else void forget();
  };
  return (
    <Card title="What can be done" sub="each makes a new file and leaves this one as it is">
      <div className="row">
        <span className="s">
          {copy
            ? `The newest sound copy is of ${moment(copy.at, today, 'as-written')}, with ${plural(copy.rows, 'row')}${damage.damagedCopies > 0 ? `; ${plural(damage.damagedCopies, 'newer copy', 'newer copies')} cannot be read` : ''}.`
            : 'There is no copy of it that can be read.'}
        </span>
        {copy && (
          <span className="push">
            <Button small kind="primary" onClick={() => void go('restore')} waits={running && 'It is being made'}>
              Go on from this copy
            </Button>
          </span>
        )}
      </div>
      {damage.readable && (
        <div className="row">
          <span className="s">
            What can still be read of the damaged file goes into a new one, counted table by table.
          </span>
          <span className="push">
            <Button small onClick={() => void go('salvage')} waits={running && 'It is being made'}>
              Save what can be read
            </Button>
          </span>
        </div>
      )}
      <Progress job={rescue} label="Reading" />
      {rescued && <Report rescued={rescued} onClose={() => (setRescued(null), void forget())} />}
    </Card>
  );
};
