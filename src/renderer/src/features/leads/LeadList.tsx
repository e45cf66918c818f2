import { useNavigate } from '@tanstack/react-router';
import { IconDownload } from '@tabler/icons-react';
import type { LeadRow } from '../../../../shared/contract/leads';
import { LEAD_STATE_NAMES } from '../../../../shared/domain/leads';
import { call, sentence, useRead, useWorkspace, useWrite } from '../../api';
import { changedWords, number, plural } from '../../format';
import { Await, Button, Card, type Column, Day, Menu, Select, showError, showNote, VirtualTable, Who } from '../../ui';
import { useSelection } from '../customers/useSelection';
import { NoTarget } from '../campaigns/NoTarget';
import { useUntargeted } from '../campaigns/useUntargeted';
import { csvOfLeads } from './csv';
import styles from './leads.module.css';
import { StateBadge } from './StateBadge';
import { useLeadFilter } from './useLeadFilter';
import { clockWords, leadTitle } from './words';

const SOURCES_AT_HAND = 12;

/** What can be done with the chosen leads at once; each is one step of undo. */
const Chosen = ({ ids, sources, onDone }: { ids: string[]; sources: string[]; onDone: () => void }) => {
  const people = useRead('people.list', {});
  const bulk = useWrite('leads.bulk', {
    done: ({ changed }, input) => (input.remove ? `Removed ${plural(changed, 'lead')}` : changedWords(changed, 'lead')),
  });
  const change = (part: { ownerId?: string | null; source?: string; remove?: boolean }): void =>
    bulk.mutate({ ids, ...part }, { onSuccess: onDone });
  return (
    <div className={styles.chosen} role="toolbar" aria-label="Change the chosen rows">
      <b>{plural(ids.length, 'lead')} chosen</b>
      <Select
        small
        w={150}
        aria-label="Give to"
        placeholder="Give to"
        data={[
          ...(people.data ?? []).map((one) => ({ value: one.id, label: one.name })),
          { value: 'none', label: 'Nobody' },
        ]}
        value={null}
        onChange={(id) => id && change({ ownerId: id === 'none' ? null : id })}
      />
      <Menu
        label="Set the source"
        items={sources
          .slice(0, SOURCES_AT_HAND)
          .map((source) => ({ label: source, onSelect: () => change({ source }) }))}
      >
        <Button small disabled={sources.length === 0}>
          Set source
        </Button>
      </Menu>
      <Button small onClick={() => change({ remove: true })}>
        Remove
      </Button>
      <Button small kind="quiet" onClick={onDone}>
        Clear
      </Button>
    </div>
  );
};

/** Every lead that meets the filters; unanswered ones rise to the top. */
export const LeadList = () => {
  const navigate = useNavigate();
  const { promiseHours } = useWorkspace();
  const { filter } = useLeadFilter();
  const untargeted = useUntargeted();
  const list = useRead('leads.list', filter);
  const rows = list.data?.rows ?? [];
  const selection = useSelection<LeadRow>((row) => row.id, leadTitle, rows);
  /** Every lead of the filter, also where the list is longer than what is read for the window. */
  const all = async (): Promise<readonly LeadRow[]> => {
    const total = list.data?.total ?? 0;
    return rows.length >= total ? rows : (await call('leads.list', { ...filter, limit: total })).rows;
  };
  const save = async (): Promise<void> => {
    try {
      const every = await all();
      const { path } = await call('app.saveText', {
        title: 'Save these leads',
        name: 'leads.csv',
        extension: 'csv',
        text: csvOfLeads(every, promiseHours, untargeted),
      });
      if (path) showNote(`Wrote ${plural(every.length, 'lead')} to ${path}.`);
    } catch (error) {
      showError(sentence(error));
    }
  };
  const columns: Column<LeadRow>[] = [
    selection.column,
    {
      key: 'lead',
      header: 'Lead',
      cut: true,
      value: leadTitle,
      also: [
        { name: 'Email', value: (row) => row.email },
        { name: 'Company', value: (row) => row.company },
      ],
      cell: (row) => (
        <>
          <b>{leadTitle(row)}</b> {row.name && <span className="ink2">{row.company || row.email}</span>}
        </>
      ),
    },
    {
      key: 'state',
      header: 'State',
      width: 104,
      value: (row) => LEAD_STATE_NAMES[row.state],
      cell: (row) => <StateBadge state={row.state} />,
    },
    {
      key: 'clock',
      header: 'First contact',
      width: 164,
      value: (row) => clockWords(row, promiseHours).text,
      also: [{ name: 'Office minutes', value: (row) => row.clock.minutes }],
      cell: (row) => {
        const words = clockWords(row, promiseHours);
        return (
          <span className={words.tone} title={words.hint}>
            {words.text}
          </span>
        );
      },
    },
    {
      key: 'source',
      header: 'Source',
      width: 88,
      value: (row) => row.source,
      cell: (row) => row.source || <span className="ink3">–</span>,
    },
    {
      key: 'campaign',
      header: 'Campaign',
      width: 136,
      value: (row) => row.campaign,
      cell: (row) =>
        row.campaign === null ? (
          <span className="ink3">–</span>
        ) : (
          <>
            {row.campaign}
            {untargeted.named(row.campaign) && <NoTarget />}
          </>
        ),
    },
    {
      key: 'owner',
      header: 'Owner',
      width: 44,
      value: (row) => row.owner?.name,
      cell: (row) => <Who person={row.owner} />,
    },
    {
      key: 'created',
      header: 'Came in',
      width: 84,
      numeric: true,
      value: (row) => row.createdDay,
      also: [
        { name: 'Last step', value: (row) => row.lastDay },
        { name: 'Return reason', value: (row) => row.returnReason },
      ],
      cell: (row) => <Day day={row.createdDay} />,
    },
  ];
  return (
    <Await query={list}>
      {(found) => (
        <Card className={styles.list} label="Leads" pad={false}>
          {selection.ids.length > 0 && <Chosen ids={selection.ids} sources={found.sources} onDone={selection.clear} />}
          <div className={styles.rows}>
            <VirtualTable
              columns={columns}
              rows={found.rows}
              rowKey={(row) => row.id}
              label="Leads"
              count={found.total}
              all={all}
              chosen={selection.ids}
              onOpen={(row) => void navigate({ to: '/leads/$id', params: { id: row.id } })}
              empty="No lead meets these filters. Press N to write one down, or import a file with leads."
            />
          </div>
          <footer className={styles.foot}>
            <span className="ink2">
              {found.rows.length < found.total
                ? `${number(found.rows.length)} of ${plural(found.total, 'lead')}`
                : plural(found.total, 'lead')}
            </span>
            <Button small icon={IconDownload} onClick={() => void save()} disabled={found.rows.length === 0}>
              CSV
            </Button>
          </footer>
        </Card>
      )}
    </Await>
  );
};
