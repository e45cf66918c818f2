import { addDays, type Day, daysBetween, makeDay, maxDay, weekday } from '../../../../../shared/domain/day';
import { type Calendar, periodOf } from '../../../../../shared/domain/period';
import { DRY_SHAMPOO, MOUSSE } from './catalogue';

/**
 * The sixteen months as one plot, told from today backwards: the company doubles, sells most in November,
 * the dry shampoo runs out of cans this quarter, and a video makes the air-dry mousse go round.
 */
export type Story = {
  today: Day;
  firstDay: Day /** Days from the first to today. */;
  length: number;
  viralDay: Day;
  sinceViral: number;
  shortageDay: Day;
  calendar: Calendar;
};

const WHOLE_MONTHS_BEFORE = 16;
const VIRAL_DAYS_AGO = 8;
const SHORTAGE_DAYS_AGO = 52;

export const storyOf = (today: Day, calendar: Calendar): Story => {
  const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - WHOLE_MONTHS_BEFORE;
  const firstDay = makeDay(Math.floor(months / 12), (months % 12) + 1, 1);
  // A quarter that has just begun keeps its video: the plot of a page should lie in the page's period.
  const quarter = periodOf(today, 'quarter', calendar);
  const viralDay = maxDay(
    addDays(today, -VIRAL_DAYS_AGO),
    daysBetween(quarter.from, today) >= 3 ? quarter.from : addDays(today, -VIRAL_DAYS_AGO),
  );
  return {
    today,
    firstDay,
    length: daysBetween(firstDay, today),
    viralDay,
    sinceViral: daysBetween(viralDay, today),
    shortageDay: addDays(today, -SHORTAGE_DAYS_AGO),
    calendar,
  };
};

/** January … December. */
const SEASON = [0.88, 0.92, 0.97, 1, 1.05, 1.07, 1.03, 0.97, 0.98, 1.03, 1.24, 1.14];

/** Share of the way from the first day to today, 0 … 1. */
const way = (story: Story, day: Day): number => daysBetween(story.firstDay, day) / story.length;

const viralPull = (story: Story, day: Day): number => {
  const since = daysBetween(story.viralDay, day);
  return since < 0 ? 0 : Math.exp(-since / 12);
};

/** How the season changes within a month: from the middle of one month to the middle of the next. */
const season = (day: Day): number => {
  const month = Number(day.slice(5, 7)) - 1;
  const part = (Number(day.slice(8, 10)) - 15) / 30;
  const other = SEASON[(month + (part < 0 ? 11 : 1)) % 12] ?? 1;
  const here = SEASON[month] ?? 1;
  return here + (other - here) * Math.abs(part);
};

const isSaleWeek = (day: Day): boolean => {
  const text = day.slice(5);
  return text >= '11-24' && text <= '12-01';
};

type Curve = { from: number; to: number; begins: number; week: readonly number[]; viral: number; saleWeek: number };

/** Orders a day of each channel: from and to, when it begins, Monday … Sunday. */
const CURVES: Record<'web' | 'brightwell' | 'oak', Curve> = {
  web: { from: 5.6, to: 12.8, begins: 0, week: [1.12, 1, 0.94, 0.93, 0.92, 0.96, 1.13], viral: 0.55, saleWeek: 2 },
  brightwell: {
    from: 3.4,
    to: 6.6,
    begins: 0,
    week: [0.72, 0.78, 0.86, 0.96, 1.18, 1.42, 1.08],
    viral: 0.12,
    saleWeek: 1.5,
  },
  oak: { from: 0.9, to: 2.7, begins: 0.3, week: [0.66, 0.76, 0.86, 0.98, 1.2, 1.5, 1.04], viral: 0.22, saleWeek: 1.3 },
};

/** Orders to expect on a day. */
export const expectedOrders = (story: Story, channel: keyof typeof CURVES, day: Day): number => {
  const curve = CURVES[channel];
  const at = way(story, day);
  if (at < curve.begins) return 0;
  const along = (at - curve.begins) / (1 - curve.begins);
  const level = curve.from + (curve.to - curve.from) * along;
  return (
    level *
    season(day) *
    (curve.week[weekday(day) - 1] ?? 1) *
    (1 + curve.viral * viralPull(story, day)) *
    (isSaleWeek(day) ? curve.saleWeek : 1)
  );
};

/** How much more or less than usual a product is chosen on a day. */
export const taste = (story: Story, sku: string, day: Day): number => {
  if (sku === MOUSSE) return 1 + 0.35 * way(story, day) + 3.2 * viralPull(story, day);
  if (sku === DRY_SHAMPOO) {
    const short = daysBetween(story.shortageDay, day);
    return short < 0 ? 1 : Math.max(0.42, 1 - short / 40);
  }
  if (sku === 'HV-SCS-050') return daysBetween(addDays(story.today, -330), day) < 0 ? 0.15 : 1.1;
  if (sku === 'HV-NOC-100') return daysBetween(addDays(story.today, -190), day) < 0 ? 0 : 1;
  if (sku === 'HV-SSM-150') return season(day) > 1.02 && Number(day.slice(5, 7)) < 10 ? 1.25 : 0.92;
  return 1;
};
