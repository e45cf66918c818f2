import type { Parsed } from '../../../shared/contract';
import { RULE_KINDS, type RuleKind } from '../../../shared/contract/attribution';
import { RULE_NAMES } from '../../../shared/domain/results';
import { TandemError } from '../../../shared/contract/errors';
import type { Context, ServiceOf } from '../context';
import type { ReadDb, WriteDb } from '../store/dialect';
import { beginEdit, type Edit } from '../store/history';
import { attributionTotals } from '../store/repositories/attributions';
import {
  attributedOrders,
  listRules,
  type RuleRow,
  ruleChoices,
  ruleCounts,
} from '../store/repositories/attribution-rules';
import { sharedOrders } from '../store/repositories/shared-orders';
import { assertNotCancelled, attributeByStep } from './attributing';
import { prepareUpdate } from './campaigns/edit';
import { assertCodeFree } from './codes';
import { periodFrom, settingsOf } from './settings';

type Change = Parsed<'attribution.change'>['change'];
type Rule = Extract<Change, { save: unknown }>['save'];

const kindOf = (text: string): RuleKind => RULE_KINDS.find((kind) => kind === text) ?? 'file';
const plain = (text: string): string => text.trim().toLowerCase();

/** A rule as people call it: `Discount code RESCUE15`. */
const ruleName = (
  rule: Pick<RuleRow, 'kind' | 'match' | 'location'> & Partial<Pick<RuleRow, 'link' | 'tag'>>,
): string => {
  const kind = kindOf(rule.kind);
  const first = [RULE_NAMES[kind], kind === 'location' ? (rule.location ?? rule.match) : rule.match]
    .filter((text) => text !== '')
    .join(' ');
  // A creator's code is known by its link and its tag as well.
  return [first, ...(rule.link ? [`link ${rule.link}`] : []), ...(rule.tag ? [`tag ${rule.tag}`] : [])].join(' or ');
};

const overlaps = (a: { from: string | null; to: string | null }, b: { from: string | null; to: string | null }) =>
  (a.from ?? '') <= (b.to ?? '9999') && (b.from ?? '') <= (a.to ?? '9999');

/** Refuses what cannot be right: two campaigns with one code at the same time, a rule that finds nothing by what it says. */
const assertRule = async (
  db: ReadDb,
  rule: Rule,
  rules: readonly RuleRow[],
): Promise<{ key: number; name: string }> => {
  if (rules.some((one) => one.id === rule.id && one.kind === 'file'))
    throw new TandemError('rule', 'What files say stays a rule. Add another one beside it.');
  if (rule.from !== null && rule.to !== null && rule.to < rule.from)
    throw new TandemError('bad-input', `The rule ends on ${rule.to}, before it starts on ${rule.from}.`);
  if (rule.kind === 'window' && (rule.from === null || rule.to === null))
    throw new TandemError('bad-input', 'A date window needs its first and its last day.');
  if (rule.kind !== 'window' && plain(rule.match) === '')
    throw new TandemError('bad-input', `Say which ${RULE_NAMES[rule.kind].toLowerCase()} the rule looks for.`);
  const campaign = await db
    .selectFrom('campaigns')
    .select(['key', 'name'])
    .where('id', '=', rule.campaignId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!campaign) throw new TandemError('not-found', 'This campaign was removed in the meantime.');
  const twin = rules.find(
    (one) =>
      one.id !== rule.id &&
      one.of === null &&
      one.kind === rule.kind &&
      rule.kind !== 'window' &&
      plain(one.match) === plain(rule.match) &&
      overlaps({ from: one.from_day, to: one.to_day }, rule),
  );
  if (twin && (twin.campaign_id !== rule.campaignId || rule.kind === 'hand'))
    throw new TandemError(
      'conflict',
      `${ruleName(twin)} already gives its orders to ${twin.campaign}. Give the two rules days that do not overlap, or change that one.`,
    );
  if (rule.kind === 'code')
    await assertCodeFree(db, {
      holder: 'rule',
      id: rule.id,
      campaignId: rule.campaignId,
      code: rule.match,
      from: rule.from,
      to: rule.to,
    });
  return campaign;
};

const STEP = 1;

/** Makes the change in the open step of history and attributes anew; the caller decides whether it stays. */
const applyChange = async (db: WriteDb, edit: Edit, change: Change, context: Context): Promise<void> => {
  const { newId } = context;
  const every = await listRules(db);
  const rules = every.filter((rule) => rule.of === null);
  if ('save' in change) {
    const rule = change.save;
    const campaign = await assertRule(db, rule, every);
    const columns = {
      kind: rule.kind,
      match: rule.match.trim(),
      campaign_key: campaign.key,
      creator_id: rule.creatorId,
      from_day: rule.from,
      to_day: rule.to,
      note: rule.note,
    };
    const file = rules.find((one) => one.kind === 'file');
    const others = rules.filter((one) => one.kind !== 'file' && one.position < (file?.position ?? Infinity));
    // A hand goes before every rule; any other goes last of those that come before what the file says.
    const position =
      rule.kind === 'hand'
        ? (rules[0]?.position ?? 1) - STEP
        : ((others.at(-1)?.position ?? (file?.position ?? 1000) - 2 * STEP) + (file?.position ?? 1000)) / 2;
    if (rule.id === null)
      await edit.insert('attribution_rules', { id: newId(), position, ...columns, deleted_at: null });
    else await edit.update('attribution_rules', rule.id, columns);
  } else if ('remove' in change) {
    const rule = rules.find((one) => one.id === change.remove);
    if (!rule) throw new TandemError('not-found', 'This rule was removed in the meantime.');
    if (rule.kind === 'file')
      throw new TandemError('rule', 'What files say stays a rule. Move it to the end to let the others come first.');
    await edit.remove('attribution_rules', rule.id);
  } else if ('campaign' in change) {
    const { edited } = await prepareUpdate({ ...context, store: { ...context.store, read: db } }, change.campaign);
    await edited(edit);
  } else {
    const known = new Set(rules.map((rule) => rule.id));
    if (
      change.order.length !== rules.length ||
      new Set(change.order).size !== rules.length ||
      change.order.some((id) => !known.has(id))
    )
      throw new TandemError('conflict', 'The rules were changed in the meantime. Look at them again.');
    for (const [index, id] of change.order.entries())
      await edit.update('attribution_rules', id, { position: (index + 1) * 10 });
  }
  await attributeByStep(db, context);
};

/** Carries what a preview found through the rollback that ends it. */
class Looked extends TandemError {
  readonly after: Awaited<ReturnType<typeof attributionTotals>>;
  constructor(after: Awaited<ReturnType<typeof attributionTotals>>) {
    super('rule', 'Nothing was changed.');
    this.after = after;
  }
}

const preview = async (change: Change, context: Context) => {
  const { currency } = await settingsOf(context);
  const author = { personId: context.personId, at: context.at() };
  const before = await attributionTotals(context.store.read);
  try {
    await context.store.write(async (db) => {
      assertNotCancelled(context);
      const edit = await beginEdit(db, author, 'Preview', 'attribution', null);
      await applyChange(db, edit, change, context);
      throw new Looked(await attributionTotals(db));
    });
    return { problem: null, moves: [] };
  } catch (error) {
    if (!(error instanceof TandemError) || error.code === 'cancelled') throw error;
    if (!(error instanceof Looked)) return { problem: error.message, moves: [] };
    const campaigns = new Map(
      (await context.store.read.selectFrom('campaigns').select(['key', 'id', 'name']).execute()).map((row) => [
        row.key,
        row,
      ]),
    );
    const sum = (rows: typeof before, campaign: number, what: 'orders' | 'net'): number =>
      rows
        .filter((row) => row.campaign === campaign && (what === 'orders' || row.currency === currency))
        .reduce((total, row) => total + row[what], 0);
    const moves = [...new Set([...before, ...error.after].map((row) => row.campaign))]
      .map((campaign) => ({
        campaignId: campaigns.get(campaign)?.id ?? null,
        campaign: campaigns.get(campaign)?.name ?? '',
        before: sum(before, campaign, 'orders'),
        after: sum(error.after, campaign, 'orders'),
        netBefore: sum(before, campaign, 'net'),
        netAfter: sum(error.after, campaign, 'net'),
      }))
      .filter((move) => move.before !== move.after || move.netBefore !== move.netAfter)
      .toSorted((a, b) => Math.abs(b.netAfter - b.netBefore) - Math.abs(a.netAfter - a.netBefore));
    return { problem: null, moves };
  }
};

const LABELS = {
  save: 'Changed an attribution rule',
  remove: 'Removed an attribution rule',
  order: 'Put the attribution rules in another order',
};

/** What a change is called in the history, and the record that it is of. */
const stepOf = async (
  change: Change,
  context: Context,
): Promise<{ label: string; entity: string; id: string | null }> => {
  if ('campaign' in change) {
    const { label, row } = await prepareUpdate(context, change.campaign);
    return { label, entity: 'campaigns', id: row.id };
  }
  const label = 'save' in change ? LABELS.save : 'remove' in change ? LABELS.remove : LABELS.order;
  return { label, entity: 'attribution', id: null };
};

/** Which orders belong to which campaign: rules in order, each order with the one that gave it. */
export const attributionService: ServiceOf<'attribution'> = {
  'attribution.rules': async (_input, context) => {
    const db = context.store.read;
    const { byRule, attributed, orders } = await ruleCounts(db);
    return {
      rules: (await listRules(db)).map((rule) => ({
        id: rule.id,
        kind: kindOf(rule.kind),
        match: rule.match,
        label: ruleName(rule),
        campaignId: rule.campaign_id,
        campaign: rule.campaign,
        from: rule.from_day,
        to: rule.to_day,
        note: rule.note,
        creator: rule.creator,
        of: rule.of,
        orders: byRule.get(rule.id) ?? 0,
      })),
      attributed,
      orders,
      ...(await ruleChoices(db)),
    };
  },
  'attribution.preview': ({ change }, context) => preview(change, context),
  'attribution.change': async ({ change }, context) => {
    const { label, entity, id } = await stepOf(change, context);
    await context.store.write(async (db) => {
      assertNotCancelled(context);
      const edit = await beginEdit(db, { personId: context.personId, at: context.at() }, label, entity, id);
      await applyChange(db, edit, change, context);
    });
    context.touched('campaigns', 'orders', 'history', ...('campaign' in change ? (['targets'] as const) : []));
    return { ok: true };
  },
  'attribution.shared': async ({ period }, context) => {
    const { calendar } = await settingsOf(context);
    const rows = await sharedOrders(context.store.read, periodFrom(period, calendar));
    return [...Map.groupBy(rows, (row) => `${row.day} ${row.order}`).values()].flatMap((own) => {
      const [first] = own;
      return first === undefined
        ? []
        : [
            {
              order: first.order,
              day: first.day,
              ruleId: first.ruleId,
              creators: own.map(({ creatorId, creator, code, campaignId, campaign, paid }) => ({
                id: creatorId,
                name: creator,
                code,
                campaignId,
                campaign,
                paid: paid === 1,
              })),
            },
          ];
    });
  },
  'attribution.orders': async (input, context) => {
    const { calendar } = await settingsOf(context);
    const { from, to } = periodFrom(input.period, calendar);
    const { rows, total } = await attributedOrders(context.store.read, { ...input, from, to });
    return {
      total,
      rows: rows.map((row) => ({
        order: row.external_id,
        day: row.day,
        code: row.discount_code,
        campaignId: row.campaign_id,
        campaign: row.campaign,
        ruleId: row.rule_id,
        rule: row.kind === null ? '' : ruleName({ kind: row.kind, match: row.match ?? '', location: row.location }),
        netMinor: row.net,
        currency: row.currency,
      })),
    };
  },
};
