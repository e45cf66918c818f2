import type { Output } from '../../../../shared/contract';
import type { FourPsAssumption } from '../../../../shared/contract/four-ps';
import { TandemError } from '../../../../shared/contract/errors';
import { shortPercent } from '../../../../shared/domain/figures';
import {
  ASSUMPTION_VERDICTS,
  COMPARATORS,
  currencyOf,
  FOUR_PS,
  isPrompt,
  PROMPTS,
} from '../../../../shared/domain/four-ps';
import type { Context } from '../../context';
import { listVersions } from '../../store/repositories/four-ps';
import { change } from '../people';
import { settingsOf } from '../settings';
import { judgedAssumptions } from './judged';
import { sheetContent, sheetOf } from './sheets';

type Content = Pick<Output<'four-ps.get'>, 'sheet' | 'options'> & { assumptions: readonly FourPsAssumption[] };
type Facts = Map<string, string>;

/** A share as a version keeps it, to a thousandth: `12.5%`, whoever reads it. */
const shareText = (share: number): string => `${Math.round(share * 1000) / 10}%`;
/** Stands in every version that keeps assumptions: those that were kept by an older Tandem did not. */
const ASSUMED = 'Assumptions';
/** Ends the name of a bound that is an amount. */
const AMOUNT = ', amount';

/**
 * A sheet as facts under names that people read: what a version keeps and what a comparison compares. Money is in minor
 * units with its currency's name left to the reader of the sheet, and shares have a decimal point, so a version compares
 * the same in any locale; `shown` writes them for the one who reads.
 */
const factsOf = ({ sheet, options, assumptions }: Content): Facts => {
  const facts: Facts = new Map();
  const put = (where: string, value: string | number | null): void => {
    if (value !== null && value !== '') facts.set(where, String(value));
  };
  put('Name', sheet.name);
  put('About', sheet.product ?? sheet.line);
  put('Audience', sheet.audience);
  put('Period', sheet.period);
  for (const option of options) {
    const at = (name: string): string => `${option.name}: ${name}`;
    put(at('option'), 'there');
    for (const { p, prompt, text } of option.points)
      put(at(`${FOUR_PS[p].name}, ${isPrompt(p, prompt) ? PROMPTS[p][prompt]?.name : prompt}`), text);
    put(at('Fixed cost'), option.fixedMinor);
    put(at('Promotion cost'), option.promotionMinor);
    put(at('New customers'), option.newCustomers);
    put(at('Units of a customer a month'), option.unitsPerCustomerMonth);
    put(at('Safety stock'), shareText(option.safetyShare));
    for (const line of option.lines) {
      put(at(`${line.name}, price`), line.priceMinor);
      put(at(`${line.name}, discount`), shareText(line.discount));
      put(at(`${line.name}, channel’s share`), shareText(line.channelShare));
      put(at(`${line.name}, unit cost`), line.unitCostMinor);
      for (const [month, units] of Object.entries(line.units)) put(at(`${line.name}, units ${month}`), units);
    }
    put(at('Net'), option.economics.netMinor);
  }
  put(ASSUMED, assumptions.length);
  const met = new Map<string, number>();
  for (const one of assumptions) {
    // Two options may assume the same in the same words.
    const nth = (met.get(one.statement) ?? 0) + 1;
    met.set(one.statement, nth);
    const at = (name: string): string => `Assumed, ${one.statement}${nth > 1 ? ` (${nth})` : ''}: ${name}`;
    const bound = (minor: number | null, name: string): void =>
      put(at(`${name}${currencyOf(one.unit) === null ? '' : AMOUNT}`), minor);
    put(at('P'), FOUR_PS[one.p].name);
    put(at('metric'), one.group === null ? one.metricName : `${one.metricName}, ${one.group}`);
    put(at('period'), one.period);
    put(at('is'), COMPARATORS[one.comparator]);
    bound(one.low, 'from');
    bound(one.high, 'to');
    put(at('judged on'), one.due);
    put(at('option'), one.option);
    put(at('owner'), one.owner?.name ?? null);
    put(at('verdict'), ASSUMPTION_VERDICTS[one.verdict]);
    put(at('learned'), one.learned);
  }
  return facts;
};

/** Facts that are amounts, by their names above: kept versions hold names and words alone. */
const MONEY = /: (?:Fixed cost|Promotion cost|Net)$|, (?:price|unit cost)$|, amount$/;

const contentOf = async (context: Context, id: string): Promise<Content> => {
  const settings = await settingsOf(context);
  const db = context.store.read;
  return { ...(await sheetContent(db, id, settings)), assumptions: await judgedAssumptions(db, settings, id) };
};

/** Facts that are shares. */
const SHARE = /: Safety stock$|, (?:discount|channel’s share)$/;

/** Shares of versions that were kept for a reader with another decimal mark, as all others are. */
const plainShare = (text: string): string => text.replace(',', '.').replace(/\s+%$/, '%');

/** A fact as its reader writes it. */
const shown = (where: string, text: string | undefined): string | null =>
  text === undefined ? null : SHARE.test(where) ? shortPercent(Number.parseFloat(text) / 100) : text;

/** Keeps the sheet as it is now under a name. */
export const keepVersion = async (context: Context, id: string, name: string): Promise<{ id: string }> => {
  const content = await contentOf(context, id);
  const versionId = context.newId();
  await change(context, `Kept version ${name} of ${content.sheet.name}`, 'four_ps_sheets', id, (edit) =>
    edit.insert('four_ps_versions', {
      id: versionId,
      sheet_id: id,
      name,
      content: JSON.stringify([...factsOf(content)]),
      person_id: context.personId,
      at: context.at(),
      deleted_at: null,
    }),
  );
  context.touched('four-ps');
  return { id: versionId };
};

const isFact = (entry: unknown): entry is [string, string] =>
  Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'string';

/** What differs between two versions, or a version and the sheet as it is, in the order of the sheet. */
export const compareVersions = async (
  context: Context,
  id: string,
  versionId: string,
  withId: string | null,
): Promise<Output<'four-ps.compare'>> => {
  const db = context.store.read;
  await sheetOf(db, id);
  const versions = await listVersions(db, id);
  const kept = (one: string): Facts => {
    const row = versions.find((version) => version.id === one);
    if (!row) throw new TandemError('not-found', 'This version was removed in the meantime.');
    const parsed: unknown = JSON.parse(row.content);
    const facts = Array.isArray(parsed) ? parsed.filter(isFact) : [];
    return new Map(facts.map(([where, text]) => [where, SHARE.test(where) ? plainShare(text) : text]));
  };
  const was = kept(versionId);
  const now = withId === null ? factsOf(await contentOf(context, id)) : kept(withId);
  const both = was.has(ASSUMED) && now.has(ASSUMED);
  return [...new Set([...was.keys(), ...now.keys()])]
    .filter((where) => both || !(where === ASSUMED || where.startsWith('Assumed, ')))
    .filter((where) => was.get(where) !== now.get(where))
    .map((where) => ({
      where,
      was: shown(where, was.get(where)),
      now: shown(where, now.get(where)),
      money: MONEY.test(where),
    }));
};
