import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconChevronDown, IconDownload, IconPlus } from '@tabler/icons-react';
import type { MeetingAction, MeetingDecision, MeetingEntry } from '../../../../shared/contract/meetings';
import type { SheetColumn } from '../../../../shared/domain/sheet';
import { call, sentence, useRead, useWorkspace, useWrite } from '../../api';
import { useCommand, useNewThing } from '../../commands';
import { day, plural } from '../../format';
import {
  Await,
  Badge,
  Button,
  Card,
  type Column,
  DataTable,
  Empty,
  Menu,
  Page,
  Segmented,
  showError,
  showNote,
  TakenAs,
  Who,
} from '../../ui';
import { Actions } from './Actions';
import { csvOfActions, csvOfDecisions, csvOfMeetings } from './csv';
import { DecisionTable } from './DecisionTable';
import styles from './meetings.module.css';
import { Templates } from './Templates';

const VIEWS = [
  { value: 'meetings', label: 'Meetings' },
  { value: 'actions', label: 'Actions' },
  { value: 'decisions', label: 'Decisions' },
  { value: 'kinds', label: 'Kinds' },
] as const;
type View = (typeof VIEWS)[number]['value'];

const List = ({ title, rows }: { title: string; rows: readonly MeetingEntry[] }) => {
  const navigate = useNavigate();
  const { today } = useWorkspace();
  const columns: Column<MeetingEntry>[] = [
    { key: 'title', header: 'Meeting', cut: true, value: (row) => row.title, cell: (row) => <b>{row.title}</b> },
    { key: 'kind', header: 'Kind', wide: true, value: (row) => row.template.name, cell: (row) => row.template.name },
    { key: 'day', header: 'Day', value: (row) => row.day, cell: (row) => day(row.day, { today }) },
    {
      key: 'who',
      header: 'Who',
      wide: true,
      value: (row) => row.people.map((person) => person.name).join(', '),
      cell: (row) => (
        <span className="row">
          {row.people.map((person) => (
            <Who key={person.id} person={person} />
          ))}
        </span>
      ),
    },
    {
      key: 'decisions',
      header: 'Decisions',
      numeric: true,
      value: (row) => row.decisions,
      cell: (row) => row.decisions,
    },
    {
      key: 'actions',
      header: 'Actions',
      numeric: true,
      value: (row) => row.actions,
      also: [{ name: 'Open actions', value: (row) => row.open }],
      cell: (row) => (row.open > 0 ? `${row.open} of ${row.actions} open` : row.actions),
    },
    {
      key: 'status',
      header: 'Status',
      value: (row) => (row.held ? 'Held' : row.day < today ? 'Not held yet' : 'Planned'),
      cell: (row) =>
        row.held ? (
          <Badge tone="good" shape="circle">
            Held
          </Badge>
        ) : (
          <Badge shape="ring" tone={row.day < today ? 'warn' : 'plain'}>
            {row.day < today ? 'Not held yet' : 'Planned'}
          </Badge>
        ),
    },
  ];
  return (
    <Card pad={false} title={title} sub={plural(rows.length, 'meeting')}>
      <DataTable
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        label={title}
        onOpen={(row) => void navigate({ to: '/meetings/$id', params: { id: row.id } })}
      />
    </Card>
  );
};

const NewMeeting = ({ primary = false }: { primary?: boolean }) => {
  const navigate = useNavigate();
  const templates = useRead('meetings.templates', {}).data ?? [];
  const create = useWrite('meetings.create', { done: () => 'Planned the meeting' });
  const plan = (template: string): void =>
    create.mutate({ template }, { onSuccess: ({ id }) => void navigate({ to: '/meetings/$id', params: { id } }) });
  useCommand(
    templates.map((one) => ({
      id: `meeting ${one.id}`,
      title: `Plan ${one.name}`,
      group: 'Meetings',
      words: 'meeting agenda',
      run: () => plan(one.id),
    })),
  );
  return (
    <Menu
      label="Kinds of meetings"
      position="bottom-end"
      items={templates.map((one) => ({ label: one.name, onSelect: () => plan(one.id) }))}
    >
      <Button kind={primary ? 'primary' : 'plain'} icon={IconPlus} shortcut="N" data-new-meeting>
        Meeting <IconChevronDown size={12} aria-hidden />
      </Button>
    </Menu>
  );
};

const saveText = async (title: string, name: string, text: string): Promise<void> => {
  try {
    const { path } = await call('app.saveText', { title, name, extension: 'csv', text });
    if (path !== null) showNote(`Saved ${name}.`);
  } catch (error) {
    showError(sentence(error));
  }
};

const ACTION: readonly SheetColumn<MeetingAction>[] = [
  { name: 'Action', value: (one) => one.what },
  { name: 'Owner', value: (one) => one.owner?.name },
  { name: 'Due', value: (one) => one.due },
  { name: 'Done', value: (one) => one.doneDay },
  { name: 'Agreed', value: (one) => one.day },
  { name: 'Meeting', value: (one) => one.meeting?.title },
  { name: 'Carried over', value: (one) => one.carried },
  { name: 'About', value: (one) => one.about?.name },
];

const OpenActions = ({ actions }: { actions: readonly MeetingAction[] }) => (
  <div className={styles.columns}>
    <TakenAs label="Actions" columns={ACTION} rows={actions} />
    <Card title="Open" sub={plural(actions.filter((one) => one.doneDay === null).length, 'action')}>
      <Actions actions={actions.filter((one) => one.doneDay === null)} empty="Nothing is open." />
    </Card>
    <Card title="Done" sub={plural(actions.filter((one) => one.doneDay !== null).length, 'action')}>
      <Actions actions={actions.filter((one) => one.doneDay !== null)} empty="Nothing is done yet." />
    </Card>
  </div>
);

/** Meetings by kind, with all that was decided and agreed in them. */
export const MeetingsPage = () => {
  const search = useSearch({ from: '/meetings' });
  const navigate = useNavigate();
  const { today } = useWorkspace();
  const view: View = VIEWS.find(({ value }) => value === search.view)?.value ?? 'meetings';
  const list = useRead('meetings.list', {});
  const actions = useRead('meetings.actions', {}, { enabled: view === 'actions' });
  const decisions = useRead('meetings.decisions', {}, { enabled: view === 'decisions' });
  useNewThing('New meeting', () => document.querySelector<HTMLElement>('[data-new-meeting]')?.click());
  const planned = (list.data ?? []).filter((one) => !one.held).toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const [next] = planned;
  const csv: Partial<Record<View, () => Promise<void>>> = {
    meetings: () => saveText('Save meetings', 'meetings.csv', csvOfMeetings(list.data ?? [])),
    actions: () => saveText('Save actions', 'actions.csv', csvOfActions(actions.data ?? [])),
    decisions: () => saveText('Save decisions', 'decisions.csv', csvOfDecisions(decisions.data ?? [])),
  };
  const save = csv[view];
  return (
    <Page
      title="Meetings"
      sub={next ? `next: ${next.title}, ${day(next.day, { today })}` : ''}
      actions={
        <>
          <Segmented
            label="View"
            value={view}
            options={VIEWS}
            onChange={(value) =>
              void navigate({
                to: '/meetings',
                search: (old) => ({ period: old.period, ...(value === 'meetings' ? {} : { view: value }) }),
              })
            }
          />
          {save && (
            <Button icon={IconDownload} onClick={() => void save()}>
              CSV
            </Button>
          )}
          <NewMeeting primary />
        </>
      }
    >
      {view === 'meetings' && (
        <Await query={list}>
          {(rows) =>
            rows.length === 0 ? (
              <Empty>
                A meeting builds its agenda from what the workspace knows: targets and calls due, what changed, open
                actions, leads, experiments and budget asks. Plan the first one with Meeting above.
              </Empty>
            ) : (
              <div className={styles.agenda}>
                {planned.length > 0 && <List title="Planned" rows={planned} />}
                {rows.some((one) => one.held) && <List title="Held" rows={rows.filter((one) => one.held)} />}
              </div>
            )
          }
        </Await>
      )}
      {view === 'actions' && <Await query={actions}>{(all) => <OpenActions actions={all} />}</Await>}
      {view === 'decisions' && (
        <Await query={decisions}>{(all: MeetingDecision[]) => <DecisionTable decisions={all} />}</Await>
      )}
      {view === 'kinds' && <Templates />}
    </Page>
  );
};
