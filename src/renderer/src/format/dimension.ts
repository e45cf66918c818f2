import type { MetricValue } from '../../../shared/contract/metrics';
import { PROMOTION_CHANNELS, type PromotionChannel } from '../../../shared/domain/channels';
import type { Dimension } from '../../../shared/domain/dimensions';
import { type Calendar, parsePeriod } from '../../../shared/domain/period';
import { day } from './day';
import { periodShort } from './period';

const NAMES: Record<Dimension, string> = {
  channel: 'Channel',
  location: 'Location',
  product: 'Product',
  rep: 'Sales rep',
  campaign: 'Campaign',
  promotion: 'Promotion channel',
  content: 'Content',
  creator: 'Creator',
  customer: 'Customer',
  source: 'Source',
  country: 'Country',
  plan: 'Plan',
  day: 'Day',
  week: 'Week',
  month: 'Month',
};

/** What a dimension is called: `Sales rep`. */
export const dimensionName = (dimension: Dimension): string => NAMES[dimension];

/** Dimensions of time keep their order and have no share of change. */
export const isTime = (dimension: Dimension): dimension is 'day' | 'week' | 'month' =>
  dimension === 'day' || dimension === 'week' || dimension === 'month';

/** A span of time by its id, as a heading has it: `Week 47`, `Wed 25 Nov`, `Nov`; the id itself when it is none. */
export const spanTitle = (id: string, calendar: Calendar): string => {
  const period = parsePeriod(id, calendar);
  if (!period) return id;
  if (period.kind === 'day') return day(period.from, { weekday: 'always', year: 'never' });
  return periodShort(period).replace(/^./, (first) => first.toUpperCase());
};

/** The group of a breakdown as people read it. */
export const groupText = (
  { group, label }: Pick<MetricValue, 'group' | 'label'>,
  by: Dimension,
  calendar: Calendar,
): string => {
  if (group === '(unassigned)') return 'Unassigned';
  if (label !== null) return label;
  if (group === null) return '';
  if (by === 'promotion') return PROMOTION_CHANNELS[group as PromotionChannel] ?? group;
  return isTime(by) ? spanTitle(group, calendar) : group;
};
