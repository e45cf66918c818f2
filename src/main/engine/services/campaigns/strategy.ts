import type { Output } from '../../../../shared/contract';
import type { Duty } from '../../../../shared/contract/campaigns';
import { OBJECTIVE_IDS } from '../../../../shared/domain/campaigns';
import { addDays } from '../../../../shared/domain/day';
import type { Period } from '../../../../shared/domain/period';
import type { ReadDb } from '../../store/dialect';
import { contentDue, openCampaigns } from '../../store/repositories/duties';
import { nextSteps } from '../../store/repositories/next-steps';
import { listPeople, refOf } from '../../store/repositories/people';
import type { Settings } from '../settings';
import { planView } from './plan';

/** Days ahead that workload speaks of. */
const AHEAD = 28;
const MOST_STEPS = 2000;

/** What is due by a day or overdue, as somebody's own; undated steps are not due. */
const stepsOf = async (db: ReadDb, personId: string, until: string): Promise<Duty[]> =>
  (await nextSteps(db, personId, MOST_STEPS)).flatMap(({ kind, id, step, about, day }) =>
    day === null || day > until ? [] : [{ kind, id, name: step, about: about ?? '', day }],
  );

/** The strategy of a period: objectives with their campaigns, and who has how much on hand in the coming four weeks. */
export const strategyView = async (
  db: ReadDb,
  period: Period,
  settings: Settings,
): Promise<Output<'campaigns.strategy'>> => {
  const until = addDays(settings.today, AHEAD);
  const { campaigns } = await planView(db, period, { untargeted: false }, settings);
  const owned = [...(await openCampaigns(db)), ...(await contentDue(db, until))];
  const people = await Promise.all(
    (await listPeople(db)).map(async (row) => ({
      person: refOf(row),
      duties: [...owned.filter((one) => one.owner_key === row.key), ...(await stepsOf(db, row.id, until))],
    })),
  );
  const all = [...people, { person: null, duties: owned.filter((one) => one.owner_key === null) }];
  return {
    until,
    objectives: OBJECTIVE_IDS.map((objective) => ({
      objective,
      campaigns: campaigns.filter((row) => row.objective === objective),
    })),
    people: all.flatMap(({ person, duties }) =>
      person === null && duties.length === 0
        ? []
        : [{ person, duties: duties.map(({ kind, id, name, about, day }): Duty => ({ kind, id, name, about, day })) }],
    ),
  };
};
