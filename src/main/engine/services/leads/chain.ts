import type { LeadLink } from '../../../../shared/contract/leads';
import { TOUCH_KINDS, TOUCH_NAMES } from '../../../../shared/domain/leads';
import type { LeadDeal, LeadRecord, TouchRow } from '../../store/repositories/leads';

export type ChainFacts = {
  lead: LeadRecord;
  touches: readonly TouchRow[];
  deal: LeadDeal | undefined;
  /** What was sent for the deal; without one the deal's stage says when it came so far. */
  proposal?: { id: string; number: string; title: string; day: string } | undefined;
  /** The content item that the lead's content names. */
  contentId?: string | undefined;
  companyId: string | null;
  orderDays: readonly string[];
  /** The day of a moment in the workspace's zone. */
  dayOf: (at: string) => string;
};

const touchName = (kind: string): string => {
  const known = TOUCH_KINDS.find((one) => one === kind);
  return known ? TOUCH_NAMES[known] : kind;
};

/** The whole way of a lead: content, lead, owner, first contact, proposal, deal, order, repeat. */
export const chainOf = (facts: ChainFacts): LeadLink[] => {
  const { lead, touches, deal, proposal, contentId, companyId, orderDays, dayOf } = facts;
  const first = touches.find((touch) => touch.contact === 0);
  const firstDay = first ? dayOf(first.at) : null;
  const contact = touches.find((touch) => touch.contact === 1);
  // What was ordered before there was a deal did not come of it.
  const orders = orderDays.filter((day) => day >= (lead.opened_day ?? lead.created_day));
  const company = companyId === null ? null : { kind: 'company' as const, id: companyId };
  return [
    {
      step: 'content',
      day: firstDay !== null && firstDay < lead.created_day ? firstDay : lead.created_day,
      text: lead.content || lead.campaign || lead.source || null,
      record:
        contentId !== undefined
          ? { kind: 'content', id: contentId }
          : lead.campaign_id === null
            ? null
            : { kind: 'campaign', id: lead.campaign_id },
    },
    { step: 'lead', day: lead.created_day, text: lead.name || lead.email || lead.company, record: null },
    {
      step: 'owner',
      day: lead.owner_id === null ? null : (lead.handed_day ?? lead.created_day),
      text: lead.owner_name,
      record: lead.owner_id === null ? null : { kind: 'person', id: lead.owner_id },
    },
    {
      step: 'contact',
      day: lead.first_contact_at === null ? null : dayOf(lead.first_contact_at),
      text: contact ? touchName(contact.kind) : null,
      record: null,
    },
    {
      step: 'proposal',
      day: proposal?.day ?? (deal?.proposal_at ? dayOf(deal.proposal_at) : null),
      text: proposal ? `${proposal.number} ${proposal.title}` : (deal?.proposal ?? null),
      record: proposal
        ? { kind: 'proposal', id: proposal.id }
        : deal?.proposal_at
          ? { kind: 'deal', id: deal.id }
          : null,
    },
    {
      step: 'deal',
      day: lead.opened_day ?? lead.won_day,
      text: deal ? (deal.kind === 'open' ? `${deal.title}, ${deal.stage}` : `${deal.title}, ${deal.kind}`) : null,
      record: deal ? { kind: 'deal', id: deal.id } : null,
    },
    { step: 'order', day: orders[0] ?? null, text: null, record: orders[0] ? company : null },
    { step: 'repeat', day: orders[1] ?? null, text: null, record: orders[1] ? company : null },
  ];
};
