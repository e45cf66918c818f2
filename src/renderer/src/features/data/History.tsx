import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Output } from '../../../../shared/contract';
import { call, useRead, useWorkspace } from '../../api';
import { moment, plural } from '../../format';
import { Await, Badge, Button, Card, type Column, DateField, Empty, FilterText, Select, VirtualTable } from '../../ui';
import styles from './data.module.css';
import { HistoryStep } from './HistoryStep';

type Entry = Output<'history.list'>[number];

const ANY = '';
/** Steps read at once; more come as one scrolls. */
const STEPS = 200;

/** `target-trees` → "Target trees". */
const entityWords = (entity: string): string => {
  const words = entity.replaceAll(/[-_]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const columnsFor = (today: string, timeZone: string): Column<Entry>[] => [
  {
    key: 'at',
    header: 'When',
    width: 112,
    value: (row) => row.at,
    cell: (row) => <span className="ink2">{moment(row.at, today, timeZone)}</span>,
  },
  {
    key: 'by',
    header: 'Who',
    width: 112,
    value: (row) => row.by ?? 'Tandem',
    cell: (row) => row.by ?? <span className="ink3">Tandem</span>,
  },
  {
    key: 'label',
    header: 'What',
    cut: true,
    value: (row) => row.label,
    also: [{ name: 'Undone', value: (row) => (row.undone ? 'yes' : 'no') }],
    cell: (row) => (
      <span title={row.label}>
        {row.undone && <Badge>Undone</Badge>} {row.label}
      </span>
    ),
  },
  {
    key: 'entity',
    header: 'Of',
    width: 96,
    wide: true,
    value: (row) => entityWords(row.entity),
    cell: (row) => <span className="ink2">{entityWords(row.entity)}</span>,
  },
];

/** Everything that was changed, by whom and when; one step opens field by field. Filters stand in the address. */
export const History = () => {
  const { today, timeZone } = useWorkspace();
  const navigate = useNavigate();
  const search = useSearch({ from: '/data' });
  const [limit, setLimit] = useState(STEPS);
  const filter = {
    ...(search.person === undefined ? {} : { personId: search.person }),
    ...(search.what === undefined ? {} : { entity: search.what }),
    ...(search.record === undefined ? {} : { entityId: search.record }),
    ...(search.since === undefined ? {} : { from: search.since }),
    ...(search.until === undefined ? {} : { to: search.until }),
    ...(search.batch === undefined ? {} : { batch: Number(search.batch) }),
    ...(search.q === undefined ? {} : { text: search.q }),
  };
  const set = (patch: Partial<typeof search>): void => {
    setLimit(STEPS);
    const known = Object.fromEntries(Object.entries(patch).map(([key, value]) => [key, value || undefined]));
    void navigate({ to: '/data', search: (kept) => ({ ...kept, ...known }), replace: true });
  };
  const entries = useRead('history.list', { ...filter, limit });
  const facets = useRead('history.facets', filter).data;
  const filtered = Object.keys(filter).length > 0;
  const total = facets?.total ?? 0;
  return (
    <div className={styles.split}>
      <Card
        title="History"
        sub={facets && `${plural(total, 'step')}, newest first`}
        pad={false}
        className={styles.fill}
        actions={
          filtered && (
            <Button
              small
              kind="quiet"
              onClick={() =>
                set({
                  person: undefined,
                  what: undefined,
                  record: undefined,
                  since: undefined,
                  until: undefined,
                  batch: undefined,
                  q: undefined,
                })
              }
            >
              Clear filters
            </Button>
          )
        }
      >
        <search className={styles.filters} aria-label="Filter the history">
          <Select
            small
            w={124}
            aria-label="Who"
            data={[
              { value: ANY, label: 'Anybody' },
              ...(facets?.people ?? []).map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={search.person ?? ANY}
            onChange={(person) => set({ person: person ?? ANY })}
          />
          <Select
            small
            searchable
            w={124}
            aria-label="Kind of record"
            data={[
              { value: ANY, label: 'Any record' },
              ...(facets?.entities ?? []).map((value) => ({ value, label: entityWords(value) })),
            ]}
            value={search.what ?? ANY}
            onChange={(what) => set({ what: what ?? ANY, record: undefined })}
          />
          <DateField
            small
            w={112}
            clearable
            aria-label="From"
            placeholder="From"
            value={search.since ?? null}
            onChange={(since) => set({ since: since ?? ANY })}
          />
          <DateField
            small
            w={112}
            clearable
            aria-label="To"
            placeholder="To"
            value={search.until ?? null}
            onChange={(until) => set({ until: until ?? ANY })}
          />
          <FilterText label="Find in the history" value={search.q ?? ''} onChange={(q) => set({ q })} />
        </search>
        <Await query={entries}>
          {(rows) =>
            rows.length === 0 ? (
              <Empty inline>
                {filtered
                  ? 'No step fits these filters.'
                  : 'Nothing has been changed yet. Every change will stand here, with who made it and what was before.'}
              </Empty>
            ) : (
              <div className={styles.list}>
                <VirtualTable
                  columns={columnsFor(today, timeZone)}
                  rows={rows}
                  rowKey={(row) => String(row.id)}
                  label="History"
                  selected={search.step ?? null}
                  onOpen={(row) => set({ step: String(row.id) === search.step ? undefined : String(row.id) })}
                  count={total}
                  all={() => call('history.list', { ...filter, limit: total })}
                  onEnd={() => setLimit((was) => (rows.length < was ? was : Math.min(was + STEPS, 5000)))}
                />
              </div>
            )
          }
        </Await>
      </Card>
      <div className={styles.rail}>
        {search.step === undefined ? (
          <p className="ink2 s">Choose a step to see what it changed, field by field.</p>
        ) : (
          <HistoryStep
            key={search.step}
            id={Number(search.step)}
            onRecord={({ entity, entityId }) => set({ what: entity, record: entityId ?? undefined })}
            onBatch={(batch) => set({ batch: String(batch) })}
          />
        )}
      </div>
    </div>
  );
};
