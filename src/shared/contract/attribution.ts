import { z } from 'zod';
import { job, read } from './channel';
import { count, day, id, none, ok, periodId, shortText } from './common';
import { libraryContract } from './library';

/** Ways in which an order is found; `file` is what the imported file says and stands in every workspace. */
export const RULE_KINDS = ['code', 'link', 'tag', 'source', 'location', 'window', 'hand', 'file'] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

const rule = z.object({
  /** Null for a new rule. */
  id: id.nullable(),
  kind: z.enum(RULE_KINDS).exclude(['file']),
  /** The code, part of the link, tag, source or order number; the id of the location; '' for a date window. */
  match: shortText,
  campaignId: id,
  creatorId: id.nullable().default(null),
  from: day.nullable(),
  to: day.nullable(),
  note: shortText.default(''),
});
export type RuleInput = z.input<typeof rule>;

/** Lists whose rows say which campaign orders go to. */
const kind = z.enum(['code', 'creator']);

/** One change of the rules, or of what makes rules: campaigns, and the codes of creators. */
const ruleChange = z.union([
  z.object({ save: rule }),
  z.object({ remove: id }),
  z.object({ order: z.array(id).min(1).max(2000) }),
  /** A campaign's code or days, which decide which orders its code gives it; what is not named stays. */
  z.object({
    campaign: z.object({
      id,
      rev: count.optional(),
      code: shortText.optional(),
      starts: day.nullable().optional(),
      ends: day.nullable().optional(),
    }),
  }),
  /** A campaign removed, whose code gives it orders no more. */
  z.object({ removeCampaign: id }),
  /** Creators' codes, or creators with theirs, as the channels of the same names change them. */
  z.object({ create: libraryContract['library.create'].input.extend({ kind }) }),
  z.object({ update: libraryContract['library.update'].input.extend({ kind }) }),
  z.object({ bulk: libraryContract['library.bulk'].input.extend({ kind }) }),
  z.object({ removeRows: libraryContract['library.remove'].input.extend({ kind }) }),
]);
export type RuleChange = z.input<typeof ruleChange>;

const money = z.number().int();

export const attributionRule = z.object({
  id,
  kind: z.enum(RULE_KINDS),
  match: z.string(),
  /** The match as people read it: the name of a location, the day range of a window. */
  label: z.string(),
  campaignId: z.string().nullable(),
  campaign: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  note: z.string(),
  /** The creator whose code it is. */
  creator: z.string().nullable(),
  /** What it follows from and is changed with: a creator's code or a campaign's; null for a rule that was written here. */
  of: z.enum(['creator', 'campaign']).nullable(),
  /** Orders that this rule gave to its campaign, since no rule before it did. */
  orders: count,
});
export type AttributionRule = z.infer<typeof attributionRule>;

export const attributionContract = {
  /** The rules in the order they are tried, with what each gives now. */
  'attribution.rules': read(
    none,
    z.object({
      rules: z.array(attributionRule),
      attributed: count,
      orders: count,
      locations: z.array(z.object({ id, name: z.string() })),
      sources: z.array(z.string()),
    }),
  ),
  /** What a change would move: orders and net sales of each campaign before and after. Nothing is changed. */
  'attribution.preview': job(
    z.object({ change: ruleChange }),
    z.object({
      problem: z.string().nullable(),
      moves: z.array(
        z.object({
          campaignId: z.string().nullable(),
          campaign: z.string(),
          before: count,
          after: count,
          netBefore: money,
          netAfter: money,
        }),
      ),
    }),
  ),
  /** Changes the rules and attributes every order anew, as one step of undo. */
  'attribution.change': job(z.object({ change: ruleChange }), ok),
  /**
   * Orders of the period that carry codes, links or tags of several creators. One of them earns: the one whose code stands
   * first, unless somebody chose another, which is a rule by hand that names the creator.
   */
  'attribution.shared': read(
    z.object({ period: periodId }),
    z.array(
      z.object({
        order: z.string(),
        day: z.string(),
        /** The rule by hand that chose; null where nobody did. */
        ruleId: z.string().nullable(),
        creators: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            code: z.string(),
            /** The campaign that the order goes to with the choice; null where nothing names one. */
            campaignId: z.string().nullable(),
            campaign: z.string().nullable(),
            paid: z.boolean(),
          }),
        ),
      }),
    ),
  ),
  /** Orders of the period, newest first, each with the campaign and the rule that gave it. */
  'attribution.orders': read(
    z.object({
      period: periodId,
      campaignId: id.optional(),
      ruleId: id.optional(),
      limit: count.max(500_000).default(100),
    }),
    z.object({
      total: count,
      rows: z.array(
        z.object({
          order: z.string(),
          day: z.string(),
          code: z.string(),
          campaignId: z.string().nullable(),
          campaign: z.string().nullable(),
          ruleId: z.string().nullable(),
          rule: z.string(),
          netMinor: money,
          currency: z.string(),
        }),
      ),
    }),
  ),
};
