import type { Buyer } from '../../../../shared/contract/customers';
import { type LifecycleEntry, lifecycleOf } from '../../../../shared/domain/lifecycle';
import { todayIn } from '../../../../shared/domain/today';
import type { ReadDb } from '../../store/dialect';
import type { Whose } from '../../store/repositories/customer-links';
import { lifecycleSteps } from '../../store/repositories/lifecycle';
import { dayOf } from '../leads/rows';
import type { Settings } from '../settings';

/** The day on which a record was made, of its UUIDv7; null for another id. */
const bornOn = (id: string, timeZone: string): string | null => {
  const at = /^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(id) ? Number.parseInt(id.slice(0, 13).replace('-', ''), 16) : Number.NaN;
  return Number.isNaN(at) ? null : todayIn(at, timeZone);
};

/** From the first sign of somebody to where they stand now; who was only written down is a prospect since then. */
export const lifecycleFrom = async (
  db: ReadDb,
  of: Buyer,
  whose: Whose,
  orderDays: readonly string[],
  settings: Settings,
): Promise<LifecycleEntry[]> => {
  const steps = await lifecycleSteps(db, whose);
  const known = steps.known === null ? bornOn(of.id, settings.timeZone) : dayOf(steps.known, settings);
  return lifecycleOf(
    { knownOn: known, leadOn: steps.lead, qualifiedOn: steps.qualified, customerOn: steps.won, orderDays },
    settings.today,
    settings.inactivityDays,
  );
};
