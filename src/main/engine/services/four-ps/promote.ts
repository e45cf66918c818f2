import type { Parsed } from '../../../../shared/contract';
import type { FourPsAssumption, FourPsOption, FourPsSheet } from '../../../../shared/contract/four-ps';
import { TandemError } from '../../../../shared/contract/errors';
import { amount, figure, percent, tenths } from '../../../../shared/domain/figures';
import { isMultiple } from '../../../../shared/domain/multiples';
import type { Calendar } from '../../../../shared/domain/period';
import { metricWords } from '../../../../shared/domain/targets';
import { currencyOf, FOUR_P_IDS, FOUR_PS, PROMPTS } from '../../../../shared/domain/four-ps';
import type { Context } from '../../context';
import type { ReadDb } from '../../store/dialect';
import { beginEdit, type Edit } from '../../store/history';
import { subjectProducts } from '../../store/repositories/four-ps-evidence';
import { insertCampaign, prepareCampaign } from '../campaigns/edit';
import { periodFrom, settingsOf } from '../settings';
import { isTakings, metricOf, nodeWithTree } from '../targets/trees';
import { aimOfAssumption } from './aim';
import { judgedAssumptions } from './judged';
import { optionOf } from './options';
import { sheetContent } from './sheets';

/** What the option says, P by P, as the summary a campaign opens with. */
const summaryOf = (option: FourPsOption): string =>
  FOUR_P_IDS.flatMap((p) => {
    const said = option.points.filter((point) => point.p === p && point.text !== '');
    const lines = said.map(({ prompt, text }) =>
      prompt === 'headline' ? text : `${PROMPTS[p][prompt]?.name ?? prompt}: ${text}`,
    );
    return lines.length === 0 ? [] : [`${FOUR_PS[p].name}. ${lines.join('. ')}`];
  }).join('\n');

/** Assumptions that are not judged yet, of this option or of all: each is what an experiment finds out. */
const testable = (assumptions: readonly FourPsAssumption[], optionId: string): FourPsAssumption[] =>
  assumptions.filter((one) => one.verdict === 'not-yet' && (one.optionId === null || one.optionId === optionId));

/** The statement, with the range, or the bound that an experiment takes in where it is meant to be beyond it. */
const hypothesisOf = (one: FourPsAssumption): string => {
  const text = (value: number | null): string => {
    if (value === null) return '';
    const currency = currencyOf(one.unit);
    if (currency !== null) return amount(value, currency);
    if (one.unit !== 'ratio') return figure(value);
    return isMultiple(one.metric) ? `${tenths(value)}×` : percent(value);
  };
  if (one.comparator === 'between') return `${one.statement} (${one.metricName} ${text(one.low)} to ${text(one.high)})`;
  return one.comparator === 'over' || one.comparator === 'under'
    ? `${one.statement} (${one.metricName} ${one.comparator} ${text(one.low ?? one.high)})`
    : one.statement;
};

const putBudget = async (context: Context, edit: Edit, key: number, option: FourPsOption): Promise<void> => {
  const lines = [
    { name: 'Promotion', planned: option.promotionMinor },
    { name: 'Tools and other fixed cost', planned: option.fixedMinor },
  ];
  for (const { name, planned } of lines)
    if (planned > 0)
      await edit.insert('budget_lines', {
        id: context.newId(),
        campaign_key: key,
        name,
        promotion: null,
        planned_minor: planned,
        committed_minor: 0,
        spent_minor: 0,
        paid_minor: 0,
        day: null,
        note: '',
        deleted_at: null,
      });
};

const putExperiments = async (
  context: Context,
  edit: Edit,
  key: number,
  assumptions: readonly FourPsAssumption[],
  starts: string,
): Promise<void> => {
  for (const one of assumptions)
    await edit.insert('experiments', {
      id: context.newId(),
      campaign_key: key,
      hypothesis: hypothesisOf(one),
      platform: '',
      cap_minor: null,
      starts: starts <= one.due ? starts : one.due,
      ends: one.due,
      metric: one.metric,
      ...aimOfAssumption(one, one.unit),
      result: null,
      decision: null,
      decided_day: null,
      author: context.personId,
      deleted_at: null,
    });
};

/** The product that a sheet is about, or those of its line. */
const productsOf = async (db: ReadDb, { subject, productId, line }: FourPsSheet): Promise<string[]> => {
  if (subject === 'line') return (await subjectProducts(db, null, line)).map((product) => product.id);
  return productId === null ? [] : [productId];
};

/**
 * The target that an option is planned towards. Throws a rule where what the option sells cannot be added to it: a measure
 * that is not what customers pay, another product or line than the worksheet's, or days that the campaign has none of.
 */
const targetFor = async (
  db: ReadDb,
  { target, starts, ends }: Parsed<'four-ps.promote'>,
  sheet: FourPsSheet,
  calendar: Calendar,
): Promise<{ id: string } | null> => {
  if (target === null) return null;
  const { node, tree } = await nodeWithTree(db, target.nodeId);
  const metric = metricOf(node);
  if (!isTakings(metric))
    throw new TandemError(
      'rule',
      `${node.name} is a target of ${metricWords(metric)}: what an option sells adds to one of sales alone.`,
    );
  const other =
    (node.kind === 'product' && sheet.productId !== null && node.ref_id !== sheet.productId) ||
    (node.kind === 'line' && sheet.line !== null && node.line !== sheet.line);
  if (other) throw new TandemError('rule', `${node.name} is not what ${sheet.name} is about.`);
  const { from, to } = periodFrom(tree.period, calendar);
  if (ends < from || starts > to)
    throw new TandemError('rule', `The campaign has no day in ${tree.period}, for which ${node.name} is set.`);
  return node;
};

const campaignOf = (
  input: Parsed<'four-ps.promote'>,
  { audience }: FourPsSheet,
  option: FourPsOption,
  { assumptions, productIds }: { assumptions: readonly FourPsAssumption[]; productIds: string[] },
): Parsed<'campaigns.create'> => ({
  name: input.name,
  objective: 'sales',
  promotion: input.promotion,
  starts: input.starts,
  ends: input.ends,
  ownerId: option.ownerId,
  budgetMinor: option.promotionMinor + option.fixedMinor,
  audience,
  summary: summaryOf(option),
  hypotheses: assumptions.map((one) => one.statement).join('\n'),
  productIds,
  channelIds: input.channelIds,
});

/** Makes an option a campaign, linked both ways, with budget, goals, target and experiments: one step of undo. */
export const promoteOption = async (
  context: Context,
  input: Parsed<'four-ps.promote'>,
): Promise<{ campaignId: string }> => {
  const db = context.store.read;
  const settings = await settingsOf(context);
  const row = await optionOf(db, input.optionId);
  if (row.campaign !== null)
    throw new TandemError('conflict', `${row.name} is the campaign ${row.campaign} already. Open that one.`);
  const { sheet, options } = await sheetContent(db, row.sheet_id, settings);
  const option = options.find((one) => one.id === input.optionId);
  if (!option) throw new TandemError('not-found', 'This option was removed in the meantime.');
  // What was judged already, and what another option assumes, is no hypothesis of this one.
  const assumptions = testable(await judgedAssumptions(db, settings, sheet.id), option.id);
  const target = await targetFor(db, input, sheet, settings.calendar);
  const productIds = await productsOf(db, sheet);
  const campaign = await prepareCampaign(context, campaignOf(input, sheet, option, { assumptions, productIds }));
  await context.store.write(async (writing) => {
    const author = { personId: context.personId, at: context.at() };
    const edit = await beginEdit(
      writing,
      author,
      `Made ${option.name} of ${sheet.name} a campaign`,
      'campaigns',
      campaign.id,
    );
    const key = await insertCampaign(context, writing, edit, campaign);
    await putBudget(context, edit, key, option);
    await edit.insert('campaign_goals', {
      id: context.newId(),
      campaign_key: key,
      metric: 'net-sales',
      amount: option.economics.revenueMinor,
      deleted_at: null,
    });
    if (input.experiments) await putExperiments(context, edit, key, assumptions, input.starts);
    if (target && input.target)
      await edit.insert('plan_items', {
        id: context.newId(),
        node_id: target.id,
        kind: 'campaign',
        ref_id: campaign.id,
        name: input.name,
        day: null,
        amount: input.target.amount,
        note: '',
        deleted_at: null,
      });
    await edit.update('four_ps_options', option.id, { campaign_id: campaign.id });
  });
  context.touched('history', 'campaigns', 'targets', 'four-ps');
  return { campaignId: campaign.id };
};
