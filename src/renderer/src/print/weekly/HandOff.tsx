import type { WeeklyReport } from '../../../../shared/contract/reports';
import { number, periodShort, plural, STEP_LABELS, stepMedian, stepRate } from '../../format';
import { HandOffChart } from '../charts/HandOff';
import { handOffFinding } from '../findings/weekly';
import { Chapter, Exhibit } from '../parts';
import { periodOfSpan, toDate } from '../words';

/** Where marketing hands over to sales: what came in, what was taken, and how long it took on either side. */
export const HandOff = ({ report: { handOff, span } }: { report: WeeklyReport }) => {
  if (!handOff) return null;
  const { steps, happened, returned, closed, immature, matureDays } = handOff;
  const words = steps.map((step, index) =>
    [
      `${STEP_LABELS[step.step]} ${number(step.count)}`,
      index > 0 && step.rate !== null && `${stepRate(step)} of the step before`,
      step.median !== null && `median ${stepMedian(step)}`,
    ]
      .filter(Boolean)
      .join(', '),
  );
  return (
    <section className="keep">
      <div className="gap3" />
      <Chapter subject="Hand-off" finding={handOffFinding(handOff)} />
      <Exhibit
        gap={false}
        title="From lead to won, over the hand-off line"
        sub={`Leads of ${toDate(handOff.span)}, as far as they have come; last column: steps taken in ${toDate(span)}`}
        notes={[handOff.note]}
      >
        <figure>
          <HandOffChart
            steps={steps}
            happened={happened}
            inPeriod={`In ${periodShort(periodOfSpan(span))}`}
            width={493}
            label={words.join('; ')}
          />
        </figure>
        <p className="note">
          {`${plural(returned, 'lead')} returned to marketing, ${number(closed)} not a fit. `}
          {immature > 0 && `${plural(immature, 'lead')} younger than ${matureDays} days may still be won. `}
          {steps.some((step, index) => index > 0 && step.smallN && step.rate !== null) && '* Fewer than 30 cases.'}
        </p>
      </Exhibit>
    </section>
  );
};
