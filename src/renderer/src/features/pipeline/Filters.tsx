import { IconBuildingStore, IconCalendar, IconClock, IconTag, IconUser } from '@tabler/icons-react';
import { useRead } from '../../api';
import { periodName } from '../../format';
import { usePeriod } from '../../frame/period';
import { FilterChip, FilterLine, FilterText, type MenuItem, MoreFilters } from '../../ui';
import { NONE, type PipelineSearch, usePipelineSearch } from './search';

type Choice = { value: string; label: string };

/** Narrows the set that all four views show. Owner and channel always stand here, the rest once it is used. */
export const Filters = () => {
  const { search, change } = usePipelineSearch();
  const { period } = usePeriod();
  const people = useRead('people.list', {});
  const choices = useRead('deals.choices', {});
  const named = (list: readonly { id: string; name: string }[] | undefined): Choice[] =>
    (list ?? []).map((one) => ({ value: one.id, label: one.name }));
  const texts = (list: readonly string[] | undefined): Choice[] =>
    (list ?? []).map((one) => ({ value: one, label: one }));

  const pick = (
    key: 'owner' | 'channel' | 'product' | 'source' | 'label',
    all: string,
    list: readonly Choice[],
    none?: string,
  ): MenuItem[] => [
    { label: all, checked: search[key] === undefined, onSelect: () => change({ [key]: undefined }) },
    ...(none ? [{ label: none, checked: search[key] === NONE, onSelect: () => change({ [key]: NONE }) }] : []),
    ...(list.length > 0 ? (['line'] as const) : []),
    ...list.map(({ value, label }) => ({
      label,
      checked: search[key] === value,
      onSelect: () => change({ [key]: value }),
    })),
  ];
  const nameOf = (value: string | undefined, list: readonly Choice[], none: string): string =>
    value === NONE ? none : (list.find((one) => one.value === value)?.label ?? value ?? '');
  const clear = (key: keyof PipelineSearch) => () => change({ [key]: undefined });

  const owners = named(people.data);
  const channels = named(choices.data?.channels);
  const products = named(choices.data?.products);
  const more: MenuItem[] = [
    ...(search.close
      ? []
      : [{ label: `Closes in ${periodName(period)}`, onSelect: () => change({ close: true }), icon: IconCalendar }]),
    ...(search.stale ? [] : [{ label: 'Only stale', onSelect: () => change({ stale: true }), icon: IconClock }]),
    { heading: 'Tag' },
    ...texts(choices.data?.labels).map(({ value, label }) => ({
      label,
      checked: search.label === value,
      onSelect: () => change({ label: value }),
    })),
    { heading: 'Source' },
    ...texts(choices.data?.sources).map(({ value, label }) => ({
      label,
      checked: search.source === value,
      onSelect: () => change({ source: value }),
    })),
    { heading: 'Product' },
    ...products.map(({ value, label }) => ({
      label,
      checked: search.product === value,
      onSelect: () => change({ product: value }),
    })),
  ];
  return (
    <FilterLine>
      <FilterChip
        icon={IconUser}
        label="Owner"
        text={`Owner: ${search.owner ? nameOf(search.owner, owners, 'nobody') : 'anyone'}`}
        items={pick('owner', 'Anyone', owners, 'Nobody')}
        onClear={search.owner ? clear('owner') : undefined}
      />
      <FilterChip
        icon={IconBuildingStore}
        label="Channel"
        text={`Channel: ${search.channel ? nameOf(search.channel, channels, 'none') : `all ${channels.length}`}`}
        items={pick('channel', 'All channels', channels, 'No channel')}
        onClear={search.channel ? clear('channel') : undefined}
      />
      {search.close && <FilterChip label="Close" text={`Close: ${periodName(period)}`} onClear={clear('close')} />}
      {search.stale && <FilterChip label="Stale" text="Only stale" onClear={clear('stale')} />}
      {(['label', 'source', 'product'] as const).map((key) =>
        search[key] === undefined ? null : (
          <FilterChip
            key={key}
            icon={IconTag}
            label={key === 'label' ? 'Tag' : key === 'source' ? 'Source' : 'Product'}
            text={key === 'product' ? nameOf(search.product, products, 'no product') : (search[key] ?? '')}
            items={
              key === 'product'
                ? pick('product', 'All products', products, 'No product')
                : pick(key, 'All', texts(key === 'label' ? choices.data?.labels : choices.data?.sources))
            }
            onClear={clear(key)}
          />
        ),
      )}
      <MoreFilters items={more} />
      <FilterText label="Find deals by title or company" value={search.q ?? ''} onChange={(q) => change({ q })} />
    </FilterLine>
  );
};
