import { addDays, type Day, maxDay } from '../../../../../shared/domain/day';
import { SALON_CHANNEL } from './catalogue';
import type { ToldLead } from './lead-story';
import type { SampleLine } from './orders';

/** A lead that went the whole way: from a post to a salon that orders again, with the proposal that won it. */
export type WholeChain = {
  leadId: string;
  company: string;
  title: string;
  source: string;
  /** In hundredths. */
  value: number;
  opened: Day;
  sent: Day;
  won: Day;
};

const TITLE = 'Opening order, full range';

/** The newest lead who came by a piece of content, and whose salon has ordered twice since they became a customer and never before. */
export const wholeChainOf = (leads: readonly ToldLead[], lines: readonly SampleLine[]): WholeChain | null => {
  const days = new Map<string, Map<Day, number>>();
  for (const line of lines) {
    if (line.channel !== SALON_CHANNEL) continue;
    const own = days.get(line.customer) ?? new Map<Day, number>();
    days.set(line.customer, own.set(line.day, (own.get(line.day) ?? 0) + line.quantity * line.price - line.discount));
  }
  // Orders since the lead wrote in: the first of them is to come of the deal.
  const ordered = (lead: ToldLead): [Day, number][] =>
    [...(days.get(lead.company) ?? [])].filter(([day]) => day >= lead.day).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const wentOn = (lead: ToldLead): boolean => {
    const [first, second] = ordered(lead);
    return first !== undefined && second !== undefined && first[0] >= lead.converted;
  };
  const isNew = (lead: ToldLead): boolean =>
    [...(days.get(lead.company)?.keys() ?? [])].every((day) => day >= lead.day);
  const lead = leads
    .filter(
      (one) => one.converted !== '' && one.content !== '' && one.told.accepted !== '' && isNew(one) && wentOn(one),
    )
    .toSorted((a, b) => (a.converted < b.converted ? 1 : -1))[0];
  if (!lead) return null;
  const opened = maxDay(lead.told.accepted, addDays(lead.converted, -14));
  return {
    leadId: lead.id,
    company: lead.company,
    title: TITLE,
    source: lead.source,
    value: Math.round((ordered(lead)[0]?.[1] ?? 0) / 100) * 100,
    opened: opened < lead.converted ? opened : lead.converted,
    sent: maxDay(opened < lead.converted ? opened : lead.converted, addDays(lead.converted, -6)),
    won: lead.converted,
  };
};
