import type { Output } from '../../../../shared/contract';
import { TandemError } from '../../../../shared/contract/errors';
import type { FourPsOption, FourPsSheet } from '../../../../shared/contract/four-ps';
import { FOUR_P_IDS, PROMPTS, SHEET_SUBJECT_IDS } from '../../../../shared/domain/four-ps';
import { type Period, periodsWithin } from '../../../../shared/domain/period';
import { economicsOf, type EconomicsInput } from '../../metrics/four-ps/economics';
import { priceLadder, tornado } from '../../metrics/four-ps/sensitivity';
import type { ReadDb } from '../../store/dialect';
import {
  type LineRow,
  listLines,
  listOptions,
  listPoints,
  listSheets,
  type OptionRow,
  type PointRow,
  type SheetRow,
} from '../../store/repositories/four-ps';
import { listThemes } from '../../store/repositories/notes';
import { periodFrom, type Settings } from '../settings';
import { type People, readPeople } from '../targets/trees';

export const gone = (): TandemError => new TandemError('not-found', 'This was removed in the meantime.');

export const sheetOf = async (db: ReadDb, id: string): Promise<SheetRow> => {
  const [row] = await listSheets(db, id);
  if (!row) throw gone();
  return row;
};

/** Months that a sheet plans for, `YYYY-MM`. */
export const monthsOf = (period: Period, settings: Settings): string[] =>
  periodsWithin(period, 'month', settings.calendar).map((month) => month.id);

/** Units by month from their JSON; months that hold no whole number are passed over. */
export const unitsOf = (json: string): Record<string, number> => {
  const parsed: unknown = JSON.parse(json);
  if (typeof parsed !== 'object' || parsed === null) return {};
  return Object.fromEntries(
    Object.entries(parsed).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
};

const originLabel = async (db: ReadDb, row: SheetRow): Promise<string | null> => {
  if (row.origin_id === null) return null;
  if (row.origin_entity === 'note-theme') return (await listThemes(db, row.origin_id))[0]?.name ?? null;
  if (row.origin_entity !== 'campaign') return null;
  const campaign = await db
    .selectFrom('campaigns')
    .select('name')
    .where('id', '=', row.origin_id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return campaign?.name ?? null;
};

export const sheetView = async (db: ReadDb, row: SheetRow, people: People): Promise<FourPsSheet> => ({
  id: row.id,
  rev: row.rev,
  name: row.name,
  subject: SHEET_SUBJECT_IDS.find((one) => one === row.subject) ?? 'idea',
  productId: row.product_id,
  product: row.product,
  line: row.line,
  audience: row.audience,
  template: row.template,
  period: row.period,
  ownerId: row.owner_id,
  owner: people.byId(row.owner_id),
  origin:
    row.origin_entity === null || row.origin_id === null
      ? null
      : { entity: row.origin_entity, id: row.origin_id, label: await originLabel(db, row) },
  at: row.at,
});

/** An option's figures as the arithmetic takes them: units in the order of the sheet's months. */
const inputOf = (row: OptionRow, lines: readonly LineRow[], months: readonly string[]): EconomicsInput => ({
  lines: lines.map((line) => {
    const units = unitsOf(line.units);
    return {
      id: line.id,
      name: line.name,
      priceMinor: line.price_minor,
      discount: line.discount,
      channelShare: line.channel_share,
      unitCostMinor: line.unit_cost_minor,
      units: months.map((month) => units[month] ?? 0),
    };
  }),
  fixedMinor: row.fixed_minor,
  promotionMinor: row.promotion_minor,
  newCustomers: row.new_customers,
  unitsPerCustomerMonth: row.units_per_customer_month,
  safetyShare: row.safety_share,
  months: Math.max(1, months.length),
});

const optionView = (
  row: OptionRow,
  points: readonly PointRow[],
  lines: readonly LineRow[],
  { months, people }: { months: readonly string[]; people: People },
): FourPsOption => {
  const input = inputOf(row, lines, months);
  return {
    id: row.id,
    rev: row.rev,
    name: row.name,
    ownerId: row.owner_id,
    owner: people.byId(row.owner_id),
    fixedMinor: row.fixed_minor,
    promotionMinor: row.promotion_minor,
    newCustomers: row.new_customers,
    unitsPerCustomerMonth: row.units_per_customer_month,
    safetyShare: row.safety_share,
    campaign: row.campaign_id === null ? null : { id: row.campaign_id, name: row.campaign ?? '' },
    points: FOUR_P_IDS.flatMap((p) =>
      Object.keys(PROMPTS[p]).flatMap((prompt) =>
        points.filter((point) => point.p === p && point.prompt === prompt).map(({ text }) => ({ p, prompt, text })),
      ),
    ),
    lines: lines.map((line) => ({
      id: line.id,
      channelId: line.channel_id,
      name: line.name,
      priceMinor: line.price_minor,
      discount: line.discount,
      channelShare: line.channel_share,
      unitCostMinor: line.unit_cost_minor,
      units: unitsOf(line.units),
    })),
    economics: economicsOf(input),
    tornado: tornado(input),
    ladder: priceLadder(input),
  };
};

/** A sheet with its options and their unit economics; assumptions and versions come beside it. */
export const sheetContent = async (
  db: ReadDb,
  id: string,
  settings: Settings,
): Promise<Pick<Output<'four-ps.get'>, 'sheet' | 'months' | 'options'>> => {
  const row = await sheetOf(db, id);
  const people = await readPeople(db);
  const months = monthsOf(periodFrom(row.period, settings.calendar), settings);
  const options = await listOptions(db, id);
  const ids = options.map((option) => option.id);
  const points = ids.length === 0 ? [] : await listPoints(db, ids);
  const lines = await listLines(db, ids);
  return {
    sheet: await sheetView(db, row, people),
    months,
    options: options.map((option) =>
      optionView(
        option,
        points.filter((point) => point.option_id === option.id),
        lines.filter((line) => line.option_id === option.id),
        { months, people },
      ),
    ),
  };
};
