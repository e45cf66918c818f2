import type { LeadDetail } from '../../../../shared/contract/leads';
import { TOUCH_KINDS } from '../../../../shared/domain/leads';
import { lifecycleOf } from '../../../../shared/domain/lifecycle';
import type { ReadDb } from '../../store/dialect';
import {
  dealOfLead,
  type LeadRecord,
  leadSteps,
  leadTicks,
  leadTouches,
  linkedIds,
  listCriteria,
  orderDaysOf,
} from '../../store/repositories/leads';
import { contentNamed } from '../../store/repositories/content';
import { proposalOfDeal } from '../../store/repositories/proposals';
import type { Settings } from '../settings';
import { chainOf } from './chain';
import { dayOf, rowOf } from './rows';

/** Everything about one lead: its fields, checklist, touches, steps and the whole chain. */
export const detailOf = async (db: ReadDb, lead: LeadRecord, settings: Settings, now: number): Promise<LeadDetail> => {
  const touches = await leadTouches(db, lead.id);
  const steps = await leadSteps(db, lead.id);
  const criteria = await listCriteria(db);
  const ticks = new Map((await leadTicks(db, lead.id)).map((tick) => [tick.criterion_id, tick]));
  const deal = lead.deal_id === null ? undefined : await dealOfLead(db, lead.deal_id);
  const proposal = deal === undefined ? undefined : await proposalOfDeal(db, deal.id);
  const contentId = await contentNamed(db, lead.content);
  const links = await linkedIds(db, lead);
  const orderDays = await orderDaysOf(db, lead);
  const local = (at: string): string => dayOf(at, settings);
  const firstTouch = touches.find((touch) => touch.contact === 0);
  return {
    ...rowOf(lead, settings, now),
    phone: lead.phone,
    content: lead.content,
    code: lead.code,
    note: lead.note,
    signedUpAt: lead.signed_up_at,
    firstContactAt: lead.first_contact_at,
    qualifiedDay: lead.qualified_day,
    handedDay: lead.handed_day,
    acceptedDay: lead.accepted_day,
    returnedDay: lead.returned_day,
    openedDay: lead.opened_day,
    convertedDay: lead.won_day,
    closedDay: lead.closed_day,
    closedReason: lead.closed_reason,
    dealId: deal?.id ?? null,
    deal: deal?.title ?? null,
    companyId: links.company,
    contactId: links.contact,
    criteria: criteria.map(({ id, name, needed }) => {
      const tick = ticks.get(id);
      const met = tick && tick.deleted_at === null ? tick : undefined;
      return { id, name, needed: needed === 1, day: met ? local(met.at) : null, by: met?.by ?? null };
    }),
    touches: touches.map((touch) => ({
      ...touch,
      kind: TOUCH_KINDS.find((kind) => kind === touch.kind) ?? 'message',
      contact: touch.contact === 1,
    })),
    steps: steps.map(({ from_id: _from, ...step }) => step),
    chain: chainOf({ lead, touches, deal, proposal, contentId, companyId: links.company, orderDays, dayOf: local }),
    lifecycle: lifecycleOf(
      {
        knownOn: firstTouch ? local(firstTouch.at) : null,
        leadOn: lead.created_day,
        qualifiedOn: lead.qualified_day,
        customerOn: lead.won_day,
        orderDays,
      },
      settings.today,
      settings.inactivityDays,
    ),
    batch: lead.batch_id,
    sourceLine: lead.source_line,
    rev: lead.rev,
  };
};
