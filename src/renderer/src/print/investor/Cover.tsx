import { parseInline } from '../../../../shared/domain/rich-text';
import type { Figure, InvestorReport, UpdateBlock } from '../../../../shared/contract/reports';
import { day, money, number, percent, periodShort, quantity } from '../../format';
import { currencyName } from '../charts/scale';
import { Spark } from '../charts/small';
import { againstText, atPoint, casesText, changeText, figureText, tailRoom } from '../figures';
import { investorHeadline, investorSummary } from '../findings/investor';
import { Amount, FigureStat, Notes, Opens, Stat, Title } from '../parts';
import { Rich, Runs } from '../Rich';
import { cx } from '../../ui/cx';
import { comparedWith, periodOfSpan, sentenceCase, spanWords, toDate } from '../words';

type Props = { report: InvestorReport };

/** The slot of what hangs behind the point: `room` is as wide as the widest of its column. */
const Tail = ({ room, children }: { room: string; children?: string }) => (
  <span className="d" style={{ width: room }}>
    {children}
  </span>
);

/** A figure whose decimals hang in a slot, so that a column of mixed units aligns on the point. */
const Hung = ({ text, room }: { text: string; room: string }) => {
  const [whole, rest] = atPoint(text);
  return (
    <>
      {whole}
      <Tail room={room}>{rest}</Tail>
    </>
  );
};

/** The head of the cover: whose update of which days, and its sentence. */
export const Band = ({ report }: Props) => {
  const { span, today, calendar, currency, blocks } = report;
  const headline = blocks.find((block) => block.kind === 'headline' && !block.hidden)?.title.trim() ?? '';
  return (
    <header className="band">
      <div className="top">
        <span dir="auto">{report.company}</span>
        <Title>Investor update</Title>
      </div>
      <p className="headline" dir="auto">
        {headline === '' ? investorHeadline(report) : <Runs runs={parseInline(headline)} />}
      </p>
      <div className="meta">
        <span>{spanWords(span, report.asOf)}</span>
        <span>Changes compare {comparedWith(periodOfSpan(span), today, calendar)}</span>
        <span>{sentenceCase(currencyName(currency))}</span>
      </div>
    </header>
  );
};

type BlockProps = Props & { block: UpdateBlock };

const visionText = (report: InvestorReport, block: UpdateBlock): string => block.text.trim() || report.vision.trim();

const VisionWords = ({ report, block }: BlockProps) => (
  <div>
    <h2 className="kicker">Vision</h2>
    {visionText(report, block) === '' ? (
      <p className="vision">The company has not written down its vision yet.</p>
    ) : (
      <Rich className="vision" text={visionText(report, block)} />
    )}
  </div>
);

const ShortWords = ({ report, block }: BlockProps) => (
  <div>
    <h2 className="kicker">In short</h2>
    <Rich className="lead" text={block.text.trim() || investorSummary(report)} />
  </div>
);

export const Vision = (props: BlockProps) => (
  <section className="gap2">
    <VisionWords {...props} />
  </section>
);

/** The summary: what somebody wrote, else the figures in sentences. */
export const InShort = (props: BlockProps) =>
  props.block.text.trim() === '' && investorSummary(props.report) === '' ? null : (
    <section className="gap2">
      <ShortWords {...props} />
    </section>
  );

export const VisionAndShort = ({ report, vision, short }: Props & { vision: UpdateBlock; short: UpdateBlock }) => (
  <section className={cx('gap2', visionText(report, vision).length > 70 ? 'c57' : 'c12')}>
    <VisionWords report={report} block={vision} />
    <ShortWords report={report} block={short} />
  </section>
);

const Four = ({ report }: Props) => {
  const { net, pace, paceNote, span, today, calendar } = report;
  const currency = report.units.sales;
  const on = comparedWith(periodOfSpan(span), today, calendar);
  const others = report.key
    .map((entry) => entry.figure)
    .filter((figure) => ['orders', 'aov', 'new-customers'].includes(figure.value.metric));
  const over = span.elapsed >= span.days;
  const customers = others.find((figure) => figure.value.metric === 'new-customers');
  return (
    <section className="gap2 c4">
      <FigureStat figure={net} label={`Net sales, ${toDate(span)}`}>
        {changeText(net.value, net.previous) &&
          `${changeText(net.value, net.previous)} on ${on}, was ${net.previous ? figureText(net.previous) : '–'}`}
      </FigureStat>
      {pace ? (
        <>
          <Stat
            label={over ? `Target for ${periodShort(periodOfSpan(span))}` : `Expected by day ${number(span.elapsed)}`}
            note={[paceNote]}
            value={<Amount minor={over ? pace.targetMinor : pace.expectedMinor} />}
          >
            {over
              ? `${percent(pace.targetMinor > 0 ? pace.actualMinor / pace.targetMinor : null)} reached`
              : `${money(pace.actualMinor - pace.expectedMinor, currency, { cents: 'never', signed: true })}, pace ${percent(pace.expectedMinor > 0 ? pace.actualMinor / pace.expectedMinor - 1 : null, { signed: true })}`}
          </Stat>
          <Stat
            label={over ? `Difference to target` : `Outlook for ${periodShort(periodOfSpan(span))}, estimated`}
            note={[paceNote]}
            value={<Amount minor={over ? pace.actualMinor - pace.targetMinor : pace.outlookMinor} signed={over} />}
          >
            {over
              ? 'net sales less target'
              : `${percent(pace.targetMinor > 0 ? pace.outlookMinor / pace.targetMinor : null)} of ${money(pace.targetMinor, currency, { cents: 'never' })}`}
          </Stat>
          {customers && <FigureStat figure={customers}>{againstText(customers, on, currency)}</FigureStat>}
        </>
      ) : (
        others.map((figure) => (
          <FigureStat key={figure.label} figure={figure}>
            {againstText(figure, on, currency)}
          </FigureStat>
        ))
      )}
    </section>
  );
};

/** What the columns of the table say of a figure: each is set with the room that its widest tail takes. */
const COLUMNS = {
  now: ({ value }: Figure) => figureText(value),
  before: ({ previous }: Figure) => (previous ? figureText(previous) : '–'),
  change: ({ value, previous }: Figure) => changeText(value, previous) || '–',
  attained: ({ value, targetMinor }: Figure) =>
    value.value === null || targetMinor === null || targetMinor === 0 ? '' : percent(value.value / targetMinor),
} as const;
type Rooms = Record<keyof typeof COLUMNS, string>;

const roomsOf = (figures: readonly Figure[]): Rooms => {
  const of = (column: keyof typeof COLUMNS): string => tailRoom(figures.map(COLUMNS[column]));
  return { now: of('now'), before: of('before'), change: of('change'), attained: of('attained') };
};

const Row = ({
  figure,
  spark,
  report,
  rooms,
  targets,
}: {
  figure: Figure;
  spark: (number | null)[];
  report: InvestorReport;
  rooms: Rooms;
  targets: boolean;
}) => {
  const { value, targetMinor } = figure;
  const cases = value.smallN ? casesText(value) : '';
  const known = spark.filter((point) => point !== null);
  return (
    <tr>
      <td className="name">
        {figure.label}
        {cases && `, ${cases}`}
        <Notes to={[figure.note]} mark={value.smallN ? '*' : undefined} />
      </td>
      <td className="n">
        <b>
          <span data-figure={value.metric} data-period={value.period}>
            <Opens metric={value.metric} period={value.period}>
              <Hung text={COLUMNS.now(figure)} room={rooms.now} />
            </Opens>
          </span>
        </b>
      </td>
      <td className="n ink2">
        <Hung text={COLUMNS.before(figure)} room={rooms.before} />
      </td>
      {value.value === null ? (
        <td className="why" colSpan={targets ? 4 : 2} style={{ paddingLeft: '14pt' }}>
          {value.status !== 'withheld' && <b>Not computable: </b>}
          {value.reason}
        </td>
      ) : (
        <>
          <td className="n">
            <Hung text={COLUMNS.change(figure)} room={rooms.change} />
          </td>
          {targets && (
            <>
              <td className="n ink2">
                {targetMinor === null ? (
                  <span className="ink3">none set</span>
                ) : (
                  money(targetMinor, report.units.sales, { cents: 'never' })
                )}
              </td>
              <td className="n">
                <Hung text={COLUMNS.attained(figure)} room={rooms.attained} />
              </td>
            </>
          )}
          <td className="mid" style={{ paddingLeft: '12pt', width: '70pt' }}>
            <Spark
              values={spark}
              label={
                known.length < 2
                  ? ''
                  : `13 weeks: ${quantity(known[0], value.unit, { metric: value.metric })} to ${quantity(known.at(-1), value.unit, { metric: value.metric })}`
              }
            />
          </td>
        </>
      )}
    </tr>
  );
};

const Table = ({ report }: Props) => {
  const { key, span, net, today, calendar } = report;
  const targets = net.targetMinor !== null;
  const rooms = roomsOf(key.map(({ figure }) => figure));
  return (
    <section className="gap2">
      <h2 className="kicker">Key figures</h2>
      <table className="kpi">
        <thead>
          <tr>
            <th>Figure</th>
            <th className="n">
              {sentenceCase(toDate(span))}
              <Tail room={rooms.now} />
            </th>
            <th className="n">
              {sentenceCase(comparedWith(periodOfSpan(span), today, calendar))}
              <Tail room={rooms.before} />
            </th>
            <th className="n">
              Change
              <Tail room={rooms.change} />
            </th>
            {targets && <th className="n">Target</th>}
            {targets && (
              <th className="n">
                Attained
                <Tail room={rooms.attained} />
              </th>
            )}
            <th className="nw" style={{ paddingLeft: '12pt' }}>
              13 weeks to {day(report.sparkTo, { year: 'never' })}
            </th>
          </tr>
        </thead>
        <tbody>
          {key.map(({ figure, spark }) => (
            <Row
              key={figure.value.metric}
              figure={figure}
              spark={spark}
              report={report}
              rooms={rooms}
              targets={targets}
            />
          ))}
        </tbody>
      </table>
      <p className="note">
        {targets &&
          span.elapsed < span.days &&
          `Attained is the share of the whole target; ${percent(span.elapsed / span.days)} of the period has elapsed. `}
        {key.some(({ figure }) => figure.value.smallN) && '* Fewer than 30 cases, read with care.'}
      </p>
    </section>
  );
};

/** Four headline figures, then those in the table; without net sales the table alone. */
export const KeyFigures = ({ report }: Props) => (
  <>
    {report.net.value.status !== 'withheld' && <Four report={report} />}
    <Table report={report} />
  </>
);
