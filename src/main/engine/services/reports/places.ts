import type { MetricValue } from '../../../../shared/contract/metrics';
import type { Places } from '../../../../shared/contract/reports';
import type { Period } from '../../../../shared/domain/period';
import { UNASSIGNED } from '../../store/repositories/measures/gather';
import { reportChannels } from '../../store/repositories/reports';
import type { Desk } from './desk';

/** A location that is a site and not a door: `Brightwell.com`, `Oak online`. */
const SITE = /\.com\b|\.[a-z]{2,3}$|\bonline\b|\bweb(site|shop)?\b|\be-?com(merce)?\b|\bdigital\b/i;

type Split = { store: number; dotcom: number; unsaid: number; total: number };

/** Net sales of each retail account by door and site, from the breakdowns by channel and by location. */
const splitOf = async (
  desk: Desk,
  period: Period,
): Promise<{ accounts: Map<string, Split>; channels: Map<string, MetricValue> }> => {
  const channels = await desk.groups('net-sales', 'channel', period);
  const locations = await desk.groups('net-sales', 'location', period);
  const rows = await reportChannels(desk.db);
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const accounts = new Map<string, Split>();
  for (const row of rows) {
    if (row.type !== 'retail-partner' && row.type !== 'own-store') continue;
    const total = channels.get(row.name)?.value;
    if (total !== undefined && total !== null && !accounts.has(row.name))
      accounts.set(row.name, { store: 0, dotcom: 0, unsaid: total, total });
  }
  for (const [name, value] of locations) {
    const homes = new Set(
      rows
        .filter((row) => row.level === 'location' && row.name === name && row.parent_key !== null)
        .map((row) => byKey.get(row.parent_key ?? 0)?.name),
    );
    const [home] = homes;
    // A name that several accounts use cannot be told apart: it stays with what nobody said.
    const account = homes.size === 1 && home !== undefined ? accounts.get(home) : undefined;
    if (!account || name === UNASSIGNED || value.value === null) continue;
    if (SITE.test(name)) account.dotcom += value.value;
    else account.store += value.value;
    account.unsaid -= value.value;
  }
  return { accounts, channels };
};

/** Where goods are sold: stores against partners' sites, and both beside the web shop and the trade. */
export const placesOf = async (desk: Desk): Promise<Places> => {
  const now = await splitOf(desk, desk.period);
  const before = await splitOf(desk, desk.before);
  const types = new Map<string, string>((await reportChannels(desk.db)).map((row) => [row.name, row.type]));
  const total = (await desk.value('net-sales')).value ?? 0;
  const sumOf = (test: (type: string | undefined) => boolean): number =>
    [...now.channels].reduce((sum, [name, value]) => (test(types.get(name)) ? sum + (value.value ?? 0) : sum), 0);
  const names = [...new Set([...now.accounts.keys(), ...before.accounts.keys()])];
  const retail = names.map((name) => {
    const a = now.accounts.get(name) ?? { store: 0, dotcom: 0, unsaid: 0, total: 0 };
    const b = before.accounts.get(name) ?? { store: 0, dotcom: 0, unsaid: 0, total: 0 };
    return {
      name,
      storeMinor: a.store,
      dotcomMinor: a.dotcom,
      unsaidMinor: a.unsaid,
      totalMinor: a.total,
      storePrevious: b.store,
      dotcomPrevious: b.dotcom,
      totalPrevious: b.total,
    };
  });
  retail.sort((a, b) => b.totalMinor - a.totalMinor || (a.name < b.name ? -1 : 1));
  const sum = (pick: (line: (typeof retail)[number]) => number): number =>
    retail.reduce((all, line) => all + pick(line), 0);
  const web = sumOf((type) => type === 'd2c');
  const trade = sumOf((type) => type === 'wholesale' || type === 'b2b');
  const stores = sum((line) => line.storeMinor);
  const dotcom = sum((line) => line.dotcomMinor);
  return {
    note: await desk.note('net-sales'),
    retail,
    web,
    stores,
    dotcom,
    trade,
    unsaid: total - web - trade - stores - dotcom,
    total,
  };
};
