import { NOTE_STATUS_IDS, NOTE_STATUSES, NOTE_TYPE_IDS, NOTE_TYPES } from '../../../../shared/domain/note-line';
import { useRead } from '../../api';
import { Button, FilterText, Select } from '../../ui';
import styles from './notes.module.css';
import { useNoteFilter } from './useNoteFilter';

const ANY = '';

/** What is shown; all of it stands in the address. */
export const NoteFilters = () => {
  const { view, filtered, search, set } = useNoteFilter();
  const choices = useRead('notes.choices', {}).data;
  const named = (any: string, list: readonly { id: string; name: string }[] = []) => [
    { value: ANY, label: any },
    ...list.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <search className={styles.filters} aria-label="Filter field notes">
      <Select
        small
        w={140}
        aria-label="Type"
        data={[
          { value: ANY, label: 'Any type' },
          ...NOTE_TYPE_IDS.map((value) => ({ value, label: NOTE_TYPES[value] })),
        ]}
        value={search.type ?? ANY}
        onChange={(type) => set({ type })}
      />
      {view === 'all' && (
        <Select
          small
          w={120}
          aria-label="Status"
          data={[
            { value: ANY, label: 'Any status' },
            ...NOTE_STATUS_IDS.map((value) => ({ value, label: NOTE_STATUSES[value] })),
          ]}
          value={search.status ?? ANY}
          onChange={(status) => set({ status, view: 'all' })}
        />
      )}
      <Select
        small
        searchable
        w={140}
        aria-label="Product"
        data={named('Any product', choices?.products)}
        value={search.product ?? ANY}
        onChange={(product) => set({ product })}
      />
      <Select
        small
        searchable
        w={140}
        aria-label="Store or channel"
        data={named('Any channel', choices?.channels)}
        value={search.channel ?? ANY}
        onChange={(channel) => set({ channel })}
      />
      <Select
        small
        searchable
        w={140}
        aria-label="Competitor"
        data={[{ value: ANY, label: 'Any competitor' }, ...(choices?.competitors ?? [])]}
        value={search.competitor ?? ANY}
        onChange={(competitor) => set({ competitor })}
      />
      <Select
        small
        w={140}
        aria-label="Theme"
        data={named('Any theme', choices?.themes)}
        value={search.theme ?? ANY}
        onChange={(theme) => set({ theme })}
      />
      <span className="push row">
        {filtered && (
          <Button
            small
            kind="quiet"
            onClick={() =>
              set({ type: null, status: null, product: null, channel: null, competitor: null, theme: null, q: null })
            }
          >
            Clear
          </Button>
        )}
        <FilterText label="Find field notes" value={search.q ?? ''} onChange={(q) => set({ q })} />
      </span>
    </search>
  );
};
