import { Link } from '@tanstack/react-router';
import type { Output } from '../../../../shared/contract';
import { shiftPeriod } from '../../../../shared/domain/period';
import { useWorkspace } from '../../api';
import { money, number, percent, periodName, periodShort, plural } from '../../format';
import { usePeriod } from '../../frame/period';
import { Delta, Figure, Stats } from '../../ui';
import styles from './campaigns.module.css';
import { useCampaignsSearch } from './search';

type Plan = Output<'campaigns.plan'>;

/** Budget, spending and qualified leads of what is shown, and how much of it serves no target. */
export const Totals = ({ plan }: { plan: Plan }) => {
  const { currency } = useWorkspace();
  const { period, calendar } = usePeriod();
  const { change } = useCampaignsSearch();
  const { budgetMinor, askedMinor, spentMinor, untargeted, qualified, qualifiedBefore } = plan.totals;
  const whole = (minor: number): string => money(minor, currency, { cents: 'never' });
  return (
    <div className={styles.totals}>
      <Stats>
        <Figure
          size="m"
          label={`Budget ${periodName(period)}`}
          value={whole(budgetMinor)}
          note={
            askedMinor > 0 ? (
              <Link to="/campaigns/budget" className="open">
                {`${whole(askedMinor)} awaits a yes`}
              </Link>
            ) : (
              plural(plan.campaigns.length, 'campaign')
            )
          }
        />
        <Figure
          size="m"
          label="Spent to date"
          value={whole(spentMinor)}
          onOpen={() => change({ view: 'table' })}
          {...(spentMinor > budgetMinor && budgetMinor > 0 ? { tone: 'warn' as const } : {})}
          note={budgetMinor > 0 ? `${percent(spentMinor / budgetMinor)} of budget` : 'no budget set'}
        />
        <Figure
          size="m"
          label="Qualified leads"
          value={
            <Link to="/metrics/$id" params={{ id: 'qualified-leads' }} search={{ by: 'campaign' }} className="open">
              {number(qualified)}
            </Link>
          }
          note={
            qualifiedBefore === null ? (
              'of these campaigns'
            ) : (
              <Delta current={qualified} previous={qualifiedBefore} better="up">
                on {periodShort(shiftPeriod(period, -1, calendar))}
              </Delta>
            )
          }
        />
        <Figure
          size="m"
          label="Without a target"
          value={number(untargeted)}
          {...(untargeted > 0 ? { tone: 'warn' as const, onOpen: () => change({ untargeted: true }) } : {})}
          note={`of ${plural(plan.campaigns.length, 'campaign')}`}
        />
      </Stats>
    </div>
  );
};
