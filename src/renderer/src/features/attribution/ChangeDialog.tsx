import type { RuleChange } from '../../../../shared/contract/attribution';
import { useJob } from '../../api';
import { Button, Dialog, Progress } from '../../ui';
import { Moves } from './Moves';

/** A change of the rules that waits for a yes. */
export type Pending = { title: string; change: RuleChange };

/** What taking a rule away, or trying it at another place, would move; made only when it is applied. */
export const ChangeDialog = ({ pending, onClose }: { pending: Pending; onClose: () => void }) => {
  const change = useJob('attribution.change', { done: () => 'Changed the attribution rules' });
  const running = change.state === 'running';
  const apply = async (): Promise<void> => {
    if (!(await change.run({ change: pending.change }))) return;
    onClose();
  };
  const leave = (): void => {
    change.cancel();
    onClose();
  };
  return (
    <Dialog
      open
      onClose={leave}
      width={560}
      title={pending.title}
      actions={
        <>
          <Button onClick={leave}>Cancel</Button>
          <Button kind="primary" waits={running && 'Orders are attributed anew'} onClick={() => void apply()}>
            Apply
          </Button>
        </>
      }
    >
      <Progress job={change} noun="order" label="Attributing orders anew" />
      {!running && <Moves change={pending.change} />}
    </Dialog>
  );
};
