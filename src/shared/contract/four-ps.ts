import { z } from 'zod';
import {
  ASSUMPTION_VERDICT_IDS,
  COMPARATOR_IDS,
  FOUR_P_IDS,
  SHEET_SUBJECT_IDS,
  SHEET_TEMPLATE_IDS,
} from '../domain/four-ps';
import { PROMOTION_IDS, type PromotionChannel } from '../domain/channels';
import { read, write } from './channel';
import { count, day, id, idOnly, longText, minor, name, none, ok, periodId, personRef, shortText } from './common';
import { dimension, metricValue, place } from './metrics';

export const fourP = z.enum(FOUR_P_IDS);
const verdict = z.enum(ASSUMPTION_VERDICT_IDS);
/** A share, 0 to 1. */
const share = z.number().min(0, 'A share is 0% or more').max(1, 'A share is 100% at most');
const money = minor.min(0, 'Money here is 0 or more');
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'A month is YYYY-MM');
const units = z.record(month, z.number().int('Units are whole').min(0, 'Units are 0 or more').max(1e9));
/** A figure that cannot be computed has `value` null and says why. */
const answer = z.object({ value: z.number().nullable(), reason: z.string().nullable() });

const tally = z.object({
  right: count,
  wrong: count,
  notComputable: count,
  notYet: count,
  /** right ÷ (right + wrong); null while none is judged. */
  hitRate: z.number().nullable(),
});

const sheetFields = {
  name,
  subject: z.enum(SHEET_SUBJECT_IDS),
  productId: id.nullable(),
  line: name.nullable(),
  audience: shortText,
  period: periodId,
  ownerId: id.nullable(),
};
const sheet = z.object({
  id,
  rev: z.number().int(),
  ...sheetFields,
  template: z.string(),
  product: z.string().nullable(),
  owner: personRef.nullable(),
  /** What it was started from. */
  origin: z.object({ entity: z.string(), id, label: z.string().nullable() }).nullable(),
  at: z.string(),
});
export type FourPsSheet = z.infer<typeof sheet>;

const lineFields = {
  channelId: id.nullable(),
  name,
  priceMinor: money,
  discount: share,
  channelShare: share,
  unitCostMinor: money,
  units,
};
const economics = z.object({
  lines: z.array(
    z.object({
      id,
      name: z.string(),
      units: count,
      revenueMinor: minor,
      contributionMinor: minor,
      perUnitMinor: z.number().nullable(),
      belowCost: z.boolean(),
    }),
  ),
  units: count,
  revenueMinor: minor,
  grossMarginMinor: minor,
  contributionMinor: minor,
  fixedMinor: minor,
  netMinor: minor,
  breakEvenUnits: answer,
  breaksEven: z.boolean(),
  paybackWeeks: answer,
  cacMinor: answer,
  cacPaybackMonths: answer,
  stockUnits: count,
});
const optionFields = {
  name,
  ownerId: id.nullable(),
  fixedMinor: money,
  promotionMinor: money,
  newCustomers: count.nullable(),
  unitsPerCustomerMonth: z.number().min(0).max(1e6).nullable(),
  safetyShare: z.number().min(0).max(10),
};
const option = z.object({
  id,
  rev: z.number().int(),
  ...optionFields,
  owner: personRef.nullable(),
  campaign: z.object({ id, name: z.string() }).nullable(),
  points: z.array(z.object({ p: fourP, prompt: z.string(), text: z.string() })),
  lines: z.array(z.object({ id, ...lineFields })),
  economics,
  tornado: z.array(z.object({ driver: z.string(), lowMinor: minor, highMinor: minor, swingMinor: minor })),
  ladder: z.array(z.object({ by: z.number(), netMinor: minor, breakEvenChange: answer })),
});
export type FourPsOption = z.infer<typeof option>;

const expectation = {
  p: fourP,
  statement: name,
  optionId: id.nullable(),
  metric: z.string().min(1).max(100),
  dimension: dimension.nullable(),
  /** The record (text id) or word of the dimension's group. */
  groupId: z.string().max(200).nullable(),
  period: periodId,
  comparator: z.enum(COMPARATOR_IDS),
  low: z.number().nullable(),
  high: z.number().nullable(),
  due: day,
  ownerId: id.nullable(),
};
const assumption = z.object({
  id,
  rev: z.number().int(),
  sheetId: id,
  sheet: z.string(),
  ...expectation,
  option: z.string().nullable(),
  owner: personRef.nullable(),
  learned: z.string(),
  metricName: z.string(),
  unit: z.string(),
  group: z.string().nullable(),
  verdict,
  /** How it stands before its day. */
  provisional: z.enum(['right', 'wrong']).nullable(),
  actual: z.number().nullable(),
  reason: z.string().nullable(),
});
export type FourPsAssumption = z.infer<typeof assumption>;

/** One live figure beside a P. `value` opens to its rows at the metric, the dimension and the group it names. */
const evidence = z.object({
  p: fourP,
  label: z.string(),
  value: metricValue,
  by: dimension.nullable(),
  /** Products that its rows are narrowed to, as groups of the product dimension; empty for all. */
  products: z.array(z.string()),
  /** Kinds of places that they are narrowed to; empty for all. */
  places: z.array(place),
  /** What each of its order lines adds, where that is not what the metric takes of it. */
  adds: z.literal('margin').nullable(),
});
export type FourPsEvidence = z.infer<typeof evidence>;

/** Four Ps worksheets: options side by side, evidence, unit economics, and assumptions that are judged by real figures. */
export const fourPsContract = {
  'four-ps.list': read(
    none,
    z.array(z.object({ ...sheet.shape, options: count, tally, changedAt: z.string().nullable() })),
  ),
  'four-ps.get': read(
    idOnly,
    z.object({
      sheet,
      /** Months of the sheet's period, for the units. */
      months: z.array(month),
      options: z.array(option),
      assumptions: z.array(assumption),
      tally,
      versions: z.array(z.object({ id, name: z.string(), at: z.string(), person: personRef.nullable() })),
    }),
  ),
  'four-ps.evidence': read(
    z.object({ id, period: periodId.optional() }),
    z.object({
      figures: z.array(evidence),
      /** Who else is there, from field notes of all time on the products or on none; `notes` counts all that name it. */
      competitors: z.array(
        z.object({
          name: z.string(),
          notes: count,
          said: z.string(),
          day: z.string(),
          pricesMinor: z.array(z.number()),
        }),
      ),
      /** Field notes on the sheet's product, of all time; null when it is about none. */
      notes: z.object({ productId: id, notes: count }).nullable(),
      /** Themes of the field notes on the sheet's products, of all time, those with the most notes first; of a line with all their notes. */
      themes: z.array(z.object({ id, name: z.string(), notes: count, open: count })),
      /** Price realised and units by month, for price against volume. */
      prices: z.array(z.object({ month: z.string(), units: z.number(), priceMinor: z.number().nullable() })),
      /** Currencies without an exchange rate: what was sold in them is not among those. */
      pricesLeftOut: z.array(z.string()),
    }),
  ),
  'four-ps.create': write(
    z.object({
      ...sheetFields,
      productId: id.nullable().default(null),
      line: name.nullable().default(null),
      audience: shortText.default(''),
      ownerId: id.nullable().default(null),
      template: z.enum(SHEET_TEMPLATE_IDS).default('blank'),
      origin: z
        .object({ entity: z.string().min(1).max(40), id })
        .nullable()
        .default(null),
    }),
    idOnly,
  ),
  'four-ps.update': write(z.object({ id, ...z.object(sheetFields).partial().shape }), ok),
  'four-ps.remove': write(idOnly, ok),
  'four-ps.addOption': write(z.object({ sheetId: id, name, copyOf: id.optional() }), idOnly),
  'four-ps.updateOption': write(z.object({ id, ...z.object(optionFields).partial().shape }), ok),
  'four-ps.removeOption': write(idOnly, ok),
  /** The text of one prompt of a P; empty text takes it away. */
  'four-ps.setPoint': write(z.object({ optionId: id, p: fourP, prompt: z.string().max(40), text: longText }), ok),
  'four-ps.addLine': write(
    z.object({
      optionId: id,
      ...lineFields,
      channelId: id.nullable().default(null),
      discount: share.default(0),
      channelShare: share.default(0),
      unitCostMinor: money.default(0),
      units: units.default({}),
    }),
    idOnly,
  ),
  'four-ps.updateLine': write(z.object({ id, ...z.object(lineFields).partial().shape }), ok),
  'four-ps.removeLine': write(idOnly, ok),
  'four-ps.addAssumption': write(z.object({ sheetId: id, ...expectation }), idOnly),
  'four-ps.updateAssumption': write(
    z.object({ id, ...z.object(expectation).partial().shape, learned: longText.optional() }),
    ok,
  ),
  'four-ps.removeAssumption': write(idOnly, ok),
  /**
   * Records that an assumption can be bound to in a dimension, also those of which nothing was counted yet: those with the
   * words of `search` in their name, by name, and the `chosen` one (by its id) before them; null where the groups of the
   * dimension are words and no records.
   */
  'four-ps.groups': read(
    z.object({
      dimension,
      search: shortText.default(''),
      chosen: z.string().max(200).nullable().default(null),
      limit: z.number().int().min(1).max(1_000).default(50),
    }),
    z.array(z.object({ id, name: z.string() })).nullable(),
  ),
  /** Product lines that products name, for what a sheet is about. */
  'four-ps.lines': read(none, z.array(z.string())),
  /** All assumptions across sheets, with how often each P is guessed right. */
  'four-ps.assumptions': read(
    none,
    z.object({ assumptions: z.array(assumption), byP: z.array(z.object({ p: fourP, tally })), total: tally }),
  ),
  /**
   * Makes an option a campaign with its budget, its contribution to a target, and an experiment for each open assumption:
   * one step of undo. The other options stay.
   */
  'four-ps.promote': write(
    z.object({
      optionId: id,
      name,
      starts: day,
      ends: day,
      promotion: z.enum(PROMOTION_IDS as [PromotionChannel, ...PromotionChannel[]]),
      channelIds: z.array(id).max(50).default([]),
      target: z.object({ nodeId: id, amount: money }).nullable().default(null),
      experiments: z.boolean().default(true),
    }),
    z.object({ campaignId: id }),
  ),
  /** The option that a campaign was made from, on its worksheet; null where it was made from none, or that was removed. */
  'four-ps.ofCampaign': read(
    idOnly,
    z
      .object({
        sheetId: id,
        sheet: name,
        option: name,
        /** Net sales that the option brings now and the campaign's goal of them, where one was changed since; else null. */
        goal: z.object({ brings: minor, is: minor.nullable() }).nullable(),
      })
      .nullable(),
  ),
  'four-ps.keepVersion': write(z.object({ id, name }), idOnly),
  /** What differs between a kept version and another, or the sheet as it is now. */
  'four-ps.compare': read(
    z.object({ id, versionId: id, withId: id.nullable() }),
    z.array(
      z.object({
        where: z.string(),
        was: z.string().nullable(),
        now: z.string().nullable(),
        /** Both sides are minor units of the workspace's currency. */
        money: z.boolean(),
      }),
    ),
  ),
};
