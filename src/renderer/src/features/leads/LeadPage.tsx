import { useParams } from '@tanstack/react-router';
import type { LeadDetail } from '../../../../shared/contract/leads';
import { useRead, useWorkspace, useWrite } from '../../api';
import { Await, Button, Card, InlineEdit, Menu, Page } from '../../ui';
import { Comments } from '../comments';
import { NoTarget } from '../campaigns/NoTarget';
import { useUntargeted } from '../campaigns/useUntargeted';
import { HouseNote } from '../content/HouseNote';
import { LeadChain } from './LeadChain';
import { LeadChecklist } from './LeadChecklist';
import { LeadTouches } from './LeadTouches';
import styles from './leads.module.css';
import { StateBadge } from './StateBadge';
import { NEXT, STEP_NAMES, useLeadSteps } from './useLeadSteps';
import { clockWords, leadTitle } from './words';
import { RecordDecisions } from '../meetings/RecordDecisions';

const FIELDS = [
  ['name', 'Name'],
  ['company', 'Company'],
  ['email', 'Address'],
  ['phone', 'Phone'],
] as const;
const ORIGIN = [
  ['source', 'Source'],
  ['campaign', 'Campaign'],
  ['content', 'Content'],
  ['code', 'Code'],
] as const;

const Details = ({ lead }: { lead: LeadDetail }) => {
  const people = useRead('people.list', {});
  const update = useWrite('leads.update', { quiet: true });
  const untargeted = useUntargeted();
  const text = (field: (typeof FIELDS)[number][0] | (typeof ORIGIN)[number][0], label: string) => (
    <div key={field} className={styles.field}>
      <span className="ink2">
        {label}
        {field === 'campaign' && untargeted.named(lead.campaign) && <NoTarget />}
      </span>
      <InlineEdit
        kind="text"
        bare
        label={label}
        value={lead[field] ?? ''}
        onSave={(value) => update.mutateAsync({ id: lead.id, [field]: value })}
      />
    </div>
  );
  return (
    <>
      <Card title="Who">
        {FIELDS.map(([field, label]) => text(field, label))}
        <div className={styles.field}>
          <span className="ink2">Owner</span>
          <InlineEdit
            kind="select"
            bare
            clearable
            label="Owner"
            placeholder="Nobody"
            value={lead.owner?.id ?? null}
            options={(people.data ?? []).map((person) => ({ value: person.id, label: person.name }))}
            onSave={(ownerId) => update.mutateAsync({ id: lead.id, ownerId })}
          />
        </div>
      </Card>
      <Card title="First touch" sub="where the lead came from">
        {ORIGIN.map(([field, label]) => text(field, label))}
      </Card>
      <Card label="Message house">
        <HouseNote />
      </Card>
      <Card title="Note">
        <InlineEdit
          kind="text"
          multiline
          about={lead.id}
          label="Note"
          placeholder="What else is known"
          value={lead.note}
          onSave={(note) => update.mutateAsync({ id: lead.id, note })}
        />
      </Card>
    </>
  );
};

const Head = ({ lead }: { lead: LeadDetail }) => {
  const { promiseHours } = useWorkspace();
  const words = clockWords(lead, promiseHours);
  return (
    <span className="row">
      <StateBadge state={lead.state} />
      <span className={words.tone} title={words.hint}>
        {words.text === '–' ? '' : words.text}
      </span>
    </span>
  );
};

const Loaded = ({ lead }: { lead: LeadDetail }) => {
  const { start, dialogs } = useLeadSteps();
  const remove = useWrite('leads.remove', { done: () => `Removed ${leadTitle(lead)}` });
  const [first, ...others] = lead.state === 'closed' ? (['new'] as const) : NEXT[lead.state];
  return (
    <Page
      title={leadTitle(lead)}
      sub={lead.name === '' ? undefined : lead.company || undefined}
      crumbs={[{ label: 'Leads', to: '/leads' }]}
      beside={<Head lead={lead} />}
      actions={
        <>
          {lead.state !== 'new' && <Button onClick={() => start(lead, 'working')}>Log contact</Button>}
          {others.map((to) =>
            to === 'closed' ? null : (
              <Button key={to} onClick={() => start(lead, to)}>
                {STEP_NAMES[to]}
              </Button>
            ),
          )}
          {first && (
            <Button kind="primary" onClick={() => start(lead, first)}>
              {STEP_NAMES[first]}
            </Button>
          )}
          <Menu
            label="More"
            position="bottom-end"
            items={[
              ...(others.some((to) => to === 'closed')
                ? [{ label: 'Not a fit', onSelect: () => start(lead, 'closed') }]
                : []),
              { label: 'Remove', danger: true, onSelect: () => remove.mutate({ id: lead.id }) },
            ]}
          >
            <Button kind="quiet">More</Button>
          </Menu>
        </>
      }
    >
      <div className={styles.record}>
        <div className={styles.stack}>
          <LeadChain lead={lead} />
          <LeadChecklist lead={lead} />
          <LeadTouches lead={lead} />
          <RecordDecisions kind="lead" id={lead.id} as="card" />
          <Card title="Comments">
            <Comments entity="lead" id={lead.id} />
          </Card>
        </div>
        <div className={styles.stack}>
          <Details lead={lead} />
        </div>
      </div>
      {dialogs}
    </Page>
  );
};

/** One lead: the whole chain, what has been checked, every touch and step, and who they are. */
export const LeadPage = () => {
  const { id } = useParams({ from: '/leads/$id' });
  const lead = useRead('leads.get', { id }, { keep: false });
  return <Await query={lead}>{(found) => <Loaded key={found.id} lead={found} />}</Await>;
};
