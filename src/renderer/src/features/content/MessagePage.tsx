import { useNavigate, useSearch } from '@tanstack/react-router';
import type { LibraryKind } from '../../../../shared/domain/library';
import { useRead, useWorkspace, useWrite } from '../../api';
import { moment } from '../../format';
import { Await, Item, List, Page, Section, Segmented } from '../../ui';
import { SubNav } from '../campaigns/SubNav';
import { NewLine } from '../customers/NewLine';
import { AudienceNeeds } from './AudienceNeeds';
import { LibraryTable, RecordPanel } from '../library';

type Tab = Extract<LibraryKind, 'audience' | 'proposition' | 'tone' | 'message'>;

const TABS: readonly { value: Tab; label: string; one: string; field: string; empty: string }[] = [
  {
    value: 'audience',
    label: 'Audiences',
    one: 'New audience',
    field: 'name',
    empty: 'Whom do you speak to? Write a name in the line above and press Enter.',
  },
  {
    value: 'proposition',
    label: 'Propositions',
    one: 'New proposition',
    field: 'statement',
    empty: 'What do you promise? Write it in the line above. A change makes a new version; the old one stays.',
  },
  {
    value: 'message',
    label: 'Messages',
    one: 'New need',
    field: 'need',
    empty: 'Which need does a product answer, with which message, and what proves it? Begin with the need.',
  },
  {
    value: 'tone',
    label: 'Tone',
    one: 'New tone rule',
    field: 'rule',
    empty: 'How does the brand sound? Write a rule, then what to say and what to avoid.',
  },
];

/** Every version of a value proposition, newest first. */
const Versions = ({ id }: { id: string }) => {
  const { today, timeZone } = useWorkspace();
  const versions = useRead('library.versions', { id });
  return (
    <Section title="Versions">
      <Await query={versions}>
        {(rows) => (
          <List label="Versions">
            {rows.map((row) => (
              <Item key={row.id} two>
                <span>
                  <b>{`Version ${row.version}`}</b>{' '}
                  <span className="s ink3">
                    {moment(row.at, today, timeZone)}
                    {row.by ? `, ${row.by}` : ''}
                  </span>
                </span>
                <span>{row.statement}</span>
              </Item>
            ))}
          </List>
        )}
      </Await>
    </Section>
  );
};

/** Whom the company speaks to, what it promises them, which need each message answers, and how it sounds. */
export const MessagePage = () => {
  const search = useSearch({ from: '/campaigns/message' });
  const navigate = useNavigate({ from: '/campaigns/message' });
  const create = useWrite('library.create', { quiet: true, done: () => 'Added' });
  const change = (patch: Partial<typeof search>): void =>
    void navigate({ search: (old) => ({ ...old, ...patch }), replace: true });
  const tab = TABS.find((one) => one.value === search.tab) ?? TABS[0];
  if (!tab) return null;
  const close = (): void => change({ item: undefined });
  return (
    <Page
      flush
      title="Message house"
      parts={<SubNav />}
      actions={
        <NewLine
          key={tab.value}
          label={tab.one}
          onAdd={(name) => create.mutateAsync({ kind: tab.value, values: { [tab.field]: name } })}
        />
      }
    >
      <LibraryTable
        key={tab.value}
        kind={tab.value}
        empty={tab.empty}
        filters={
          <Segmented
            label="What to show"
            value={tab.value}
            options={TABS}
            onChange={(value) => change({ tab: value === 'audience' ? undefined : value, item: undefined })}
          />
        }
        selected={search.item}
        onOpen={(item) => change({ item: item.id })}
      />
      {search.item !== undefined && (
        <RecordPanel key={search.item} kind={tab.value} id={search.item} onClose={close}>
          {(item) => (
            <>
              {tab.value === 'proposition' && <Versions id={item.id} />}
              {tab.value === 'audience' && <AudienceNeeds id={item.id} />}
            </>
          )}
        </RecordPanel>
      )}
    </Page>
  );
};
