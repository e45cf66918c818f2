import { useState } from 'react';
import type { RuleChange } from '../../../../shared/contract/attribution';
import { sentence, useWrite } from '../../api';
import { Button, Dialog } from '../../ui';
import { Moves } from './RuleDialog';

/** A change of the rules that waits for a yes. */
export type Pending = { title: string; change: RuleChange };

/** What taking a rule away, or trying it at another place, would move; made only when it is applied. */
export const ChangeDialog = ({ pending, onClose }: { pending: Pending; onClose: () => void }) => {
  const [error, setError] = useState<string | null>(null);
  const change = useWrite('attribution.change', { quiet: true, done: () => 'Changed the attribution rules' });
  const apply = (): void =>
    change.mutate({ change: pending.change }, { onSuccess: onClose, onError: (thrown) => setError(sentence(thrown)) });
  return (
    <Dialog
      open
      onClose={onClose}
      width={560}
      title={pending.title}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" waits={change.isPending && 'Orders are attributed anew'} onClick={apply}>
            Apply
          </Button>
        </>
      }
    >
      {error !== null && (
        <p role="alert" className="bad">
          {error}
        </p>
      )}
      <Moves change={pending.change} />
    </Dialog>
  );
};
