import type { Places } from '../../../../shared/contract/reports';
import type { Period } from '../../../../shared/domain/period';
import type { PlaceKind } from '../../../../shared/domain/places';
import { netByPlace, type PlaceNet } from '../../store/repositories/measures/places';
import type { Desk } from './desk';

type Split = Record<PlaceKind, number> & { total: number };

const NOTHING: Split = { web: 0, site: 0, store: 0, unsaid: 0, trade: 0, other: 0, total: 0 };

const netIn = (desk: Desk, period: Period) =>
  netByPlace(desk.db, { ...desk.settings, from: period.from, to: desk.lastDay(period) });

/** Net sales of each retail account by door and site. */
const accountsOf = (sales: readonly PlaceNet[]): Map<string, Split> => {
  const accounts = new Map<string, Split>();
  for (const { channel, kind, net } of sales) {
    if (kind !== 'store' && kind !== 'site' && kind !== 'unsaid') continue;
    const account = accounts.get(channel) ?? { ...NOTHING };
    account[kind] += net;
    account.total += net;
    accounts.set(channel, account);
  }
  return accounts;
};

/** Where goods are sold: stores against partners' sites, and both beside the web shop and the trade. */
export const placesOf = async (desk: Desk): Promise<Places> => {
  const { sales, leftOut } = await netIn(desk, desk.period);
  const previous = await netIn(desk, desk.before);
  const now = accountsOf(sales);
  const before = accountsOf(previous.sales);
  const total = (await desk.value('net-sales')).value ?? 0;
  const names = [...new Set([...now.keys(), ...before.keys()])];
  const retail = names.map((name) => {
    const a = now.get(name) ?? NOTHING;
    const b = before.get(name) ?? NOTHING;
    return {
      name,
      storeMinor: a.store,
      dotcomMinor: a.site,
      unsaidMinor: a.unsaid,
      totalMinor: a.total,
      storePrevious: b.store,
      dotcomPrevious: b.site,
      totalPrevious: b.total,
    };
  });
  retail.sort((a, b) => b.totalMinor - a.totalMinor || (a.name < b.name ? -1 : 1));
  const sum = (kind: PlaceKind): number => sales.reduce((all, sale) => (sale.kind === kind ? all + sale.net : all), 0);
  const [web, trade, stores, dotcom] = [sum('web'), sum('trade'), sum('store'), sum('site')];
  return {
    note: await desk.note('net-sales'),
    retail,
    leftOut: [...leftOut].toSorted(),
    leftOutBefore: [...previous.leftOut].toSorted(),
    web,
    stores,
    dotcom,
    trade,
    unsaid: total - web - trade - stores - dotcom,
    total,
  };
};
