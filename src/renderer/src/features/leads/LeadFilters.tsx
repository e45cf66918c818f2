import { LEAD_STATE_NAMES, LEAD_STATES } from '../../../../shared/domain/leads';
import { useRead } from '../../api';
import { number } from '../../format';
import { Button, Select, TextField } from '../../ui';
import { markedName } from '../campaigns/untargeted';
import { useUntargeted } from '../campaigns/useUntargeted';
import styles from './leads.module.css';
import { useLeadFilter } from './useLeadFilter';

const ANY = '';

/** What is shown: state, source, campaign, owner, words. All of it stands in the address. */
export const LeadFilters = ({ states }: { states: boolean }) => {
  const { filter, search, set } = useLeadFilter();
  const list = useRead('leads.list', filter);
  const people = useRead('people.list', {});
  const untargeted = useUntargeted();
  const campaigns = (list.data?.campaigns ?? []).map((name) => ({
    value: name,
    label: markedName(name, untargeted.named(name)),
  }));
  const counts = new Map(list.data?.states.map((one) => [one.state, one.count]));
  const filtered = ['state', 'source', 'campaign', 'owner', 'q'].some((key) => key in search);
  return (
    <search className={styles.filters} aria-label="Filter leads">
      {states && (
        <Select
          small
          w={150}
          aria-label="State"
          data={[
            { value: ANY, label: 'Any state' },
            { value: 'waiting', label: 'Waiting' },
            ...LEAD_STATES.map((state) => ({
              value: state,
              label: `${LEAD_STATE_NAMES[state]} ${number(counts.get(state) ?? 0)}`,
            })),
          ]}
          value={search.state ?? ANY}
          onChange={(state) => set({ state })}
        />
      )}
      <Select
        small
        w={140}
        aria-label="Source"
        data={[{ value: ANY, label: 'Any source' }, ...(list.data?.sources ?? [])]}
        value={search.source ?? ANY}
        onChange={(source) => set({ source })}
      />
      <Select
        small
        w={170}
        searchable
        aria-label="Campaign"
        data={[{ value: ANY, label: 'Any campaign' }, ...campaigns]}
        value={search.campaign ?? ANY}
        onChange={(campaign) => set({ campaign })}
      />
      <Select
        small
        w={150}
        aria-label="Owner"
        data={[
          { value: ANY, label: 'Any owner' },
          ...(people.data ?? []).map((person) => ({ value: person.id, label: person.name })),
          { value: 'none', label: 'Nobody' },
        ]}
        value={search.owner ?? ANY}
        onChange={(owner) => set({ owner })}
      />
      {states && (
        <Select
          small
          w={150}
          aria-label="Sort"
          data={[
            { value: 'clock', label: 'Who waits first' },
            { value: 'created', label: 'Newest first' },
            { value: 'last', label: 'Last moved first' },
            { value: 'name', label: 'By name' },
          ]}
          value={filter.sort ?? 'clock'}
          onChange={(sort) => set({ sort: sort === 'clock' ? null : sort })}
        />
      )}
      <span className="push row">
        {filtered && (
          <Button
            small
            kind="quiet"
            onClick={() => set({ state: null, source: null, campaign: null, owner: null, q: null })}
          >
            Clear
          </Button>
        )}
        <TextField
          size="xs"
          w={160}
          aria-label="Search leads"
          placeholder="Search"
          value={search.q ?? ''}
          onChange={(event) => set({ q: event.currentTarget.value })}
        />
      </span>
    </search>
  );
};
