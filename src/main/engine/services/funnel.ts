import type { FunnelStepId } from '../../../shared/contract/leads';
import { type Day, minDay } from '../../../shared/domain/day';
import type { ServiceOf } from '../context';
import { type FunnelLead, funnelLineOf, immatureLeads, matureDays } from '../metrics/funnel';
import type { ReadDb } from '../store/dialect';
import { type LeadFacts, leadFactsUntil, responseMinutes } from '../store/repositories/lead-facts';
import { UNASSIGNED } from '../store/repositories/measures/gather';
import { dayOf } from './leads/rows';
import { periodFrom, type Settings, settingsOf } from './settings';

const reachedBy = (lead: LeadFacts): FunnelStepId => {
  if (lead.won === 1) return 'won';
  if (lead.dealt === 1) return 'deal';
  if (lead.accepted_day !== null) return 'accepted';
  if (lead.handed_day !== null) return 'handed';
  if (lead.qualified === 1) return 'qualified';
  return lead.first_contact_at === null ? 'lead' : 'contact';
};

const funnelLead = (lead: LeadFacts, by: 'source' | 'campaign' | 'rep' | undefined, settings: Settings): FunnelLead => {
  const minutes = responseMinutes(lead, settings.hours);
  return {
    days: {
      lead: lead.created_day,
      contact: lead.first_contact_at === null ? null : dayOf(lead.first_contact_at, settings),
      qualified: lead.qualified_day,
      handed: lead.handed_day,
      accepted: lead.accepted_day,
      deal: lead.opened_day,
      won: lead.won_day,
    },
    reached: reachedBy(lead),
    responseHours: minutes === null ? null : minutes / 60,
    returnedOn: lead.returned_day,
    closedOn: lead.closed_day,
    group: by === undefined ? null : lead[by] || UNASSIGNED,
  };
};

/** Every lead that came in by `asOf`, as the funnel counts it, in groups or not. */
export const readFunnelLeads = async (
  db: ReadDb,
  settings: Settings,
  asOf: Day,
  by?: 'source' | 'campaign' | 'rep',
): Promise<FunnelLead[]> => (await leadFactsUntil(db, asOf)).map((lead) => funnelLead(lead, by, settings));

/** The funnel over both halves of the house, whole and by group. */
export const funnelService: ServiceOf<'funnel'> = {
  'funnel.get': async ({ period: id, basis, by }, context) => {
    const settings = await settingsOf(context);
    const period = periodFrom(id, settings.calendar);
    const asOf = minDay(period.to, settings.today);
    const span = { from: period.from, to: asOf };
    const leads = await readFunnelLeads(context.store.read, settings, asOf, by);
    const mature = matureDays(leads);
    const groups = new Map<string, FunnelLead[]>();
    for (const lead of leads) {
      if (lead.group === null) continue;
      const known = groups.get(lead.group);
      if (known) known.push(lead);
      else groups.set(lead.group, [lead]);
    }
    return {
      total: funnelLineOf(leads, span, basis, null),
      groups: [...groups]
        .map(([group, own]) => funnelLineOf(own, span, basis, group))
        .filter((line) => line.steps.some((step) => step.count > 0))
        .toSorted(
          (a, b) => (b.steps[0]?.count ?? 0) - (a.steps[0]?.count ?? 0) || ((a.group ?? '') < (b.group ?? '') ? -1 : 1),
        ),
      matureDays: mature,
      immature: immatureLeads(leads, span, settings.today, mature),
      asOf,
    };
  },
};
