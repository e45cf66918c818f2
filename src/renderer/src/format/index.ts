/** How figures, days and periods are written, everywhere in the window and in print. Pure: values in, text out. */
export { metricCell, quantityCell } from './cell';
export { age, day, daySpan, dueDay, moment, monthAndYear, monthName, monthOfYear, stamp, weekdayName } from './day';
export { type Better, change, type Tone, toneOf } from './delta';
export { dimensionName, groupText, isTime, spanTitle } from './dimension';
export { STEP_LABELS, stepMedian, stepRate } from './funnel';
export { followRegion, isDayFirst, NONE, writeFor } from './locale';
export { isMonth, type Month, monthDays, monthOf, shiftMonth } from './month';
export { isMultiple } from '../../../shared/domain/multiples';
export { metricText, quantity, quantityShort } from './metric';
export { type Cents, currencySign, money, moneyShort, parseMoney, parseNumber } from './money';
export { bytes, changedWords, exact, number, numberShort, percent, percentExact, plural, times } from './number';
export { PERIOD_KINDS, periodName, periodProgress, periodShort } from './period';
export { sentenceDays, whyWords } from './reason';
export {
  CHANNEL_TYPE_CHOICES,
  type Choice,
  currencyChoices,
  MONTH_CHOICES,
  ROLE_CHOICES,
  timeZoneChoices,
  WEEKDAY_CHOICES,
} from './choices';
