import { addDays } from '../../../../shared/domain/day';
import type { Dimension } from '../../../../shared/domain/dimensions';
import type { Comparator, FourP } from '../../../../shared/domain/four-ps';
import { type Period, periodOf, periodsWithin, shiftPeriod } from '../../../../shared/domain/period';
import type { WriteDb } from '../../store/dialect';
import { evaluate } from '../metrics/evaluate';
import type { Settings } from '../settings';
import type { DealScene } from './deals';
import { D2C, DRY_SHAMPOO } from './world/catalogue';
import { type SampleOption, SHEET_OPTIONS } from './world/four-ps';

type Keys = { people: Map<string, number>; channel: number | null };

/** Units of a quarter shared out by its months; the last takes what division leaves. */
const byMonth = (units: number, months: readonly Period[]): string => {
  const each = Math.floor(units / months.length);
  return JSON.stringify(
    Object.fromEntries(
      months.map((month, at) => [month.id, at === months.length - 1 ? units - each * (months.length - 1) : each]),
    ),
  );
};

const putOption = async (
  db: WriteDb,
  scene: DealScene,
  {
    option,
    sheetId,
    position,
    months,
    keys,
  }: { option: SampleOption; sheetId: string; position: number; months: readonly Period[]; keys: Keys },
): Promise<void> => {
  const id = scene.newId();
  await db
    .insertInto('four_ps_options')
    .values({
      id,
      sheet_id: sheetId,
      name: option.name,
      owner_key: keys.people.get(option.owner) ?? null,
      fixed_minor: option.fixed,
      promotion_minor: option.promotion,
      new_customers: option.newCustomers,
      units_per_customer_month: option.unitsPerCustomerMonth,
      safety_share: 0.15,
      campaign_id: null,
      position,
      deleted_at: null,
    })
    .execute();
  for (const [p, prompt, text] of option.points)
    await db
      .insertInto('four_ps_points')
      .values({ id: scene.newId(), option_id: id, p, prompt, text, deleted_at: null })
      .execute();
  for (const [at, line] of option.lines.entries())
    await db
      .insertInto('four_ps_lines')
      .values({
        id: scene.newId(),
        option_id: id,
        channel_key: line.name === D2C ? keys.channel : null,
        name: line.name,
        price_minor: line.price,
        discount: 0,
        channel_share: 0,
        unit_cost_minor: line.cost,
        units: byMonth(line.units, months),
        position: at + 1,
        deleted_at: null,
      })
      .execute();
};

type Assumed = {
  p: FourP;
  statement: string;
  metric: string;
  dimension: Dimension | null;
  groupId: string | null;
  period: string;
  comparator: Comparator;
  bound: number;
  due: string;
  learned: string;
};

const putAssumption = async (
  db: WriteDb,
  scene: DealScene,
  { sheetId, owner }: { sheetId: string; owner: number | null },
  one: Assumed,
): Promise<void> => {
  const low = one.comparator === 'at-least' || one.comparator === 'over';
  await db
    .insertInto('four_ps_assumptions')
    .values({
      id: scene.newId(),
      sheet_id: sheetId,
      option_id: null,
      p: one.p,
      statement: one.statement,
      metric: one.metric,
      dimension: one.dimension,
      group_id: one.groupId,
      period: one.period,
      comparator: one.comparator,
      low: low ? one.bound : null,
      high: low ? null : one.bound,
      due: one.due,
      owner_key: owner,
      learned: one.learned,
      person_id: scene.people.get('Theo Lindqvist') ?? null,
      at: `${scene.world.story.firstDay}T10:00:00.000Z`,
      deleted_at: null,
    })
    .execute();
};

/** A value rounded up to two figures: what somebody would have written down beforehand. */
const round2 = (value: number): number => {
  const step = 10 ** (Math.floor(Math.log10(Math.max(value, 1e-9))) - 1);
  return Number((Math.ceil(value / step) * step).toPrecision(6));
};

/** What the sheet assumed of last quarter: two came right, one wrong, one cannot be told; and one is still open. */
const putAssumptions = async (db: WriteDb, scene: DealScene, sheetId: string, settings: Settings): Promise<void> => {
  const now = periodOf(settings.today, 'quarter', settings.calendar);
  const last = shiftPeriod(now, -1, settings.calendar);
  const due = addDays(last.to, 1);
  const product = await db.selectFrom('products').select('id').where('sku', '=', DRY_SHAMPOO).executeTakeFirst();
  const channel = await db.selectFrom('channels').select('id').where('name', '=', D2C).executeTakeFirst();
  const quiet = await db
    .selectFrom('campaigns as c')
    .select(['c.id', 'c.name'])
    .where('c.deleted_at', 'is', null)
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('ad_days as a').select('a.key').whereRef('a.campaign_key', '=', 'c.key'))),
    )
    .orderBy('c.key')
    .executeTakeFirst();
  const value = async (metric: string, by?: Dimension, group?: string): Promise<number> => {
    const values = await evaluate(db, { metrics: [metric], period: last, by, asOf: last.to }, settings);
    return (by === undefined ? values[0] : values.find((one) => one.group === group))?.value ?? 1;
  };
  const base = { period: last.id, due, dimension: null, groupId: null, learned: '' } as const;
  const all: Assumed[] = [
    {
      ...base,
      p: 'promotion',
      statement: 'A click costs less than planned',
      metric: 'cpc',
      comparator: 'under',
      bound: Math.round(round2((await value('cpc')) * 1.15)),
      learned: 'Creator posts keep clicks cheap; search alone would not.',
    },
    {
      ...base,
      p: 'place',
      statement: 'The web shop sells what the plan says',
      metric: 'net-sales',
      dimension: 'channel',
      groupId: channel?.id ?? null,
      comparator: 'at-least',
      bound: round2((await value('net-sales', 'channel', D2C)) * 0.85),
    },
    {
      ...base,
      p: 'price',
      statement: 'Dry shampoo sells more at the new price',
      metric: 'units',
      dimension: 'product',
      groupId: product?.id ?? null,
      comparator: 'at-least',
      bound: round2((await value('units', 'product', DRY_SHAMPOO)) * 1.2),
      learned: 'The smaller can was asked for, not the lower price.',
    },
    {
      ...base,
      p: 'promotion',
      statement: `${quiet?.name ?? 'The demo'} earns three times its ad spend`,
      metric: 'roas',
      dimension: 'campaign',
      groupId: quiet?.id ?? null,
      comparator: 'at-least',
      bound: 3,
    },
    {
      ...base,
      p: 'product',
      statement: 'One buyer in five comes back',
      metric: 'repeat-rate',
      period: now.id,
      due: now.to,
      comparator: 'at-least',
      bound: 0.2,
    },
  ];
  const theo = await db.selectFrom('people').select('key').where('name', '=', 'Theo Lindqvist').executeTakeFirst();
  for (const one of all) await putAssumption(db, scene, { sheetId, owner: theo?.key ?? null }, one);
};

/** The worksheet on a dry shampoo to take along, with three options and what it assumed; and a short one on the Style line. */
export const putFourPs = async (db: WriteDb, scene: DealScene, settings: Settings): Promise<void> => {
  const people = await db.selectFrom('people').select(['key', 'name']).execute();
  const channel = await db.selectFrom('channels').select('key').where('name', '=', D2C).executeTakeFirst();
  const keys: Keys = { people: new Map(people.map((row) => [row.name, row.key])), channel: channel?.key ?? null };
  const product = await db.selectFrom('products').select('key').where('sku', '=', DRY_SHAMPOO).executeTakeFirst();
  const period = shiftPeriod(periodOf(settings.today, 'quarter', settings.calendar), 1, settings.calendar);
  const months = periodsWithin(period, 'month', settings.calendar);
  const putSheet = async (
    name: string,
    about: { product: number | null; line: string | null; audience: string; template: string },
  ) => {
    const id = scene.newId();
    await db
      .insertInto('four_ps_sheets')
      .values({
        id,
        name,
        subject: about.product === null ? 'line' : 'product',
        product_key: about.product,
        line: about.line,
        audience: about.audience,
        template: about.template,
        period: period.id,
        owner_key: keys.people.get('Theo Lindqvist') ?? null,
        origin_entity: null,
        origin_id: null,
        person_id: scene.people.get('Theo Lindqvist') ?? null,
        at: new Date(scene.clock - (about.product === null ? 9 : 2) * 86_400_000).toISOString(),
        deleted_at: null,
      })
      .execute();
    return id;
  };
  const gift = await putSheet('Gift sets', {
    product: null,
    line: 'Style',
    audience: 'Gift buyers',
    template: 'seasonal-push',
  });
  await putOption(db, scene, { option: SHEET_OPTIONS.gift, sheetId: gift, position: 1, months, keys });
  const toGo = await putSheet('Dry shampoo to go', {
    product: product?.key ?? null,
    line: null,
    audience: 'Commuters, 24 to 38',
    template: 'launch',
  });
  for (const [at, option] of SHEET_OPTIONS.toGo.entries())
    await putOption(db, scene, { option, sheetId: toGo, position: at + 1, months, keys });
  await putAssumptions(db, scene, toGo, settings);
};
