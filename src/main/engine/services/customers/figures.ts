import type { Buyer, HealthValue } from '../../../../shared/contract/customers';
import { TandemError } from '../../../../shared/contract/errors';
import { HEALTH_RULES, type HealthRules, healthOf } from '../../../../shared/domain/health';
import { healthRules } from '../../../../shared/contract/customers';
import { settle } from '../../../../shared/domain/money';
import { nextOrder, type NextOrder } from '../../../../shared/domain/next-order';
import type { Context } from '../../context';
import type { ReadDb } from '../../store/dialect';
import { findCompany } from '../../store/repositories/companies';
import { findContact } from '../../store/repositories/contacts';
import { customerKeys, type Whose } from '../../store/repositories/customer-links';
import { type DaySum, daySums, marginSums, type MarginSums } from '../../store/repositories/customers';
import { convert } from '../../store/repositories/measures/gather';
import { getWorkspace } from '../../store/repositories/workspace';
import { type Settings, settingsOf } from '../settings';
import { lifecycleFrom } from './lifecycle';

/** The key of a customer as the wire names it; a sentence when it is none. */
export const customerKeyOf = (id: string): number => {
  const key = Number(id);
  if (!Number.isSafeInteger(key) || key < 1) throw new TandemError('not-found', 'There is no such customer.');
  return key;
};

/** The workspace's rules of health; what is missing or was never touched is as Tandem starts. */
export const readHealthRules = async (db: ReadDb): Promise<{ rules: HealthRules; isDefault: boolean }> => {
  const { health_rules: text } = await getWorkspace(db);
  if (text === '') return { rules: HEALTH_RULES, isDefault: true };
  return { rules: { ...HEALTH_RULES, ...healthRules.partial().parse(JSON.parse(text)) }, isDefault: false };
};

/** What a buyer is to us, besides the orders. */
export type BuyerFacts = {
  whose: Whose;
  reorderDays: number | null;
  renewalDay: string | null;
  openIssues: number;
  lastActivityDay: string | null;
};

const gone = (): TandemError => new TandemError('not-found', 'This record was removed in the meantime.');

/** Open issues and the last activity of a company or a contact. */
const dealings = async (
  db: ReadDb,
  column: 'company_key' | 'contact_key',
  key: number,
): Promise<{ openIssues: number; lastActivityDay: string | null }> => {
  const issues = await db
    .selectFrom('needs')
    .select((of) => of.fn.countAll<number>().as('n'))
    .where(column, '=', key)
    .where('kind', '=', 'issue')
    .where('solved_day', 'is', null)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  const last = await db
    .selectFrom('activities')
    .select((of) => of.fn.max('day').as('day'))
    .where(column, '=', key)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return { openIssues: issues?.n ?? 0, lastActivityDay: last?.day ?? null };
};

export const buyerFacts = async (db: ReadDb, of: Buyer): Promise<BuyerFacts> => {
  if (of.kind === 'company') {
    const row = await findCompany(db, of.id);
    if (!row) throw gone();
    const known = await dealings(db, 'company_key', row.key);
    return { whose: { companyKey: row.key }, reorderDays: row.reorder_days, renewalDay: row.renewal_day, ...known };
  }
  if (of.kind === 'contact') {
    const row = await findContact(db, of.id);
    if (!row) throw gone();
    const known = await dealings(db, 'contact_key', row.key);
    return { whose: { contactKey: row.key }, reorderDays: null, renewalDay: null, ...known };
  }
  return {
    whose: { customerKey: customerKeyOf(of.id) },
    reorderDays: null,
    renewalDay: null,
    openIssues: 0,
    lastActivityDay: null,
  };
};

type Bought = { orders: number; netMinor: number; otherCurrency: number; days: string[] };

/** Adds up what was bought; another currency is converted by the rate of its day or left out and counted. */
export const boughtFrom = (sums: readonly DaySum[], settings: Pick<Settings, 'currency' | 'rates'>): Bought => {
  let [orders, minor, rest, otherCurrency] = [0, 0, 0, 0];
  const days = new Set<string>();
  for (const sum of sums) {
    orders += sum.orders;
    if (sum.orders > 0) days.add(sum.day);
    const own = convert(sum.minor, sum.currency, settings, sum.day);
    if (own === undefined) otherCurrency += sum.orders;
    else minor += own;
    if (sum.currency === settings.currency) rest += sum.rest;
  }
  return { orders, netMinor: settle(minor, rest), otherCurrency, days: [...days].toSorted() };
};

type Margin = { marginMinor: number | null; marginRatio: number | null; marginReason: string | null };

/** Net sales less the cost of what was sold, of the lines whose cost is known. */
export const marginFrom = (sums: MarginSums): Margin => {
  const none = (marginReason: string): Margin => ({ marginMinor: null, marginRatio: null, marginReason });
  if (sums.lines === 0) return none('There is no order in the company’s currency yet.');
  if (sums.without === sums.lines) return none('No product of these orders has a cost yet. Enter it under Products.');
  const net = settle(sums.net, sums.net_rest);
  const marginMinor = net - Math.round(sums.cost);
  return {
    marginMinor,
    marginRatio: net === 0 ? null : marginMinor / net,
    marginReason:
      sums.without === 0 ? null : `${sums.without} of ${sums.lines} lines are left out: their products have no cost.`,
  };
};

export const healthWith = (
  facts: { orderDays: readonly string[]; next: NextOrder } & Pick<
    BuyerFacts,
    'openIssues' | 'renewalDay' | 'lastActivityDay'
  >,
  rules: HealthRules,
  today: string,
): HealthValue =>
  healthOf(
    {
      today,
      lastOrderDay: facts.orderDays.at(-1) ?? null,
      rhythmDays: facts.next.rhythmDays,
      openIssues: facts.openIssues,
      renewalDay: facts.renewalDay,
      lastActivityDay: facts.lastActivityDay,
    },
    rules,
  );

/** Everything that the orders of one buyer say, and how far they have come. */
export const figuresOf = async (context: Context, of: Buyer) => {
  const db = context.store.read;
  const settings = await settingsOf(context);
  const facts = await buyerFacts(db, of);
  const keys = await customerKeys(db, facts.whose);
  const bought = boughtFrom(await daySums(db, keys), settings);
  const next = nextOrder(bought.days, facts.reorderDays);
  const { rules } = await readHealthRules(db);
  return {
    keys,
    facts,
    figures: {
      orders: bought.orders,
      netMinor: bought.netMinor,
      otherCurrency: bought.otherCurrency,
      ...marginFrom(await marginSums(db, keys, settings.currency)),
      firstDay: bought.days[0] ?? null,
      lastDay: bought.days.at(-1) ?? null,
      next,
      health: healthWith({ ...facts, orderDays: bought.days, next }, rules, settings.today),
      openIssues: facts.openIssues,
      lifecycle: await lifecycleFrom(db, of, facts.whose, bought.days, settings),
    },
  };
};
