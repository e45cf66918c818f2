import { Spotlight, spotlight } from '@mantine/spotlight';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../shared/contract';
import { useRead } from '../api';
import { keyLabel } from './keys';
import styles from './Palette.module.css';
import type { Command } from './registry';
import { useCommand, useCommands } from './useCommand';

type Hit = Output<'search.query'>[number];

const KINDS: Record<Hit['kind'], string> = {
  deal: 'Deals',
  lead: 'Leads',
  product: 'Products',
  metric: 'Metrics',
  company: 'Companies',
  contact: 'Contacts',
  customer: 'Customers',
  order: 'Orders',
};
/** Kinds with a place to go to, in the order they are shown. */
const SHOWN = ['metric', 'deal', 'lead', 'product', 'company', 'contact', 'customer'] as const;

const found = (commands: readonly Command[], query: string): Command[] => {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return commands.filter(({ title, group, words: more = '', hidden }) => {
    const text = `${title} ${group} ${more}`.toLowerCase();
    return !hidden && words.every((word) => text.includes(word));
  });
};

const grouped = (commands: readonly Command[]): [string, Command[]][] => [
  ...Map.groupBy(commands, (command) => command.group),
];

const useOpenHit = (): ((hit: Hit) => void) => {
  const navigate = useNavigate();
  return (hit) => {
    if (hit.kind === 'metric') void navigate({ to: '/metrics/$id', params: { id: hit.id } });
    else if (hit.kind === 'product') void navigate({ to: '/products/$id', params: { id: hit.id } });
    else if (hit.kind === 'lead') void navigate({ to: '/leads/$id', params: { id: hit.id } });
    else if (hit.kind === 'deal')
      void navigate({ to: '/pipeline', search: (old) => ({ period: old.period, deal: hit.id }) });
    else if (hit.kind === 'company') void navigate({ to: '/customers/companies/$id', params: { id: hit.id } });
    else if (hit.kind === 'contact') void navigate({ to: '/customers/contacts/$id', params: { id: hit.id } });
    else if (hit.kind === 'customer') void navigate({ to: '/customers/buyers/$id', params: { id: hit.id } });
  };
};

/** Ctrl K: pages, actions, and whatever the workspace knows by that name. */
export const Palette = () => {
  const [query, setQuery] = useState('');
  const [asked] = useDebouncedValue(query.trim(), 120);
  const commands = useCommands();
  const openHit = useOpenHit();
  const search = useRead('search.query', { text: asked, limit: 16 }, { enabled: asked.length > 1 });
  const hits = query.trim().length > 1 ? (search.data ?? []) : [];
  const matching = found(commands, query);
  useCommand([
    {
      id: 'palette',
      title: 'Search and commands',
      group: 'Help',
      keys: 'mod+K',
      hidden: true,
      run: () => spotlight.open(),
    },
  ]);

  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      size={560}
      transitionProps={{ duration: 0 }}
      overlayProps={{ backgroundOpacity: 0.2 }}
      scrollable
      maxHeight={420}
      classNames={{
        content: styles.content,
        search: styles.search,
        action: styles.action,
        actionsGroup: styles.group,
        actionsList: styles.list,
        empty: styles.empty,
      }}
    >
      <Spotlight.Search
        placeholder="Search or run a command"
        aria-label="Search or run a command"
        leftSection={<IconSearch size={16} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {SHOWN.map((kind) => {
          const ofKind = hits.filter((hit) => hit.kind === kind);
          return (
            ofKind.length > 0 && (
              <Spotlight.ActionsGroup key={kind} label={KINDS[kind]}>
                {ofKind.map((hit) => (
                  <Spotlight.Action
                    key={hit.id}
                    label={hit.title}
                    description={hit.hint || undefined}
                    onClick={() => openHit(hit)}
                  />
                ))}
              </Spotlight.ActionsGroup>
            )
          );
        })}
        {grouped(matching).map(([group, list]) => (
          <Spotlight.ActionsGroup key={group} label={group}>
            {list.map((command) => (
              <Spotlight.Action
                key={command.id}
                label={command.title}
                onClick={command.run}
                rightSection={command.keys && <kbd>{keyLabel(command.keys)}</kbd>}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {matching.length === 0 && hits.length === 0 && <Spotlight.Empty>Nothing by that name.</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
};
