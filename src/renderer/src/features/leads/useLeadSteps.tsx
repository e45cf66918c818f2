import { type ReactNode, useState } from 'react';
import type { LeadRow } from '../../../../shared/contract/leads';
import type { LeadState } from '../../../../shared/domain/leads';
import { useWrite } from '../../api';
import { ConvertDialog } from './ConvertDialog';
import { ContactDialog, HandOverDialog, WordsDialog } from './StepDialogs';
import { leadTitle } from './words';

/** Where a lead can go from where it stands. */
export const NEXT: Record<LeadState, readonly LeadState[]> = {
  new: ['working', 'qualified', 'converted', 'closed'],
  working: ['qualified', 'converted', 'closed'],
  qualified: ['handed', 'converted', 'closed'],
  handed: ['accepted', 'returned', 'converted', 'closed'],
  accepted: ['converted', 'returned', 'closed'],
  returned: ['handed', 'converted', 'closed'],
  converted: [],
  closed: [],
};

/** What the step into a state is called. */
export const STEP_NAMES: Record<LeadState, string> = {
  new: 'Take up again',
  working: 'Log first contact',
  qualified: 'Qualify',
  handed: 'Hand over',
  accepted: 'Accept',
  returned: 'Return',
  converted: 'Convert',
  closed: 'Not a fit',
};

type Asked = { lead: LeadRow; to: LeadState };

/** Steps of a lead: some are done at once, some ask first. `dialogs` must stand on the page. */
export const useLeadSteps = (): { start: (lead: LeadRow, to: LeadState) => void; dialogs: ReactNode } => {
  const [asked, setAsked] = useState<Asked | null>(null);
  const title = asked ? leadTitle(asked.lead) : 'the lead';
  const close = (): void => setAsked(null);
  const qualify = useWrite('handoff.qualify', { done: () => 'Qualified' });
  const accept = useWrite('handoff.accept', { done: () => 'Accepted' });
  const reopen = useWrite('handoff.reopen', { done: () => 'Taken up again' });
  const sendBack = useWrite('handoff.sendBack', { done: () => `Returned ${title}`, quiet: true });
  const shut = useWrite('handoff.close', { done: () => `${title} is not a fit`, quiet: true });
  const start = (lead: LeadRow, to: LeadState): void => {
    if (to === 'qualified') qualify.mutate({ id: lead.id });
    else if (to === 'accepted') accept.mutate({ id: lead.id });
    else if (to === 'new') reopen.mutate({ id: lead.id });
    else setAsked({ lead, to });
  };
  const dialogs = asked && (
    <>
      {asked.to === 'working' && <ContactDialog lead={asked.lead} onClose={close} />}
      {asked.to === 'handed' && <HandOverDialog lead={asked.lead} onClose={close} />}
      {asked.to === 'converted' && <ConvertDialog lead={asked.lead} onClose={close} />}
      {asked.to === 'returned' && (
        <WordsDialog
          about={asked.lead.id}
          title={`Why does ${title} go back?`}
          label="Reason"
          button="Return to marketing"
          onClose={close}
          onSave={(reason) => sendBack.mutateAsync({ id: asked.lead.id, reason })}
        />
      )}
      {asked.to === 'closed' && (
        <WordsDialog
          about={asked.lead.id}
          title={`Why is ${title} not a fit?`}
          label="Reason"
          button="Close the lead"
          onClose={close}
          onSave={(reason) => shut.mutateAsync({ id: asked.lead.id, reason })}
        />
      )}
    </>
  );
  return { start, dialogs };
};
