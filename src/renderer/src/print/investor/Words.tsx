import type { InvestorReport, UpdateBlock } from '../../../../shared/contract/reports';
import { parseInline } from '../../../../shared/domain/rich-text';
import { day, money, number, plural } from '../../format';
import { Chapter, Nothing, Stat } from '../parts';
import { Points } from '../Points';
import { Rich, Runs } from '../Rich';
import { countWords, sentenceCase } from '../words';

type Props = { report: InvestorReport; block: UpdateBlock };

const written = (text: string): boolean => text.trim() !== '';

const SIDES = { highlights: 'Highlights', lowlights: 'Lowlights' } as const;
type Side = keyof typeof SIDES;
export const isSide = (kind: UpdateBlock['kind']): kind is Side => Object.hasOwn(SIDES, kind);

/** Highlights and lowlights: side by side where they follow each other, else each under its own name. */
export const Sides = ({ blocks }: { blocks: readonly UpdateBlock[] }) => {
  const told = blocks.filter((block) => isSide(block.kind) && written(block.text));
  const [first] = told;
  if (!first) return null;
  const both = told.length > 1;
  const name = (block: UpdateBlock): string => (isSide(block.kind) ? SIDES[block.kind] : '');
  return (
    <>
      <div className="gap3" />
      <Chapter
        id={`c-${first.id}`}
        subject={both ? 'Highlights and lowlights' : name(first)}
        finding={
          both
            ? 'What went well, and what did not'
            : first.kind === 'highlights'
              ? 'What went well'
              : 'What did not go well'
        }
      />
      {both ? (
        <section className="c2">
          {told.map((block) => (
            <div key={block.id}>
              <h3>{name(block)}</h3>
              <Points text={block.text} />
            </div>
          ))}
        </section>
      ) : (
        <Points text={first.text} />
      )}
    </>
  );
};

/** What became of the last asks: done or still open, each with a word. */
const FollowUps = ({ of }: { of: NonNullable<UpdateBlock['data']['followUps']> }) => {
  const done = of.filter((one) => one.done).length;
  return (
    <section className="gap2 keep">
      <h3>What became of our last asks</h3>
      <p className="sub">
        {done === of.length ? 'All are done' : `${sentenceCase(countWords(done))} of ${countWords(of.length)} done`}
      </p>
      <ul className="pts">
        {of.map((one) => (
          <li key={one.id} dir="auto">
            <b>{one.done ? 'Done' : 'Open'}</b>
            <Runs runs={parseInline(one.text)} />
            {written(one.note) && (
              <>
                {' '}
                <Runs runs={parseInline(one.note)} />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};

export const Asks = ({ block }: Props) => {
  const followUps = block.data.followUps ?? [];
  if (!written(block.text) && followUps.length === 0) return null;
  return (
    <>
      <div className="gap3" />
      <Chapter id={`c-${block.id}`} subject="Asks" finding="How you can help" />
      {written(block.text) ? (
        <Points text={block.text} numbered />
      ) : (
        <Nothing>There is nothing new to ask for.</Nothing>
      )}
      {followUps.length > 0 && <FollowUps of={followUps} />}
    </>
  );
};

export const Thanks = ({ block }: Props) =>
  written(block.text) ? (
    <section className="gap2">
      <h2 className="kicker">Thanks</h2>
      <Rich className="lead" text={block.text} />
    </section>
  ) : null;

/** Free text under a title of its own. */
export const FreeText = ({ block }: Props) =>
  written(block.text) || written(block.title) ? (
    <>
      <div className="gap3" />
      {written(block.title) && (
        <header className="chap" id={`c-${block.id}`}>
          <h2 className="finding" dir="auto">
            <Runs runs={parseInline(block.title)} />
          </h2>
        </header>
      )}
      <Rich text={block.text} />
    </>
  ) : null;

export const Team = ({ report, block }: Props) => {
  const { team } = report;
  if (team.length === 0 && !written(block.text)) return null;
  return (
    <>
      <div className="gap3" />
      <Chapter
        id={`c-${block.id}`}
        subject="Team"
        finding={`${sentenceCase(countWords(team.length))} ${team.length === 1 ? 'person works' : 'people work'} here`}
      />
      {written(block.text) && <Rich text={block.text} />}
      {team.length > 0 && (
        <ul className="team">
          {team.map((person, index) => (
            <li key={`${index} ${person.name}`}>
              <b dir="auto">{person.name}</b>
              <span>{person.roles.join(', ') || 'No role named'}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
};

const monthsText = (months: number): string => `${number(months, { decimals: 1 })} months`;

/** Cash, burn and the months they last, as somebody typed them in. */
export const Runway = ({ report, block }: Props) => {
  const { runway, today } = report;
  if (!runway) return null;
  const { cashMinor, burnMinor, unit, months, reason, note } = runway;
  const text = (minor: number | null): string => money(minor, unit, { cents: 'never' });
  const finding =
    months === null
      ? (reason ?? 'Runway cannot be computed.')
      : // Whole months of what stands below with one decimal: 17.96 is 18 in both.
        `${plural(Math.floor(Math.round(months * 10) / 10), 'month')} of runway at this burn`;
  return (
    <>
      <div className="gap3" />
      <Chapter id={`c-${block.id}`} subject="Runway" finding={finding.replace(/\.$/, '')} />
      <section className="c3 keep">
        <Stat label="Cash" note={[note]} value={text(cashMinor)}>
          {runway.day ? `on ${day(runway.day, { today })}, typed in` : 'typed in'}
        </Stat>
        <Stat label="Net burn a month" note={[note]} value={text(burnMinor)}>
          typed in
        </Stat>
        <Stat label="Runway" note={[note]} value={months === null ? '–' : monthsText(months)}>
          {months === null ? reason : 'cash ÷ net burn a month'}
        </Stat>
      </section>
      {written(block.text) && (
        <div className="gap">
          <Rich text={block.text} />
        </div>
      )}
    </>
  );
};
