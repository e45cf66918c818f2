import type { WeeklyReport } from '../../../../shared/contract/reports';
import { type EditionId, EDITIONS } from '../../../../shared/domain/report-blocks';
import { periodShort, stamp } from '../../format';
import type { Frozen } from './frozen';
import { currencyName } from '../charts/scale';
import { useSheet } from '../context';
import { weeklyHeadline } from '../findings/weekly';
import { Title } from '../parts';
import { daysWords, dayOf, periodOfSpan, sentenceCase, staleWords } from '../words';

type Props = { report: WeeklyReport; edition?: EditionId; frozen?: Frozen | null };

/** `Frozen on 18 May, 09:20 by Maren Oduya; every section signed`. */
const frozenWords = ({ sections, today, timeZone }: WeeklyReport, { at, author }: Frozen): string => {
  const signed = sections.filter(({ signature }) => signature !== null).length;
  const by = `Frozen on ${stamp(at, today, timeZone)}${author ? ` by ${author}` : ''}`;
  return `${by}; ${signed === sections.length ? 'every section signed' : `${signed} of ${sections.length} sections signed`}`;
};

/** Name, the week in one sentence, and what the figures stand on. */
export const Masthead = ({ report, edition = 'team', frozen = null }: Props) => {
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
        <Title>
          Weekly report, {periodShort(periodOfSpan(span))}
          {edition !== 'team' && `, for ${EDITIONS[edition].name.toLowerCase()}`}
        </Title>
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
      {frozen && <p className="note">{frozenWords(report, frozen)}.</p>}
      {report.sources.length > 0 && <p className="note">{staleWords(report.sources)}</p>}
    </header>
  );
};
