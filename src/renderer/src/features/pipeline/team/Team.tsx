import type { DealFilter } from '../../../../../shared/contract/deals';
import { useRead } from '../../../api';
import { number, periodName, plural } from '../../../format';
import { usePeriod } from '../../../frame/period';
import { Await } from '../../../ui';
import { NONE, usePipelineSearch } from '../search';
import { Reps } from './Reps';
import styles from './team.module.css';
import { Wanting } from './Wanting';

const MOST = 100;

/** Who leads sellers sees here how each stands, and which deals to talk about; a person's row narrows the deals to theirs. */
export const Team = ({ filter, onOpen }: { filter: DealFilter; onOpen: (id: string) => void }) => {
  const { search, change } = usePipelineSearch();
  const { period } = usePeriod();
  const team = useRead('deals.team', { ...filter, limit: MOST });
  return (
    <Await query={team}>
      {({ reps, whole, wanting, deals }) => {
        const chosen = reps.find(({ person }) => (person?.id ?? NONE) === search.owner);
        const of = search.owner === undefined ? whole : chosen;
        return (
          <div className={styles.team}>
            <p>
              <b>
                {number(wanting)} of {plural(of?.open.count ?? 0, 'open deal')} {wanting === 1 ? 'wants' : 'want'} a
                word
              </b>{' '}
              <span className="ink3">
                a step late or missing, a close passed or not set, too long in a stage, no value. Won and after:{' '}
                {periodName(period)}.
              </span>
            </p>
            <Reps
              reps={reps}
              whole={whole}
              chosen={search.owner}
              onChoose={(owner) => change({ owner: owner === search.owner ? undefined : owner })}
            />
            <Wanting filter={filter} deals={deals} count={wanting} selected={search.deal} onOpen={onOpen} />
          </div>
        );
      }}
    </Await>
  );
};
