import { IconDots } from '@tabler/icons-react';
import type { ChannelNode } from '../../../../shared/contract/workspace';
import { useWrite } from '../../api';
import { Menu, type MenuItem } from '../../ui';
import { buttonClass } from '../../ui';
import { placesFor } from './channelTree';

/** Moving and removing a channel. What refuses says why in a toast. */
export const ChannelMenu = ({ node, nodes }: { node: ChannelNode; nodes: readonly ChannelNode[] }) => {
  const move = useWrite('channels.update', { done: () => `Moved ${node.name}` });
  const remove = useWrite('channels.remove', { done: () => `Removed ${node.name}` });
  const places = node.level === 'type' ? [] : placesFor(node, nodes);
  const items: MenuItem[] = [
    ...(places.length > 0 ? [{ heading: 'Move to' }] : []),
    ...places.map(
      (place): MenuItem => ({
        label: place.name,
        checked: place.id === node.parentId,
        onSelect: () => {
          if (place.id !== node.parentId) move.mutate({ id: node.id, parentId: place.id, type: place.type });
        },
      }),
    ),
    ...(places.length > 0 ? (['line'] as const) : []),
    { label: 'Remove', danger: true, onSelect: () => remove.mutate({ id: node.id }) },
  ];
  return (
    <Menu label={`More for ${node.name}`} items={items} position="bottom-end">
      <button
        type="button"
        className={buttonClass({ kind: 'quiet', small: true }, true)}
        aria-label={`More for ${node.name}`}
      >
        <IconDots size={16} aria-hidden />
      </button>
    </Menu>
  );
};
