import type { WeeklyReport } from '../../../../shared/contract/reports';
import type { Because, Restatement } from '../../../../shared/contract/snapshots';
import { parsePeriod } from '../../../../shared/domain/period';
import { periodShort, stamp } from '../../format';
import { restatedFinding } from '../findings/weekly-close';
import { Chapter, Exhibit } from '../parts';
import { restatedText } from '../restated-text';

const VERBS: Record<Because['kind'], string> = {
  import: 'Imported',
  reverted: 'Import taken back',
  edit: 'Changed',
  definition: 'Definition',
};

export type Facts = Pick<WeeklyReport, 'span' | 'calendar' | 'today' | 'timeZone'>;

/** `Net sales, Q4 2026`: the period is named where it is not the report's own. */
export const restatedLabel = ({ label, period }: Restatement, { span, calendar }: Facts): string => {
  const other = period === span.period ? null : parsePeriod(period, calendar);
  return other ? `${label}, ${periodShort(other)}` : label;
};

export const becauseText = ({ kind, label, at, by }: Because, report: Pick<Facts, 'today' | 'timeZone'>): string =>
  `${VERBS[kind]}: ${label}${by ? ` by ${by}` : ''}${at ? `, ${stamp(at, report.today, report.timeZone)}` : ''}`;

/** Nothing on record explains a figure: said, never left blank. */
export const UNEXPLAINED = 'Nothing on record explains it; a change may have been taken back.';

type Props = { report: WeeklyReport; frozenAt: string; restatements: readonly Restatement[] };

/** What a frozen report said, what its figures are now, and why. */
export const Restated = ({ report, frozenAt, restatements }: Props) => (
  <>
    <div className="gap3" />
    <Chapter subject="Restated" finding={restatedFinding(restatements)} />
    <Exhibit
      gap={false}
      title="Was, now, because of"
      sub={`Every figure above is as it was frozen on ${stamp(frozenAt, report.today, report.timeZone)}`}
    >
      <table>
        <thead>
          <tr>
            <th>Figure</th>
            <th className="n">Was</th>
            <th className="n">Now</th>
            <th style={{ width: '230pt', paddingLeft: '14pt' }}>Because of</th>
          </tr>
        </thead>
        <tbody>
          {restatements.map((of) => (
            <tr key={`${of.metric} ${of.period} ${of.group ?? ''} ${of.label}`}>
              <td className="name">
                {restatedLabel(of, report)}
                {of.group !== null && <span className="ink2">, {of.group}</span>}
              </td>
              <td className="n">{restatedText(of, 'was')}</td>
              <td className="n">
                <b>{restatedText(of, 'now')}</b>
              </td>
              <td style={{ paddingLeft: '14pt' }}>
                {of.because.length === 0
                  ? UNEXPLAINED
                  : of.because
                      .slice(0, 3)
                      .map((one) => <div key={`${one.kind} ${one.id ?? one.label}`}>{becauseText(one, report)}</div>)}
                {of.because.length > 3 && <div>and {of.because.length - 3} more</div>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Exhibit>
  </>
);
