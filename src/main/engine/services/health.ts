import { TandemError } from '../../../shared/contract/errors';
import type { ServiceOf } from '../context';
import { getWorkspace } from '../store/repositories/workspace';
import { readHealthRules } from './customers/figures';
import { change } from './people';

/** The rules by which a customer is healthy, to watch, or at risk. */
export const healthService: ServiceOf<'health'> = {
  'health.get': (_input, context) => readHealthRules(context.store.read),
  'health.update': async (patch, context) => {
    const { rules } = await readHealthRules(context.store.read);
    const next = { ...rules, ...Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) };
    if (next.veryLateTimes <= next.lateTimes)
      throw new TandemError('rule', 'Very late must be more times the rhythm than late.');
    if (next.riskAt <= next.watchAt) throw new TandemError('rule', 'At risk must need more points than watch.');
    const { id } = await getWorkspace(context.store.read);
    await change(context, 'Changed the rules of customer health', 'workspace', id, (edit) =>
      edit.update('workspace', id, { health_rules: JSON.stringify(next) }),
    );
    context.touched('companies');
    return { ok: true };
  },
};
