import { PROMOTION_CHANNELS } from '../../../shared/domain/channels';
import { parsePeriod } from '../../../shared/domain/period';
import type { ServiceOf } from '../context';
import { nodesToServe } from '../store/repositories/campaigns';
import { listTrees } from '../store/repositories/targets';
import { asksOf, decideAsk, makeAsk, scoreAsk } from './budget/asks';
import { budgetOf } from './budget/lines';
import { applyBudgets, whatIf } from './budget/what-if';
import { nodeName } from './campaigns/rows';
import { change } from './people';
import { periodFrom, settingsOf } from './settings';

/** What marketing may cost, what it is heading for, what people ask for, and what moving money would bring. */
export const budgetService: ServiceOf<'budget'> = {
  'budget.get': budgetOf,
  'budget.set': async ({ period, promotion, amountMinor }, context) => {
    const { calendar } = await settingsOf(context);
    periodFrom(period, calendar);
    const row = await context.store.read
      .selectFrom('budgets')
      .select('id')
      .where('period', '=', period)
      .where('promotion', '=', promotion)
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
    const id = row?.id ?? context.newId();
    if (!row && amountMinor === null) return { ok: true };
    await change(context, `Set the budget of ${PROMOTION_CHANNELS[promotion]}`, 'budget', id, async (edit) => {
      if (!row)
        await edit.insert('budgets', { id, period, promotion, amount_minor: amountMinor, note: '', deleted_at: null });
      else if (amountMinor === null) await edit.remove('budgets', id);
      else await edit.update('budgets', id, { amount_minor: amountMinor });
    });
    context.touched('campaigns');
    return { ok: true };
  },
  'budget.targets': async ({ period: id }, context) => {
    const { calendar } = await settingsOf(context);
    const { from, to } = periodFrom(id, calendar);
    const trees = (await listTrees(context.store.read)).flatMap((tree) => {
      const period = parsePeriod(tree.period, calendar);
      return period && period.from <= to && period.to >= from ? [tree.id] : [];
    });
    return (await nodesToServe(context.store.read, trees)).map((node) => ({
      id: node.id,
      name: `${nodeName(node)} · ${node.period}`,
    }));
  },
  'budget.asks': (_input, context) => asksOf(context),
  'budget.ask': async (input, context) => ({ id: await makeAsk(input, context) }),
  'budget.decide': async (input, context) => {
    await decideAsk(input, context);
    return { ok: true };
  },
  'budget.score': async (input, context) => {
    await scoreAsk(input, context);
    return { ok: true };
  },
  'budget.whatIf': whatIf,
  'budget.apply': async (input, context) => {
    await applyBudgets(input, context);
    return { ok: true };
  },
};
