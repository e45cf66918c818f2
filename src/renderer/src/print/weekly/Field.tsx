import type { FieldDigest, WeeklyReport } from '../../../../shared/contract/reports';
import { NOTE_TYPES } from '../../../../shared/domain/note-line';
import { day, number, plural } from '../../format';
import { fieldFinding } from '../findings/weekly-close';
import { Chapter, Exhibit, Nothing } from '../parts';
import { comparedWith, periodOfSpan, sentenceCase, toDate } from '../words';

const Counts = ({ head, rows }: { head: string; rows: readonly { name: string; notes: number; before: number }[] }) => (
  <table>
    <thead>
      <tr>
        <th>{head}</th>
        <th className="n">Notes</th>
        <th className="n">Before</th>
      </tr>
    </thead>
    <tbody>
      {rows.map(({ name, notes, before }) => (
        <tr key={name}>
          <td className="name" dir="auto">
            {name}
          </td>
          <td className="n">
            <b>{number(notes)}</b>
          </td>
          <td className="n">{number(before)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

const stateOf = ({ type, status, resolution }: FieldDigest['lines'][number]): string =>
  type !== 'issue' ? '' : status === 'resolved' ? `Resolved: ${resolution}` : 'Open';

/** What was heard in the field: counts and themes first, then the notes, issues before all. */
export const Field = ({ report: { digest, span, today, calendar } }: { report: WeeklyReport }) => {
  if (!digest) return null;
  const on = comparedWith(periodOfSpan(span), today, calendar);
  return (
    <>
      <div className="gap3" />
      <Chapter subject="From the field" finding={fieldFinding(digest)} />
      {digest.notes === 0 ? (
        <Nothing>{`Nobody noted anything from the field in ${toDate(span)}.`}</Nothing>
      ) : (
        <>
          <section className="c2 keep" style={{ alignItems: 'start' }}>
            <Counts
              head="What it is"
              rows={digest.types.map(({ type, ...counts }) => ({ name: NOTE_TYPES[type], ...counts }))}
            />
            {digest.themes.length > 0 ? (
              <Counts head="Theme" rows={digest.themes} />
            ) : (
              <Nothing>No note has a theme yet.</Nothing>
            )}
          </section>
          <Exhibit
            title="What was said"
            sub={`${sentenceCase(toDate(span))}; before is ${on}${digest.rest > 0 ? `; ${plural(digest.rest, 'more note')} in the app` : ''}`}
          >
            <table>
              <thead>
                <tr>
                  <th>Note</th>
                  <th style={{ width: '84pt' }}>About</th>
                  <th style={{ width: '76pt' }}>Theme</th>
                  <th style={{ width: '42pt' }}>Day</th>
                </tr>
              </thead>
              <tbody>
                {digest.lines.map((line) => (
                  <tr key={`${line.day} ${line.text}`}>
                    <td dir="auto">
                      {line.type === 'issue' && <b>Issue: </b>}
                      {line.text}
                      {stateOf(line) !== '' && <span className="ink2"> {stateOf(line)}.</span>}
                    </td>
                    <td dir="auto">{line.where.join(', ') || '–'}</td>
                    <td dir="auto">{line.theme ?? '–'}</td>
                    <td className="nw">{day(line.day, { today, weekday: 'never' })}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Exhibit>
        </>
      )}
    </>
  );
};
