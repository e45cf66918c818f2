import { useNavigate } from '@tanstack/react-router';
import { IconPlus } from '@tabler/icons-react';
import type { LibraryItem } from '../../../../shared/contract/library';
import { missingForSchedule } from '../../../../shared/domain/library';
import { useDraft, useWrite } from '../../api';
import { number } from '../../format';
import { Badge, Button, Figure, InlineEdit, Section, Stats, TextField } from '../../ui';
import { FromNotes } from '../notes';
import { Parts, RecordPanel, rowName, useLibrary } from '../library';
import styles from './content.module.css';
import { House } from './House';
import { Writing } from './Writing';
import { RecordDecisions } from '../meetings/RecordDecisions';

const textOf = (item: LibraryItem, field: string): string | null => {
  const value = item.values[field];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** A lead that this item brought: a name or an address, and Enter. */
const NewLead = ({ item }: { item: LibraryItem }) => {
  const navigate = useNavigate();
  const create = useWrite('leads.create');
  const [name, setName, saved] = useDraft('New lead from this content', '', item.id);
  const add = async (): Promise<void> => {
    if (name.trim() === '') return;
    const who = name.includes('@') ? { email: name.trim() } : { name: name.trim() };
    const { id } = await create.mutateAsync({
      ...who,
      source: textOf(item, 'platform') ?? 'content',
      content: rowName('content', item),
      campaign: item.names['campaignId'] ?? '',
    });
    saved();
    await navigate({ to: '/leads/$id', params: { id } });
  };
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextField
        aria-label="New lead from this content"
        placeholder="New lead: name or email"
        value={name}
        w={220}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button submit icon={IconPlus}>
        Lead
      </Button>
    </form>
  );
};

const DAILY = { shown: 'Impressions', reactions: 'Reactions', clicks: 'Clicks', visits: 'Visits', opened: 'Opened' };

/** What its rows of daily results sum to; only what some row says. */
const Daily = ({ item }: { item: LibraryItem }) => {
  const known = Object.entries(DAILY).filter(([id]) => (item.figures[id] ?? null) !== null);
  return known.length === 0 ? (
    <p className="s ink3">No daily results name it yet.</p>
  ) : (
    <Stats>
      {known.map(([id, label]) => (
        <Figure key={id} size="m" label={label} value={number(item.figures[id] ?? 0)} />
      ))}
    </Stats>
  );
};

const Came = ({ item }: { item: LibraryItem }) => (
  <Section title="What came of it">
    <Stats>
      <Figure size="m" label="Leads" value={number(item.figures['leads'] ?? 0)} />
      <Figure size="m" label="Qualified" value={number(item.figures['qualified'] ?? 0)} />
      <Figure size="m" label="Deals" value={number(item.figures['deals'] ?? 0)} />
      <Figure size="m" label="Orders" value={number(item.figures['orders'] ?? 0)} />
    </Stats>
    <Daily item={item} />
    <NewLead item={item} />
  </Section>
);

/** One content item: its fields and draft, and beside them what to say and how. */
export const ContentPanel = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { save } = useLibrary('content');
  return (
    <RecordPanel
      kind="content"
      id={id}
      onClose={onClose}
      width={920}
      hide={['draft']}
      beside={(item) => {
        const missing = missingForSchedule(item.values);
        const ready =
          missing.length > 0 ? (
            <Badge tone="warn" shape="triangle">{`To schedule it needs ${missing.join(', ')}`}</Badge>
          ) : (
            <Badge tone="good" shape="circle">
              Ready to schedule
            </Badge>
          );
        return (
          <>
            {ready}
            <FromNotes kind="content" id={item.id} />
          </>
        );
      }}
      lay={(fields, item) => (
        <Writing house={<House productId={textOf(item, 'productId')} audienceId={textOf(item, 'audienceId')} />}>
          {fields}
          <Section title="Draft" sub="Ctrl Enter saves">
            <div className={styles.draft}>
              <InlineEdit
                kind="text"
                multiline
                about={item.id}
                label="Draft"
                placeholder="Write here. The message house stands beside it."
                value={String(item.values['draft'] ?? '')}
                onSave={(draft) => save(item.id, { draft })}
              />
            </div>
          </Section>
        </Writing>
      )}
    >
      {(item) => (
        <>
          <Came item={item} />
          <Parts kind="snapshot" parentId={item.id} empty="Likes, comments, shares and reach on a day. Add today’s." />
          <RecordDecisions kind="content" id={item.id} />
        </>
      )}
    </RecordPanel>
  );
};
