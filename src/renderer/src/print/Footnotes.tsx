import type { Footnote } from '../../../shared/contract/reports';
import { number } from '../format';
import { useSheet } from './context';
import { Opens } from './parts';
import { standingText } from './standing';
import { sentenceCase } from './words';
import { filledText, notePeriods, stateText } from './figures';

const rowsText = ({ rows, noun }: Footnote): string => (rows === null ? '' : `${number(rows)} ${noun ?? 'rows'}`);

/** The note's figure, which in the window opens its metric; an outlook or a cohort table has none. */
const Name = ({ note }: { note: Footnote }) =>
  note.terms.length === 0 ? (
    <>{note.label}</>
  ) : (
    <Opens metric={note.definition} period={note.span.period}>
      {note.label}
    </Opens>
  );

/** The notes as a list in two columns, for the weekly report. */
export const NoteList = ({ notes }: { notes: readonly Footnote[] }) => {
  const periods = notePeriods(notes);
  const { standing } = useSheet();
  return (
    <ol className="fn2">
      {notes.map((note) => {
        const { state, more } = stateText(note);
        const filled = filledText(note);
        return (
          <li key={note.number} id={`f${note.number}`}>
            <b>{note.number}</b>
            <b>
              <Name note={note} />
            </b>{' '}
            = {note.formula}. {sentenceCase(periods.get(note.number) ?? '')}; {note.definition} v{note.version}
            {rowsText(note) && `; ${rowsText(note)}`}. <b>{state}.</b> {standingText(note, standing)} {more}{' '}
            {filled && `${filled}.`}
          </li>
        );
      })}
    </ol>
  );
};

/** So many of the last notes stay on one page: two rows alone would be a page of paper for nothing. */
const LAST = 8;

/** All notes but the last few, and those; a short table is not cut. */
const together = (notes: readonly Footnote[]): (readonly Footnote[])[] =>
  notes.length < 2 * LAST ? [notes] : [notes.slice(0, -LAST), notes.slice(-LAST)];

/** The notes as a table on a page of their own, for the investor update. */
export const NoteTable = ({ notes }: { notes: readonly Footnote[] }) => {
  const periods = notePeriods(notes);
  const { standing } = useSheet();
  return (
    <table className="fnotes">
      <thead>
        <tr>
          <th>No.</th>
          <th>Figure</th>
          <th>Period</th>
          <th>Definition</th>
          <th className="n">Rows</th>
          <th>State</th>
        </tr>
      </thead>
      {together(notes).map((rows) => (
        <tbody key={rows[0]?.number}>
          {rows.map((note) => {
            const { state, more } = stateText(note);
            const filled = filledText(note);
            return (
              <tr key={note.number} id={`f${note.number}`}>
                <td>{note.number}</td>
                <td style={{ width: '184pt' }}>
                  <Name note={note} /> = {note.formula}
                </td>
                <td style={{ width: '76pt' }}>{sentenceCase(periods.get(note.number) ?? '')}</td>
                <td>
                  {note.definition} v{note.version}
                </td>
                <td className="n">{note.rows === null ? '–' : number(note.rows)}</td>
                <td>
                  <b>{state}.</b> {standingText(note, standing)} {more} {filled}
                </td>
              </tr>
            );
          })}
        </tbody>
      ))}
    </table>
  );
};
