import { IconFilter, IconLayoutKanban, IconList, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useRead } from '../../api';
import { useNewThing } from '../../commands';
import { number, plural } from '../../format';
import { Button, Page, Segmented } from '../../ui';
import { LeadBoard } from './LeadBoard';
import { LeadFilters } from './LeadFilters';
import { LeadFunnel } from './LeadFunnel';
import { LeadList } from './LeadList';
import { QuickEntry } from './QuickEntry';
import { type LeadView, useLeadFilter } from './useLeadFilter';

const VIEWS: { value: LeadView; label: string; icon: typeof IconList }[] = [
  { value: 'list', label: 'List', icon: IconList },
  { value: 'board', label: 'Hand-off', icon: IconLayoutKanban },
  { value: 'funnel', label: 'Funnel', icon: IconFilter },
];

/** Leads between marketing and sales: who waits, who has them, how far they come. */
export const LeadsPage = () => {
  const { view, set } = useLeadFilter();
  const [adding, setAdding] = useState(false);
  const waiting = useRead('leads.waiting', {});
  useNewThing('New lead', () => setAdding(true));
  const told = waiting.data;
  return (
    <Page
      flush={view !== 'funnel'}
      title="Leads"
      sub={
        told === undefined
          ? ''
          : told.waiting === 0
            ? 'nobody waits'
            : `${plural(told.waiting, 'lead')} ${told.waiting === 1 ? 'waits' : 'wait'}${told.late > 0 ? `, ${number(told.late)} longer than promised` : ''}`
      }
      actions={
        <>
          <Segmented label="View" value={view} options={VIEWS} onChange={(next) => set({ view: next })} />
          <Button kind="primary" icon={IconPlus} shortcut="N" onClick={() => setAdding(true)}>
            Lead
          </Button>
        </>
      }
    >
      <QuickEntry open={adding} onClose={() => setAdding(false)} />
      {view !== 'funnel' && <LeadFilters states={view === 'list'} />}
      {view === 'list' && <LeadList />}
      {view === 'board' && <LeadBoard />}
      {view === 'funnel' && <LeadFunnel />}
    </Page>
  );
};
