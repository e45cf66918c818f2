import type { ReactNode } from 'react';
import type { MetricValue } from '../../../shared/contract/metrics';
import type { Figure, Pace, ReportTexts } from '../../../shared/contract/reports';
import { money, NONE, percent } from '../format';
import { type SheetFacts, type TextField, useSheet } from './context';
import { figureText, WITHHELD } from './figures';

/** The report's name: the first bookmark in print; in the window the page has its own heading. */
export const Title = ({ children }: { children: ReactNode }) => {
  const { edit, open } = useSheet();
  const Tag = edit || open ? 'span' : 'h1';
  return <Tag className="title">{children}</Tag>;
};

/** Numbers of footnotes, linked to them. */
export const Notes = ({ to, mark }: { to: readonly (number | null)[]; mark?: string }) => {
  const numbers = [...new Set(to.filter((number) => number !== null))].toSorted((a, b) => a - b);
  return (
    <>
      {mark && <sup>{mark} </sup>}
      {numbers.length > 0 && (
        <sup>
          {numbers.map((number, index) => (
            <span key={number}>
              {index > 0 && ','}
              <a href={`#f${number}`}>{number}</a>
            </span>
          ))}
        </sup>
      )}
    </>
  );
};

/** In the window a figure opens its metric; on paper it stands alone. */
export const Opens = ({ metric, period, children }: { metric: string; period: string; children: ReactNode }) => {
  const { open } = useSheet();
  return <>{open ? open({ metric, period, children }) : children}</>;
};

/** A computed figure as text; counted, so that the file says how many it has. */
export const Value = ({ of }: { of: MetricValue }) => (
  <span data-figure={of.metric} data-period={of.period}>
    <Opens metric={of.metric} period={of.period}>
      {figureText(of)}
    </Opens>
  </span>
);

const PIPELINE: ReadonlySet<string> = new Set(['open-pipeline', 'weighted-pipeline', 'won-value']);

/** What an amount is given in: sums of money may be an index, or kept back. */
const unitFor = (metric: string | undefined, units: SheetFacts['units'], currency: string): string =>
  units === undefined
    ? currency
    : metric === 'ad-spend' || metric === 'marketing-cost'
      ? units.spend
      : metric !== undefined && PIPELINE.has(metric)
        ? units.pipeline
        : units.sales;

type AmountProps = {
  minor: number | null;
  signed?: boolean;
  /** The metric that this is a part of, and its period where that is not the report's own. */
  metric?: string;
  period?: string;
};

/** Money in the report's currency, whole units. */
export const Amount = ({ minor, signed = false, metric, period }: AmountProps) => {
  const { currency, units, period: own } = useSheet();
  const unit = unitFor(metric, units, currency);
  const text = unit === WITHHELD ? NONE : money(minor, unit, { cents: 'never', signed });
  return (
    <span data-figure="money">
      {metric === undefined ? (
        text
      ) : (
        <Opens metric={metric} period={period ?? own}>
          {text}
        </Opens>
      )}
    </span>
  );
};

export const Share = ({ of, signed = false }: { of: number | null; signed?: boolean }) => (
  <span data-figure="share">{percent(of, { signed })}</span>
);

/** A figure with its label above and what it is measured against below. */
export const Stat = ({
  label,
  note,
  value,
  children,
  plain = false,
  below = false,
}: {
  label: ReactNode;
  note: readonly (number | null)[];
  value: ReactNode;
  children?: ReactNode;
  plain?: boolean;
  below?: boolean;
}) => (
  <div className={`stat${plain ? ' plain' : ''}${below ? ' below' : ''}`}>
    <div className="k">
      {label}
      <Notes to={note} />
    </div>
    <div className="v">{value}</div>
    <div className="x">{children}</div>
  </div>
);

/** A figure of the catalogue as a Stat; its reason instead of a comparison when it cannot be computed. */
export const FigureStat = ({
  figure,
  label,
  children,
  plain,
  below,
}: {
  figure: Figure;
  label?: ReactNode;
  children?: ReactNode;
  plain?: boolean;
  below?: boolean;
}) => (
  <Stat
    label={label ?? figure.label}
    note={[figure.note]}
    value={<Value of={figure.value} />}
    plain={plain}
    below={below}
  >
    {figure.value.value === null ? (figure.value.reason ?? 'Not computable.') : children}
  </Stat>
);

/** Opens a chapter: its subject as a bookmark, its finding beside it. */
export const Chapter = ({
  subject,
  finding,
  side,
  page = false,
  id,
}: {
  subject: string;
  finding: ReactNode;
  side?: 'sales' | 'marketing';
  page?: boolean;
  /** Where the contents lead. */
  id?: string;
}) => (
  <header className={`chap${page ? ' page' : ''}`} id={id}>
    <h2 className={`kicker${side ? ` ${side}` : ''}`}>{subject}</h2>
    <p className="finding">{finding}</p>
  </header>
);

/** An exhibit's title, what it shows, and its footnotes. */
export const Exhibit = ({
  title,
  sub,
  notes = [],
  children,
  gap = true,
}: {
  title: string;
  sub?: ReactNode;
  notes?: readonly (number | null)[];
  children: ReactNode;
  gap?: boolean;
}) => (
  <section className={gap ? 'gap2' : undefined}>
    <h3>{title}</h3>
    <p className="sub">
      {sub}
      <Notes to={notes} />
    </p>
    {children}
  </section>
);

/** Said where the workspace has nothing to show: one sentence, never an empty chart. */
export const Nothing = ({ children }: { children: ReactNode }) => <p className="none">{children}</p>;

const SHAPES = {
  hit: ['good', 'Hit', <circle key="s" cx="5" cy="5" r="4.5" fill="currentColor" />],
  'on-track': ['good', 'On track', <circle key="s" cx="5" cy="5" r="4.5" fill="currentColor" />],
  'at-risk': ['warn', 'At risk', <path key="s" d="M5 .8 9.6 9.2H.4z" fill="currentColor" />],
  miss: ['bad', 'Miss', <path key="s" d="M5 .3 9.7 5 5 9.7.3 5z" fill="currentColor" />],
} as const;

/** A word with its shape; the colour only repeats it. */
export const State = ({ of }: { of: Pace['status'] }) => {
  const [tone, word, shape] = SHAPES[of];
  return (
    <span className={`st ${tone}`}>
      <svg viewBox="0 0 10 10" aria-hidden="true">
        {shape}
      </svg>
      {word}
    </span>
  );
};

type TypedProps = {
  field: TextField;
  label: string;
  texts: ReportTexts;
  placeholder: string;
  /** How the text is set, so that the field is set alike. */
  className?: string;
  children: (text: string) => ReactNode;
};

/** What a person wrote; in the window a field to write in, in print the text or nothing. */
export const Typed = ({ field, label, texts, placeholder, className, children }: TypedProps) => {
  const { edit } = useSheet();
  const value = texts[field];
  if (edit)
    return <div className={className}>{edit({ label, value, placeholder, patch: (text) => ({ [field]: text }) })}</div>;
  return value.trim() === '' ? null : <>{children(value)}</>;
};
