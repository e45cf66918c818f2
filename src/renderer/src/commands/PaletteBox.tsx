import { Spotlight, spotlight } from '@mantine/spotlight';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../shared/contract';
import { SEARCH_KINDS } from '../../../shared/contract/search-kinds';
import { useRead } from '../api';
import { keyLabel } from './keys';
import styles from './Palette.module.css';
import type { Command } from './registry';
import { useCommands } from './useCommand';
import { markedName } from '../features/campaigns/untargeted';
import { useUntargeted } from '../features/campaigns/useUntargeted';

type Hit = Output<'search.query'>[number];

const KINDS: Record<Hit['kind'], string> = {
  metric: 'Metrics',
  company: 'Companies',
  contact: 'Contacts',
  need: 'Needs and issues',
  location: 'Locations',
  deal: 'Deals',
  proposal: 'Proposals',
  lead: 'Leads',
  customer: 'Customers',
  order: 'Orders',
  product: 'Products',
  campaign: 'Campaigns',
  experiment: 'Experiments',
  channel: 'Targets and channels',
  moment: 'Moments',
  worksheet: 'Worksheets',
  content: 'Content',
  creator: 'Creators',
  keyword: 'Keywords',
  web: 'Website',
  deliverable: 'Deliverables',
  code: 'Codes',
  audience: 'Audiences',
  proposition: 'Value propositions',
  message: 'Messages',
  tone: 'Tone',
  event: 'Events',
  mention: 'Press',
  flight: 'Offline media',
  ask: 'Budget asks',
  note: 'Field notes',
  meeting: 'Meetings',
  agenda: 'Said in meetings',
  decision: 'Decisions',
  action: 'Actions',
  activity: 'Activities',
  material: 'Materials',
  person: 'People',
};

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

/** Goes to the page or panel that shows what was found. */
const useOpenHit = (): ((hit: Hit) => void) => {
  const navigate = useNavigate();
  return ({ opens: { kind, id } }) => {
    const creators = (tab: string) =>
      navigate({ to: '/campaigns/creators', search: (old) => ({ period: old.period, tab, item: id }) });
    const message = (tab: string) =>
      navigate({ to: '/campaigns/message', search: (old) => ({ period: old.period, tab, item: id }) });
    const places: Record<Hit['opens']['kind'], () => unknown> = {
      metric: () => navigate({ to: '/metrics/$id', params: { id } }),
      product: () => navigate({ to: '/products/$id', params: { id } }),
      deal: () => navigate({ to: '/pipeline', search: (old) => ({ period: old.period, deal: id }) }),
      proposal: () => navigate({ to: '/pipeline/proposals/$id', params: { id } }),
      lead: () => navigate({ to: '/leads/$id', params: { id } }),
      company: () => navigate({ to: '/customers/companies/$id', params: { id } }),
      contact: () => navigate({ to: '/customers/contacts/$id', params: { id } }),
      customer: () => navigate({ to: '/customers/buyers/$id', params: { id } }),
      web: () =>
        navigate({ to: '/campaigns/content', search: (old) => ({ period: old.period, tab: 'web', item: id }) }),
      ask: () => navigate({ to: '/campaigns/budget' }),
      deliverable: () => creators('deliverable'),
      code: () => creators('code'),
      flight: () => creators('flight'),
      proposition: () => message('proposition'),
      tone: () => message('tone'),
      need: () => navigate({ to: '/customers' }),
      location: () => navigate({ to: '/customers' }),
      // Needs, locations and channels say what opens in their place; these are for completeness.
      order: () => navigate({ to: '/customers', search: (old) => ({ period: old.period, tab: 'orders', item: id }) }),
      campaign: () => navigate({ to: '/campaigns/$id', params: { id } }),
      experiment: () => navigate({ to: '/campaigns', search: (old) => ({ period: old.period, tab: 'experiments' }) }),
      target: () =>
        navigate({ to: '/targets', search: (old) => ({ period: old.period, ...(id === '' ? {} : { node: id }) }) }),
      channel: () => navigate({ to: '/targets' }),
      moment: () => navigate({ to: '/targets', search: (old) => ({ period: old.period, view: 'plan' }) }),
      worksheet: () => navigate({ to: '/four-ps/$id', params: { id } }),
      content: () => navigate({ to: '/campaigns/content', search: (old) => ({ period: old.period, item: id }) }),
      keyword: () =>
        navigate({ to: '/campaigns/content', search: (old) => ({ period: old.period, tab: 'keyword', item: id }) }),
      creator: () => navigate({ to: '/campaigns/creators', search: (old) => ({ period: old.period, item: id }) }),
      event: () => creators('event'),
      mention: () => creators('mention'),
      audience: () => navigate({ to: '/campaigns/message', search: (old) => ({ period: old.period, item: id }) }),
      message: () => message('message'),
      note: () => navigate({ to: '/field-notes', search: (old) => ({ period: old.period, note: id }) }),
      meeting: () => navigate({ to: '/meetings/$id', params: { id } }),
      agenda: () => navigate({ to: '/meetings/$id', params: { id } }),
      decision: () => navigate({ to: '/meetings', search: (old) => ({ period: old.period, view: 'decisions' }) }),
      action: () => navigate({ to: '/meetings', search: (old) => ({ period: old.period, view: 'actions' }) }),
      activity: () =>
        navigate({ to: '/customers', search: (old) => ({ period: old.period, tab: 'activities', item: id }) }),
      material: () => navigate({ to: '/customers', search: (old) => ({ period: old.period, tab: 'materials' }) }),
      person: () => navigate({ to: '/settings', search: (old) => ({ period: old.period, section: 'people' }) }),
    };
    places[kind]();
  };
};

/** Opens the box; it must stand in the page. */
export const openPalette = (): void => spotlight.open();

/** What Ctrl K opens: pages, actions, and whatever the workspace knows by that name. */
export const PaletteBox = () => {
  const [query, setQuery] = useState('');
  const [asked] = useDebouncedValue(query.trim(), 120);
  const commands = useCommands();
  const openHit = useOpenHit();
  const untargeted = useUntargeted(asked.length > 1);
  const search = useRead('search.query', { text: asked }, { enabled: asked.length > 1 });
  const hits = query.trim().length > 1 ? (search.data ?? []) : [];
  const matching = found(commands, query);

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
        {SEARCH_KINDS.map((kind) => {
          const ofKind = hits.filter((hit) => hit.kind === kind);
          return (
            ofKind.length > 0 && (
              <Spotlight.ActionsGroup key={kind} label={KINDS[kind]}>
                {ofKind.map((hit) => (
                  <Spotlight.Action
                    key={hit.id}
                    label={markedName(hit.title, kind === 'campaign' && untargeted.has(hit.id))}
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
