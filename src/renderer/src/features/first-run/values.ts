import type { Input, Output } from '../../../../shared/contract';
import { WEEKDAY_CHOICES } from '../../format';
import type { Role } from '../../../../shared/domain/roles';

/** What the first page asks for. Numbers are text while they are chosen in lists. */
export type FirstRunValues = {
  name: string;
  currency: string;
  weekStart: string;
  fiscalYearStart: string;
  timeZone: string;
  me: string;
  roles: string[];
};

/** What is opened once it is made. */
export type FirstStep = 'sample' | 'import' | 'empty';

/** Sunday where calendars start with it, Monday elsewhere. */
const localWeekStart = (region: string): string => {
  const locale = new Intl.Locale(region);
  // Chromium has this as a method, older ones as a property.
  const info = 'getWeekInfo' in locale ? (locale.getWeekInfo as () => { firstDay: number }).call(locale) : undefined;
  const day = String(info?.firstDay ?? 1);
  return WEEKDAY_CHOICES.some((choice) => choice.value === day) ? day : '1';
};

export const startValues = ({ timeZone, currency, locale }: Output<'app.state'>['defaults']): FirstRunValues => ({
  name: '',
  currency,
  weekStart: localWeekStart(locale),
  fiscalYearStart: '1',
  timeZone,
  me: '',
  roles: ['founder'],
});

/** The sample company brings its own name and currency, so that looking around needs no answers at all. */
const SAMPLE = { name: 'Halo & Vine', currency: 'USD', me: 'Maren Oduya' };

export const toInput = (values: FirstRunValues, step: FirstStep): Input<'app.createWorkspace'> => {
  const sample = step === 'sample';
  return {
    name: sample ? SAMPLE.name : values.name.trim(),
    currency: sample ? SAMPLE.currency : values.currency,
    weekStart: Number(values.weekStart),
    fiscalYearStart: Number(values.fiscalYearStart),
    timeZone: values.timeZone,
    me: { name: values.me.trim() || (sample ? SAMPLE.me : ''), roles: values.roles as Role[] },
    sample,
  };
};
