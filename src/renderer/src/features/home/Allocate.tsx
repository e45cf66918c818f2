import { Link } from '@tanstack/react-router';
import type { HomeView } from '../../../../shared/contract/home';
import { useRead, useWorkspace, useWrite } from '../../api';
import { money, periodShort } from '../../format';
import { periodOfSpan } from '../../print/words';
import { Button, buttonClass, Menu } from '../../ui';

/**
 * Gives what is left of the company's target to a channel, in one step that can be undone. Where the target was
 * not set for this very period, or more was given away than there is, it leads to where targets are set.
 */
export const Allocate = ({ view, leftMinor }: { view: HomeView; leftMinor: number }) => {
  const { currency } = useWorkspace();
  const { period } = view.span;
  const { data } = useRead('targets.tree', { period, metric: 'net-sales' });
  const set = useWrite('targets.setAmount', {
    done: (_output, { id }) =>
      `Gave ${money(leftMinor, currency)} of the target to ${data?.nodes.find((node) => node.id === id)?.name ?? ''}`,
  });
  const channels = data?.nodes.filter((node) => node.depth === 1 && !node.beside) ?? [];
  if (data?.tree?.period !== period || leftMinor <= 0 || channels.length === 0)
    return (
      <Link to="/targets" className={buttonClass({ small: true })}>
        Allocate
      </Link>
    );
  return (
    <Menu
      label={`Allocate ${money(leftMinor, currency)}`}
      position="bottom-end"
      items={[
        { heading: `${money(leftMinor, currency)} of ${periodShort(periodOfSpan(view.span))} to` },
        ...channels.map(({ id, name, target }) => ({
          label: name,
          hint: `${money(target, currency)} becomes ${money(target + leftMinor, currency)}`,
          onSelect: () => set.mutate({ id, amount: target + leftMinor, mode: 'rest' }),
        })),
      ]}
    >
      <Button small>Allocate</Button>
    </Menu>
  );
};
