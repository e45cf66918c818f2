import { type Icon, IconBroadcast, IconTag, IconTargetOff, IconUser } from '@tabler/icons-react';
import { useRead } from '../../api';
import { FilterChip, FilterLine, FilterText, type MenuItem, MoreFilters } from '../../ui';
import { NONE, useCampaignsSearch } from './search';
import { OBJECTIVE_CHOICES, PROMOTION_CHOICES, STATUS_CHOICES } from './words';

type Key = 'objective' | 'promotion' | 'owner' | 'status' | 'product' | 'channel';
type Choice = { value: string; label: string };

/** Narrows the set that all views show. Channel and owner always stand here, the rest once it is used. */
export const Filters = () => {
  const { search, change } = useCampaignsSearch();
  const people = useRead('people.list', {});
  const choices = useRead('deals.choices', {});
  const named = (list: readonly { id: string; name: string }[] | undefined): Choice[] =>
    (list ?? []).map((one) => ({ value: one.id, label: one.name }));
  const lists: Record<Key, { name: string; all: string; list: readonly Choice[] }> = {
    promotion: { name: 'Channel', all: 'Every channel', list: PROMOTION_CHOICES },
    owner: { name: 'Owner', all: 'Anyone', list: [...named(people.data), { value: NONE, label: 'Nobody' }] },
    objective: { name: 'Objective', all: 'Every objective', list: OBJECTIVE_CHOICES },
    status: { name: 'Status', all: 'Every status', list: STATUS_CHOICES },
    product: { name: 'Product', all: 'Every product', list: named(choices.data?.products) },
    channel: { name: 'Serves', all: 'Every sales channel', list: named(choices.data?.channels) },
  };
  const pick = (key: Key): MenuItem[] => [
    { label: lists[key].all, checked: search[key] === undefined, onSelect: () => change({ [key]: undefined }) },
    'line',
    ...lists[key].list.map(({ value, label }) => ({
      label,
      checked: search[key] === value,
      onSelect: () => change({ [key]: value }),
    })),
  ];
  const chosen = (key: Key): string =>
    lists[key].list.find((one) => one.value === search[key])?.label ?? search[key] ?? '';
  const chip = (key: Key, icon: Icon, none?: string) =>
    search[key] === undefined && none === undefined ? null : (
      <FilterChip
        key={key}
        icon={icon}
        label={lists[key].name}
        text={`${lists[key].name}: ${search[key] === undefined ? none : chosen(key).toLowerCase() === 'nobody' ? 'nobody' : chosen(key)}`}
        items={pick(key)}
        onClear={search[key] === undefined ? undefined : () => change({ [key]: undefined })}
      />
    );
  const more = (['objective', 'status', 'product', 'channel'] as const).flatMap((key): MenuItem[] => [
    { heading: lists[key].name },
    ...lists[key].list.map(({ value, label }) => ({
      label,
      checked: search[key] === value,
      onSelect: () => change({ [key]: value }),
    })),
  ]);
  return (
    <FilterLine>
      {chip('promotion', IconBroadcast, 'all')}
      {chip('owner', IconUser, 'anyone')}
      {(['objective', 'status', 'product', 'channel'] as const).map((key) => chip(key, IconTag))}
      {search.untargeted && (
        <FilterChip
          label="Without a target"
          text="Without a target"
          onClear={() => change({ untargeted: undefined })}
        />
      )}
      <MoreFilters
        items={[
          ...(search.untargeted
            ? []
            : [{ label: 'Without a target', icon: IconTargetOff, onSelect: () => change({ untargeted: true }) }]),
          ...more,
        ]}
      />
      <FilterText label="Find campaigns by name" value={search.q ?? ''} onChange={(q) => change({ q })} />
    </FilterLine>
  );
};
