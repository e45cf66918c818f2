import type { Parsed } from '../../../../shared/contract';
import { RULE_KINDS, type RuleKind } from '../../../../shared/contract/attribution';
import { TandemError } from '../../../../shared/contract/errors';
import { RULE_NAMES } from '../../../../shared/domain/results';
import type { Context } from '../../context';
import type { ReadDb, WriteDb } from '../../store/dialect';
import { listRules, type RuleRow } from '../../store/repositories/attribution-rules';
import { attributeByStep } from '../attributing';
import { prepareCampaignRemoval, prepareUpdate } from '../campaigns/edit';
import { assertCodeFree } from '../codes';
import { prepareBulk, prepareFields, prepareRow, prepareRowsRemoval } from '../library/steps';
import { editPrepared, type Prepared } from '../prepared';

export type Change = Parsed<'attribution.change'>['change'];
type Rule = Extract<Change, { save: unknown }>['save'];

export const kindOf = (text: string): RuleKind => RULE_KINDS.find((kind) => kind === text) ?? 'file';
const plain = (text: string): string => text.trim().toLowerCase();

/** A rule as people call it: `Discount code RESCUE15`. */
export const ruleName = (
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

/** A change of the rules themselves as a step of attribution. */
const ruled = (label: string, edited: Prepared['edited']): Prepared => ({
  label,
  entity: 'attribution',
  id: null,
  edited,
});

const saving = async (db: ReadDb, rule: Rule, { newId }: Context): Promise<Prepared> => {
  const every = await listRules(db);
  const rules = every.filter((one) => one.of === null);
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
  const { id } = rule;
  return ruled('Changed an attribution rule', (edit) =>
    id === null
      ? edit.insert('attribution_rules', { id: newId(), position, ...columns, deleted_at: null })
      : edit.update('attribution_rules', id, columns),
  );
};

const written = async (db: ReadDb): Promise<RuleRow[]> => (await listRules(db)).filter((rule) => rule.of === null);

const removing = async (db: ReadDb, id: string): Promise<Prepared> => {
  const rule = (await written(db)).find((one) => one.id === id);
  if (!rule) throw new TandemError('not-found', 'This rule was removed in the meantime.');
  if (rule.kind === 'file')
    throw new TandemError('rule', 'What files say stays a rule. Move it to the end to let the others come first.');
  return ruled('Removed an attribution rule', (edit) => edit.remove('attribution_rules', rule.id));
};

const ordering = async (db: ReadDb, order: readonly string[]): Promise<Prepared> => {
  const known = new Set((await written(db)).map((rule) => rule.id));
  if (order.length !== known.size || new Set(order).size !== known.size || order.some((id) => !known.has(id)))
    throw new TandemError('conflict', 'The rules were changed in the meantime. Look at them again.');
  return ruled('Put the attribution rules in another order', async (edit) => {
    for (const [index, id] of order.entries())
      await edit.update('attribution_rules', id, { position: (index + 1) * 10 });
  });
};

const prepare = (db: ReadDb, change: Change, context: Context): Promise<Prepared> => {
  if ('save' in change) return saving(db, change.save, context);
  if ('remove' in change) return removing(db, change.remove);
  if ('order' in change) return ordering(db, change.order);
  if ('campaign' in change) return prepareUpdate(context, change.campaign);
  if ('removeCampaign' in change) return prepareCampaignRemoval(context, change.removeCampaign);
  if ('create' in change) return prepareRow(context, change.create);
  if ('update' in change) return prepareFields(context, change.update);
  if ('bulk' in change) return prepareBulk(context, change.bulk);
  return prepareRowsRemoval(context, change.removeRows);
};

/** Makes the change as one step of history and attributes anew; the caller decides whether it stays. */
export const applyChange = async (db: WriteDb, change: Change, context: Context): Promise<void> => {
  const within = { ...context, store: { ...context.store, read: db } };
  await editPrepared(db, context, await prepare(db, change, within));
  await attributeByStep(db, context);
};
