import type { RuleChange } from '../../../../shared/contract/attribution';
import { useJob } from '../../api';
import { Progress } from '../../ui';
import { Moves } from './Moves';
import { MovesDialog } from './MovesDialog';

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
    <MovesDialog title={pending.title} running={running} onLeave={leave} onApply={() => void apply()}>
      <Progress job={change} noun="order" label="Attributing orders anew" />
      {!running && <Moves change={pending.change} />}
    </MovesDialog>
  );
};
