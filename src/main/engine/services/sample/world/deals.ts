import { addDays, type Day, maxDay, weekday } from '../../../../../shared/domain/day';
import { randomFrom, seedOf } from '../random';
import type { PersonName } from './catalogue';
import { LOST_REASONS, WON_TITLES } from './deals-table';
import { PROSPECTS, SALONS } from './names';
import type { Story } from './story';

/** A deal that is over. Those from before the team moved to Tandem come from the export of what it used then. */
export type ClosedDeal = {
  id: string;
  company: string;
  title: string;
  won: boolean;
  value: number;
  owner: PersonName;
  created: Day;
  closed: Day;
  reason: string;
  source: string;
  old: boolean;
};

const MOVED_DAYS_AGO = 60;

/** About five a month, two in three won, sizes as salons order. */
export const closedDealsOf = (story: Story, seed: number): ClosedDeal[] => {
  const random = randomFrom(seedOf(seed, 'closed deals'));
  const deals: ClosedDeal[] = [];
  const companies = [...SALONS, ...PROSPECTS.slice(11)];
  for (let at = 20; at < story.length; at += random.int(2, 6)) {
    let closed = addDays(story.firstDay, at);
    while (weekday(closed) > 5) closed = addDays(closed, -1);
    const company = random.pick(companies);
    const won = random.chance(0.64);
    const big = company.kind === 'Salon' || company.kind === 'Barber' ? 1 : 2.4;
    deals.push({
      id: `D${401 + deals.length}`,
      company: company.name,
      title: random.pick(WON_TITLES),
      won,
      value: Math.round(random.int(7, 34) * big) * 100,
      owner: random.chance(0.78) ? 'Priya Chandran' : 'Maren Oduya',
      created: maxDay(story.firstDay, addDays(closed, -random.int(9, 68))),
      closed,
      reason: won ? '' : random.pick(LOST_REASONS),
      source: random.pick(['referral', 'trade show', 'instagram', 'blog', 'newsletter']),
      old: closed < addDays(story.today, -MOVED_DAYS_AGO),
    });
  }
  return deals;
};
