import { Link } from '@tanstack/react-router';
import type { HomeView } from '../../../../shared/contract/reports';
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
  const period = view.span.period;
  const targets = useRead('targets.list', { period });
  const nameOf = (id: string | null): string => view.channels.find((line) => line.id === id)?.name ?? '';
  const set = useWrite('targets.set', {
    done: (_output, input) => `Gave ${money(leftMinor, currency)} of the target to ${nameOf(input.channelId ?? null)}`,
  });
  const own = targets.data?.some((target) => target.channelId === null) ?? false;
  if (!own || leftMinor <= 0)
    return (
      <Link to="/settings" search={{ section: 'targets' }} className={buttonClass({ small: true })}>
        Allocate
      </Link>
    );
  const given = new Map(targets.data?.map((target) => [target.channelId, target.amountMinor]));
  return (
    <Menu
      label={`Allocate ${money(leftMinor, currency)}`}
      position="bottom-end"
      items={[
        { heading: `${money(leftMinor, currency)} of ${periodShort(periodOfSpan(view.span))} to` },
        ...view.channels.flatMap((line) => {
          const { id } = line;
          if (id === null) return [];
          const now = given.get(id) ?? 0;
          return [
            {
              label: line.name,
              hint: `${money(now, currency)} becomes ${money(now + leftMinor, currency)}`,
              onSelect: () => set.mutate({ period, channelId: id, amountMinor: now + leftMinor }),
            },
          ];
        }),
      ]}
    >
      <Button small>Allocate</Button>
    </Menu>
  );
};
