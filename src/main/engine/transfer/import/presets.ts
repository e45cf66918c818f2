import type { ImportMap } from '../../../../shared/contract/imports';
import { bare, columnsOf, dayIn, emptyMap, has, type Names, type Preset } from './preset-parts';
import { vendorOf } from './vendors';

const META: Names = {
  day: ['day', 'jour', 'tag', 'día', 'reporting starts', 'début des rapports', 'berichtsstart', 'inicio del informe'],
  to_day: ['reporting ends', 'fin des rapports', 'berichtsende', 'fin del informe'],
  campaign: ['campaign name', 'nom de la campagne', 'kampagnenname', 'nombre de la campaña'],
  ad: ['ad name', 'nom de la publicité', 'name der werbeanzeige', 'nombre del anuncio'],
  spend: ['amount spent', 'montant dépensé', 'ausgegebener betrag', 'importe gastado'],
  impressions: ['impressions', 'impressionen', 'impresiones'],
  reach: ['reach', 'couverture', 'reichweite', 'alcance'],
  clicks: ['link clicks', 'clics sur un lien', 'clics sur le lien', 'link-klicks', 'clics en el enlace'],
  revenue: ['purchases conversion value', 'website purchases conversion value'],
  likes: ['post reactions', 'likes'],
  comments: ['post comments', 'comments'],
  shares: ['post shares', 'shares'],
};

const GOOGLE: Names = {
  day: ['day', 'tag', 'jour', 'día'],
  campaign: ['campaign', 'kampagne', 'campagne', 'campaña'],
  spend: ['cost', 'kosten', 'coût', 'coste'],
  impressions: ['impr.', 'impressions', 'impr'],
  clicks: ['clicks', 'klicks', 'clics'],
  conversions: ['conversions', 'conv.'],
  revenue: ['conv. value', 'conversion value'],
  likes: ['likes'],
  comments: ['comments'],
  shares: ['shares'],
  currency: ['currency code', 'währungscode', 'code de devise'],
};

const GA4: Names = {
  day: ['date'],
  name: [
    'session default channel group',
    'session primary channel group',
    'session primary channel group (default channel group)',
    'session source / medium',
    'session campaign',
  ],
  sessions: ['sessions'],
  engaged: ['engaged sessions'],
  engagement_rate: ['engagement rate'],
  revenue: ['total revenue'],
};

const MAILCHIMP: Names = {
  day: ['send date'],
  name: ['title'],
  sent: ['total recipients'],
  delivered: ['successful deliveries'],
  opened: ['unique opens'],
  email_clicks: ['unique clicks'],
  unsubscribed: ['unsubscribes'],
  orders: ['total orders'],
  revenue: ['total revenue'],
  spend: ['campaign cost'],
};

const KLAVIYO: Names = {
  ...MAILCHIMP,
  day: ['send time'],
  name: ['campaign name'],
  orders: ['unique placed order'],
  revenue: ['revenue'],
};

/** GA4's channel groups as promotion channels; the others stand without one. */
const CHANNEL_GROUPS: Readonly<Record<string, string>> = {
  'Organic Search': 'seo-content',
  'Organic Social': 'social',
  Email: 'email',
  'Paid Search': 'advertising',
  'Paid Social': 'advertising',
  'Paid Video': 'advertising',
  'Paid Shopping': 'advertising',
  'Paid Other': 'advertising',
  'Cross-network': 'advertising',
  Display: 'advertising',
  Affiliates: 'affiliate',
  Referral: 'partnerships',
};

/** The first and last day that the lines above a header name. */
export const spanOf = (preamble: readonly string[]): { from: string; to: string } | undefined => {
  const labelled = (label: RegExp): string | undefined => {
    const line = preamble.find((text) => label.test(text));
    return line === undefined ? undefined : dayIn(line);
  };
  const [start, end] = [
    labelled(/^#?\s*(?:start date|startdatum|date de début)/i),
    labelled(/^#?\s*(?:end date|enddatum|date de fin)/i),
  ];
  if (start !== undefined && end !== undefined) return { from: start, to: end };
  for (const line of preamble) {
    const [first, second] = line.split(/\s+[-–—]\s+/);
    const [from, to] = [dayIn(first ?? ''), dayIn(second ?? '')];
    if (from !== undefined && to !== undefined) return { from, to };
    if (from !== undefined && second === undefined) return { from, to: from };
  }
  return undefined;
};

const currencyOf = (header: readonly string[], spend: string | undefined): string | undefined =>
  /\(([A-Z]{3})\)\s*$/i.exec(header.find((column) => column === spend) ?? '')?.[1]?.toUpperCase();

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
  const currency = currencyOf(header, spend);
  if (currency !== undefined) map.constants['currency'] = currency;
  let missing: string | null = null;
  if (!fields.has('day')) {
    const span = spanOf(preamble);
    if (span) {
      map.constants['day'] = span.from;
      map.constants['to_day'] = span.to;
    } else
      missing =
        'This report has no column for the day, and its heading does not say which days it covers. Download it by day, or with a first and last day; or give both as fixed values in the mapping: day and to_day.';
  }
  return { name, map, missing, notes: [] };
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
  const meta = columnsOf(header, META);
  const metaFields = new Set(Object.values(meta));
  if (metaFields.has('to_day') && metaFields.has('campaign') && metaFields.has('spend')) {
    const { day: _day, ...whole } = META;
    const daily = header.some((column) => ['day', 'jour', 'tag', 'día'].includes(bare(column)));
    // A row of one day is told by its own column; else the report's span is the row's.
    const names = daily ? { ...META, to_day: [] } : { ...whole, day: META['day']?.slice(4) ?? [] };
    return build('Meta Ads', 'ad-days', header, preamble, names, { platform: 'Meta' });
  }
  if (has(header, 'Successful Deliveries', 'Unique Opens', 'Campaign Name', 'Send Time'))
    return build('Klaviyo campaigns', 'results', header, preamble, KLAVIYO, { source: 'Klaviyo', promotion: 'email' });
  if (has(header, 'Successful Deliveries', 'Unique Opens', 'Title', 'Send Date'))
    return build('Mailchimp campaigns', 'results', header, preamble, MAILCHIMP, {
      source: 'Mailchimp',
      promotion: 'email',
    });
  const ga4 = columnsOf(header, GA4);
  if (has(header, 'Sessions') && Object.values(ga4).includes('name')) {
    const preset = build('Google Analytics traffic', 'results', header, preamble, GA4, { source: 'GA4' });
    const column = Object.keys(ga4).find((name) => ga4[name] === 'name');
    if (column !== undefined) {
      preset.map.columns[column] = ['name', 'promotion'];
      preset.map.values['promotion'] = { ...CHANNEL_GROUPS };
    }
    return preset;
  }
  const google = new Set(Object.values(columnsOf(header, GOOGLE)));
  if (
    google.has('campaign') &&
    google.has('spend') &&
    header.some((column) => ['impr.', 'campaign type', 'campaign status', 'kampagnentyp'].includes(bare(column)))
  )
    return build('Google Ads', 'ad-days', header, preamble, GOOGLE, { platform: 'Google Ads' });
  return undefined;
};
