import { TandemError } from '../../../../shared/contract/errors';
import type { ImportMap } from '../../../../shared/contract/imports';
import { isDay } from '../../../../shared/domain/day';
import { headerCurrency } from './header-currency';
import { peopleOf } from './people-presets';
import {
  CHANNEL_GROUPS,
  DAY,
  GA4,
  GOOGLE,
  GOOGLE_MARKS,
  KLAVIYO,
  MAILCHIMP,
  MAILING_MARKS,
  META,
  META_STARTS,
} from './preset-names';
import { bare, columnsOf, dayIn, emptyMap, has, hasSome, type Names, type Preset } from './preset-parts';
import { vendorOf } from './vendors';

/** The first and last day that the lines above a header name. */
export const spanOf = (preamble: readonly string[]): { from: string; to: string } | undefined => {
  const labelled = (label: RegExp): string | undefined => {
    const line = preamble.find((text) => label.test(text));
    return line === undefined ? undefined : dayIn(line);
  };
  const [start, end] = [
    labelled(
      /^#?\s*(?:start date|startdatum|begindatum|date de début|fecha de inicio|data di inizio|data de início|開始日)/i,
    ),
    labelled(
      /^#?\s*(?:end date|enddatum|einddatum|date de fin|fecha de finalización|data di fine|data de término|終了日)/i,
    ),
  ];
  if (start !== undefined && end !== undefined) return { from: start, to: end };
  for (const line of preamble) {
    const [first, second] = line.split(/\s+[-–—]\s+|\s*[～〜~]\s*/);
    const [from, to] = [dayIn(first ?? ''), dayIn(second ?? '')];
    if (from !== undefined && to !== undefined) return { from, to };
    if (from !== undefined && second === undefined) return { from, to: from };
  }
  return undefined;
};

const build = (
  name: string,
  format: 'ad-days' | 'results',
  header: readonly string[],
  preamble: readonly string[],
  names: Names,
  constants: Record<string, string>,
): Preset => {
  const columns: Record<string, string | string[]> = columnsOf(header, names);
  const fields = new Set(Object.values(columns).flat());
  const map = { ...emptyMap(format, columns), constants: { ...constants } as ImportMap['constants'] };
  const spend = Object.keys(columns).find((column) => columns[column] === 'spend');
  const currency = spend === undefined ? undefined : headerCurrency(spend).currency;
  if (currency !== undefined) map.constants['currency'] = currency;
  let missing: string | null = null;
  if (!fields.has('day')) {
    const span = spanOf(preamble);
    if (span) {
      map.constants['day'] = span.from;
      map.constants['to_day'] = span.to;
    } else
      missing =
        'This report has no column for the day, and its heading does not say which days it covers. Download it by day, or with a first and last day; or give both under The same for every row: Day and To day.';
  }
  return { name, map, missing, notes: [] };
};

/**
 * Refuses one day for a report that has neither a column for the day nor a heading with its span: its figures are
 * those of all its days together, and would all stand on the one. A month, `2026-04`, says both its ends.
 */
export const assertSpan = (map: ImportMap): void => {
  const { day, to_day: to } = map.constants;
  const fields = new Set(Object.values(map.columns).flat());
  if (!fields.has('day') && day !== undefined && isDay(String(day)) && !fields.has('to_day') && to === undefined)
    throw new TandemError(
      'bad-input',
      `This report has no column for the day, so its figures are those of a whole span. Give its last day too, under To day: the same day where ${String(day)} is all that it covers.`,
    );
};

/** The map of a report that does not say its days with the period that somebody named; refuses it for a file that does, or has none. */
export const coverDays = (map: ImportMap | undefined, days: { from: string; to: string }): ImportMap => {
  if (map?.format !== 'ad-days' && map?.format !== 'results')
    throw new TandemError(
      'bad-input',
      'A period goes with reports of ads or of results only: leave it out for this file.',
    );
  const named = new Set([...Object.values(map.columns).flat(), ...Object.keys(map.constants)]);
  if (named.has('day') || named.has('to_day'))
    throw new TandemError('bad-input', 'This report says itself which days it covers: leave the period out.');
  return { ...map, constants: { ...map.constants, day: days.from, to_day: days.to } };
};

/** Klaviyo sends by e-mail and to phones; what went to phones is no e-mail. */
const byChannel = (preset: Preset, header: readonly string[]): Preset => {
  const column = header.find((name) => bare(name) === 'campaign channel');
  if (column === undefined) preset.map.constants['promotion'] = 'email';
  else preset.map.columns[column] = 'promotion';
  return preset;
};

/**
 * The map of a well-known report by its header and the lines above it; undefined when it is none of them. `day` is
 * the day that a file without one is stamped with.
 */
export const presetOf = (
  header: readonly string[],
  preamble: readonly string[] = [],
  day?: string,
): Preset | undefined => {
  const vendor = vendorOf(header, day);
  if (vendor) return vendor;
  const people = peopleOf(header);
  if (people) return people;
  const meta = columnsOf(header, META);
  const metaFields = new Set(Object.values(meta));
  if (metaFields.has('to_day') && metaFields.has('campaign') && metaFields.has('spend')) {
    const daily = hasSome(header, DAY) > 0;
    // A row of one day is told by its own column; else the report's span is the row's.
    const names = daily ? { ...META, day: DAY, to_day: [] } : { ...META, day: META_STARTS };
    return build('Meta Ads', 'ad-days', header, preamble, names, { platform: 'Meta' });
  }
  const mailings = hasSome(header, MAILING_MARKS) >= 2;
  if (mailings && has(header, 'Campaign Name', 'Send Time')) {
    const preset = build('Klaviyo campaigns', 'results', header, preamble, KLAVIYO, { source: 'Klaviyo' });
    return byChannel(preset, header);
  }
  if (mailings && has(header, 'Title', 'Send Date'))
    return build('Mailchimp campaigns', 'results', header, preamble, MAILCHIMP, {
      source: 'Mailchimp',
      promotion: 'email',
    });
  const ga4 = columnsOf(header, GA4);
  if (Object.values(ga4).includes('sessions') && Object.values(ga4).includes('name')) {
    const preset = build('Google Analytics traffic', 'results', header, preamble, GA4, { source: 'GA4' });
    const column = Object.keys(ga4).find((name) => ga4[name] === 'name');
    if (column !== undefined) {
      preset.map.columns[column] = ['name', 'promotion'];
      preset.map.values['promotion'] = { ...CHANNEL_GROUPS };
    }
    return preset;
  }
  const google = new Set(Object.values(columnsOf(header, GOOGLE)));
  if (google.has('campaign') && google.has('spend') && hasSome(header, GOOGLE_MARKS) > 0)
    return build('Google Ads', 'ad-days', header, preamble, GOOGLE, { platform: 'Google Ads' });
  return undefined;
};
