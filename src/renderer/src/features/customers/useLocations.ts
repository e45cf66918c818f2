import type { ChannelNode } from '../../../../shared/contract/workspace';
import { useRead } from '../../api';

type Choice = { value: string; label: string };

/** Places where something can happen: locations first, each with its account, then the accounts. */
const choicesOf = (nodes: readonly ChannelNode[]): Choice[] => {
  const names = new Map(nodes.map((node) => [node.id, node.name]));
  const rank = (node: ChannelNode): number => (node.level === 'location' ? 0 : 1);
  return nodes
    .filter((node) => node.level !== 'type')
    .toSorted((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1))
    .map((node) => {
      const above = node.level === 'location' && node.parentId !== null ? names.get(node.parentId) : undefined;
      const said = above !== undefined && !node.name.toLowerCase().startsWith(above.split(' ')[0]?.toLowerCase() ?? '');
      return { value: node.id, label: said ? `${node.name}, ${above}` : node.name };
    });
};

/** The sales channels and their locations, as a list offers them. */
export const useLocations = (): Choice[] => choicesOf(useRead('channels.list', {}).data ?? []);
