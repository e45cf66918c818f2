import type { WeeklyReport } from '../../../../shared/contract/reports';
import { periodShort } from '../../format';
import { currencyName } from '../charts/scale';
import { useSheet } from '../context';
import { weeklyHeadline } from '../findings/weekly';
import { Title } from '../parts';
import { daysWords, dayOf, periodOfSpan, sentenceCase, staleWords } from '../words';

/** Name, the week in one sentence, and what the figures stand on. */
export const Masthead = ({ report }: { report: WeeklyReport }) => {
  const { edit } = useSheet();
  const { span, refundDating, currency, texts } = report;
  const elapsed =
    span.elapsed === 0
      ? 'not begun'
      : span.elapsed < span.days
        ? dayOf(span)
        : span.days === 1
          ? 'the whole day'
          : `all ${span.days} days`;
  return (
    <header className="mast">
      <div className="top">
        <span>{report.company}</span>
        <Title>Weekly report, {periodShort(periodOfSpan(span))}</Title>
      </div>
      <p className="headline">
        {edit
          ? edit({
              label: 'Headline',
              value: texts.headline,
              placeholder: weeklyHeadline({ ...report, texts: { ...texts, headline: '' } }),
              patch: (headline) => ({ headline }),
            })
          : weeklyHeadline(report)}
      </p>
      <div className="stamp">
        <span>
          <b>{sentenceCase(daysWords(span))}</b>, {elapsed}
        </span>
        <span>
          {currencyName(currency)}, returns on the day {refundDating === 'order' ? 'of the order' : 'processed'}
        </span>
      </div>
      {report.sources.length > 0 && <p className="note">{staleWords(report.sources)}</p>}
    </header>
  );
};
