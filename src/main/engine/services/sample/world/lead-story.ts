import { addDays, type Day, daysBetween, maxDay, weekday } from '../../../../../shared/domain/day';
import { randomFrom, seedOf } from '../random';
import { OPEN_DEALS } from './deals-table';
import type { SampleLead } from './marketing';
import type { Story } from './story';

/** A local moment: day and `HH:MM`. */
export type LocalTime = { day: Day; time: string };

/** What marketing and sales did with a lead. A day is '' when it never came to that. */
export type LeadStory = {
  signedUp: string;
  contact: (LocalTime & { kind: 'call' | 'email' | 'message' | 'meeting' }) | null;
  handed: string;
  note: string;
  accepted: string;
  returned: string;
  reason: string;
  /** The day on which a deal was made, and which of the open deals it is. */
  opened: string;
  deal: { company: string; title: string } | null;
  closed: string;
  closedReason: string;
  /** Later touches that were theirs. */
  touches: (LocalTime & { kind: 'visit' | 'content' | 'event'; content: string })[];
};

export type ToldLead = SampleLead & { told: LeadStory };

/** Leads younger than this were worked in Tandem; older ones came from the sheet that the team used before. */
export const WORKED_DAYS = 60;

const RETURN_REASONS = [
  'Private client, wants two bottles: send them to the web shop',
  'No budget before the next half-year',
  'Opens next year; ask again then',
  'Buys for one chair only, under our minimum order',
];
const CLOSE_REASONS = [
  'Private client, sent to the web shop',
  'No answer after three tries',
  'Wants private label',
  'Under contract with another brand',
];
const NOTES = [
  'Asked for trade prices twice. Owner decides alone.',
  'Saw the mousse video, wants it on the shelf before the next range review.',
  'Four chairs, unhappy with their present mist.',
  'Met at the stand; send samples before the call.',
];
const LATER = ['Trade price list', 'How to order', 'Air-dry Mousse', 'Salon back bar on a budget'];

const STAGES = ['Prospecting', 'Education', 'Proposal', 'Negotiation'];

const two = (value: number): string => String(value).padStart(2, '0');

/** Office day that is on or after this one. */
const workday = (day: Day): Day => (weekday(day) > 5 ? addDays(day, 8 - weekday(day)) : day);

/** Open deals that began as leads: each is given to the lead that fits its day. */
const dealsWithLeads = (
  leads: readonly SampleLead[],
  story: Story,
): Map<string, { company: string; title: string; created: Day }> => {
  let passed = 0;
  const given = new Map<string, { company: string; title: string; created: Day }>();
  const taken = new Set<string>();
  for (const deal of OPEN_DEALS) {
    const stage = STAGES.indexOf(deal.stage);
    if (stage < 0 || deal.company === 'Brightwell Beauty' || deal.company === 'Oak & Ivory') continue;
    const created = addDays(story.today, -deal.age - 7 * stage - (deal.value % 5));
    const fits = leads.filter(
      (lead) =>
        !taken.has(lead.id) &&
        lead.qualified !== '' &&
        lead.converted === '' &&
        lead.source !== 'trade show' &&
        daysBetween(lead.day, story.today) <= WORKED_DAYS &&
        lead.qualified < created,
    );
    // Half of the open deals came in another way: an old client, a call, the fair.
    passed += 1;
    const lead = passed % 2 === 0 ? undefined : fits.at(-1);
    if (!lead) continue;
    taken.add(lead.id);
    given.set(lead.id, { company: deal.company, title: deal.title, created });
  }
  return given;
};

const domainOf = (company: string): string => `${company.toLowerCase().replace(/[^a-z]+/g, '')}.example`;

/** Tells for every lead who answered it when, and how far it came; drawn apart, so that the leads stay what they were. */
export const tellLeads = (leads: readonly SampleLead[], story: Story, seed: number): ToldLead[] => {
  const random = randomFrom(seedOf(seed, 'lead stories'));
  const deals = dealsWithLeads(leads, story);
  const past = (day: Day): boolean => day < story.today;
  let recent = 0;
  return leads.map((lead) => {
    const age = daysBetween(lead.day, story.today);
    const deal = deals.get(lead.id);
    const signedUp = `${two(random.int(7, 20))}:${two(random.int(0, 59))}`;
    const quick = random.weighted([58, 27, 11, 4]);
    const delay = quick + (signedUp > '15:30' ? 1 : 0);
    const forgotten = lead.qualified === '' && random.chance(age <= 2 ? 0.62 : age <= 7 ? 0.2 : age <= 30 ? 0.05 : 0);
    let day = workday(addDays(lead.day, delay));
    if (lead.qualified !== '' && day > lead.qualified) day = maxDay(lead.day, lead.qualified);
    const hour =
      day === lead.day
        ? Math.min(16, Number(signedUp.slice(0, 2)) + 1 + (random.chance(0.4) ? 1 : 0))
        : random.int(9, 15);
    const time =
      day === lead.day && `${two(hour)}:59` <= signedUp
        ? signedUp
        : `${two(Math.max(9, hour))}:${two(random.int(0, 59))}`;
    const contact =
      forgotten || !past(day)
        ? null
        : {
            day,
            time: day === lead.day && time < signedUp ? signedUp : time,
            kind: random.pick(['call', 'email', 'email', 'message'] as const),
          };

    // The newest qualified ones stand at every step of the hand-off: still with marketing, waiting, returned, accepted.
    const fresh = lead.qualified !== '' && lead.converted === '' && !deal && age <= 24;
    if (fresh) recent += 1;
    const stands = fresh ? (['accepted', 'returned', 'handed', 'qualified'] as const)[recent % 4] : 'accepted';
    const handedOn = lead.qualified === '' ? '' : workday(addDays(lead.qualified, random.int(0, 2)));
    const handed = handedOn !== '' && stands !== 'qualified' && (past(handedOn) || deal) ? handedOn : '';
    const answered = handed === '' ? '' : workday(addDays(handed, random.int(0, 2)));
    const takes = lead.converted !== '' || deal !== undefined || (fresh ? stands === 'accepted' : random.chance(0.72));
    const accepted = answered !== '' && takes && past(answered) ? answered : '';
    const sentBack = handed === '' ? '' : workday(addDays(handed, random.int(1, 3)));
    const returned = !takes && stands !== 'handed' && sentBack !== '' && past(sentBack) ? sentBack : '';
    const madeOn = accepted === '' ? '' : addDays(accepted, random.int(2, 8));
    const opened = deal
      ? maxDay(deal.created, accepted)
      : lead.converted !== '' || (accepted !== '' && age > WORKED_DAYS && random.chance(0.3))
        ? madeOn < lead.converted || lead.converted === ''
          ? madeOn
          : lead.converted
        : '';
    const closedOn = addDays(lead.day, random.int(6, 21));
    const closes = contact !== null && lead.qualified === '' && (random.chance(0.62) || age > 45);
    const ended = returned !== '' ? returned : accepted !== '' && opened === '' ? accepted : '';
    const closed =
      closes && past(closedOn)
        ? closedOn
        : ended !== '' && age > 45 && past(addDays(ended, 6))
          ? addDays(ended, 6)
          : '';
    const company = deal?.company ?? lead.company;
    return {
      ...lead,
      company,
      email: deal ? `${lead.email.split('@')[0]}@${domainOf(company)}` : lead.email,
      owner: age <= WORKED_DAYS && (handed === '' || returned !== '') ? 'Theo Lindqvist' : lead.owner,
      told: {
        signedUp,
        contact,
        handed,
        note: random.pick(NOTES),
        accepted,
        returned,
        reason: returned === '' ? '' : random.pick(RETURN_REASONS),
        opened: opened !== '' && past(opened) ? opened : '',
        deal: deal ? { company: deal.company, title: deal.title } : null,
        closed,
        closedReason: closed === '' ? '' : random.pick(CLOSE_REASONS),
        touches: Array.from({ length: random.weighted([52, 30, 18]) }, (_, index) => ({
          day: addDays(lead.day, 1 + index * 2 + random.int(0, 2)),
          time: `${two(random.int(8, 21))}:${two(random.int(0, 59))}`,
          kind: random.pick(['visit', 'content'] as const),
          content: random.pick(LATER),
        })).filter((touch) => past(touch.day)),
      },
    };
  });
};
