import { IconBuildingStore, IconCalendar, IconClock, IconPlus, IconTag, IconUser, IconX } from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useRead } from '../../api';
import { periodName } from '../../format';
import { usePeriod } from '../../frame/period';
import { Menu, type MenuItem } from '../../ui';
import styles from './pipeline.module.css';
import { NONE, type PipelineSearch, usePipelineSearch } from './search';

type Choice = { value: string; label: string };

/** A filter that is set, or one that always shows; its menu changes it, its cross takes it away. */
const Chip = ({
  icon: Glyph,
  text,
  items,
  label,
  onClear,
}: {
  icon: Icon;
  text: string;
  label: string;
  items: readonly MenuItem[];
  onClear?: (() => void) | undefined;
}) => (
  <span className={styles.chip}>
    <Menu label={label} items={items}>
      <button type="button" className={styles.chipText}>
        <Glyph size={12} aria-hidden />
        {text}
      </button>
    </Menu>
    {onClear && (
      <button type="button" className={styles.chipCross} aria-label={`Clear ${label.toLowerCase()}`} onClick={onClear}>
        <IconX size={12} aria-hidden />
      </button>
    )}
  </span>
);

/** Text typed here goes into the address a moment after the last key. */
const TextFilter = ({ value, onChange }: { value: string; onChange: (value: string) => void }) => {
  const [draft, setDraft] = useState(value);
  const [shown, setShown] = useState(value);
  if (shown !== value) {
    setShown(value);
    setDraft(value);
  }
  useEffect(() => {
    if (draft === value) return undefined;
    const timer = setTimeout(() => onChange(draft), 200);
    return () => clearTimeout(timer);
  }, [draft, value, onChange]);
  return (
    <input
      type="search"
      className={styles.search}
      aria-label="Find deals by title or company"
      placeholder="Find"
      value={draft}
      onChange={(event) => setDraft(event.currentTarget.value)}
    />
  );
};

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
    { heading: 'Label' },
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
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset cannot be laid out in a line everywhere
    <div className={styles.filters} role="group" aria-label="Filters">
      <Chip
        icon={IconUser}
        label="Owner"
        text={`Owner: ${search.owner ? nameOf(search.owner, owners, 'nobody') : 'anyone'}`}
        items={pick('owner', 'Anyone', owners, 'Nobody')}
        onClear={search.owner ? clear('owner') : undefined}
      />
      <Chip
        icon={IconBuildingStore}
        label="Channel"
        text={`Channel: ${search.channel ? nameOf(search.channel, channels, 'none') : `all ${channels.length}`}`}
        items={pick('channel', 'All channels', channels, 'No channel')}
        onClear={search.channel ? clear('channel') : undefined}
      />
      {search.close && (
        <span className={styles.chip}>
          <span className={styles.chipText}>Close: {periodName(period)}</span>
          <button type="button" className={styles.chipCross} aria-label="Clear close" onClick={clear('close')}>
            <IconX size={12} aria-hidden />
          </button>
        </span>
      )}
      {search.stale && (
        <span className={styles.chip}>
          <span className={styles.chipText}>Only stale</span>
          <button type="button" className={styles.chipCross} aria-label="Clear stale" onClick={clear('stale')}>
            <IconX size={12} aria-hidden />
          </button>
        </span>
      )}
      {(['label', 'source', 'product'] as const).map((key) =>
        search[key] === undefined ? null : (
          <Chip
            key={key}
            icon={IconTag}
            label={key === 'label' ? 'Label' : key === 'source' ? 'Source' : 'Product'}
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
      <Menu label="More filters" items={more}>
        <button type="button" className={styles.addFilter}>
          <IconPlus size={12} aria-hidden />
          Filter
        </button>
      </Menu>
      <TextFilter value={search.q ?? ''} onChange={(q) => change({ q })} />
    </div>
  );
};
