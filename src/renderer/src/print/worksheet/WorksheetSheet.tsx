import type { Output } from '../../../../shared/contract';
import type { FourPsOption } from '../../../../shared/contract/four-ps';
import { ASSUMPTION_VERDICTS, FOUR_P_IDS, FOUR_PS, PROMPTS } from '../../../../shared/domain/four-ps';
import {
  actualText,
  becauseOf,
  bestOf,
  breakEvenText,
  driverName,
  expectedText,
  letterOf,
  volumeText,
  weeksText,
} from '../../features/four-ps/words';
import { day, money, number } from '../../format';

type Sheet = Output<'four-ps.get'>;

/** The left of every page's foot. */
export const worksheetFooter = ({ sheet }: Sheet, company: string): string =>
  `${company}, Four Ps of ${sheet.name}, ${sheet.period}`;

const Head = ({ kicker, title, sub }: { kicker: string; title: string; sub: string }) => (
  <header className="chap">
    <span className="kicker marketing">{kicker}</span>
    <h1 className="w-title">{title}</h1>
    <p className="sub">{sub}</p>
  </header>
);

const about = ({ sheet }: Sheet): string =>
  [sheet.product ?? sheet.line, sheet.audience, sheet.period].filter((part) => part !== null && part !== '').join(', ');

type Row = { name: string; cells: string[]; strong?: boolean };

/** `even`: columns that are compared are equally wide. */
const Table = ({ head, rows, even = false }: { head: readonly string[]; rows: readonly Row[]; even?: boolean }) => (
  <table className={even ? 'w-even' : undefined}>
    <thead>
      <tr>
        {head.map((name, index) => (
          <th key={name} className={index > 0 ? 'n' : undefined}>
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ name, cells, strong }) => (
        <tr key={name} className={strong ? 'w-strong' : undefined}>
          <td>{name}</td>
          {cells.map((cell, index) => (
            <td key={head[index + 1]} className="n" data-figure={name}>
              {cell}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

/** Headline and what else is written under one P. */
const Points = ({ option, p }: { option: FourPsOption; p: (typeof FOUR_P_IDS)[number] }) => {
  const said = option.points.filter((point) => point.p === p && point.text !== '');
  const headline = said.find((point) => point.prompt === 'headline');
  const rest = said.filter((point) => point.prompt !== 'headline');
  return (
    <>
      <p className="w-headline">{headline?.text ?? 'Nothing is written yet'}</p>
      {rest.map(({ prompt, text }) => (
        <p key={prompt} className="w-point">
          <span className="w-prompt">{PROMPTS[p][prompt]?.name ?? prompt}</span> {text}
        </p>
      ))}
    </>
  );
};

/** A figure, or why there is none. */
const answerText = (
  { value, reason }: { value: number | null; reason: string | null },
  text: (value: number) => string,
): string => (value === null ? (reason ?? '–') : text(value));

const economicsRows = (options: readonly FourPsOption[], currency: string, period: string): Row[] => {
  const text = (minor: number): string => money(minor, currency);
  const row = (name: string, cell: (option: FourPsOption) => string, strong?: boolean): Row => ({
    name,
    cells: options.map(cell),
    ...(strong ? { strong } : {}),
  });
  return [
    row('Units', ({ economics }) => number(economics.units)),
    row('Revenue', ({ economics }) => text(economics.revenueMinor)),
    row('Gross margin', ({ economics }) => text(economics.grossMarginMinor)),
    row('Contribution', ({ economics }) => text(economics.contributionMinor)),
    row('Fixed and promotion cost', ({ economics }) => text(economics.fixedMinor)),
    row(`Net in ${period}`, ({ economics }) => text(economics.netMinor), true),
    row('Break-even', ({ economics }) => breakEvenText(economics)),
    row('Payback', ({ economics }) => weeksText(economics)),
    row('Cost of a customer', ({ economics }) => answerText(economics.cacMinor, text)),
    row('Customer paid back', ({ economics }) =>
      answerText(economics.cacPaybackMonths, (months) => `${number(months, { decimals: 1 })} months`),
    ),
    row('Stock needed', ({ economics }) => number(economics.stockUnits)),
  ];
};

const OptionPage = ({
  data,
  option,
  letter,
  currency,
  first,
}: {
  data: Sheet;
  option: FourPsOption;
  letter: string;
  currency: string;
  first: boolean;
}) => {
  const { economics } = option;
  return (
    <section className={first ? undefined : 'page'} data-one-page>
      <Head kicker={`Option ${letter}`} title={option.name} sub={`${data.sheet.name}: ${about(data)}`} />
      <div className="w-four">
        {FOUR_P_IDS.map((p) => (
          <div key={p} className="keep">
            <h2 className="w-p">
              {FOUR_PS[p].name} <span>{FOUR_PS[p].words}</span>
            </h2>
            <Points option={option} p={p} />
          </div>
        ))}
      </div>
      <div className="c2 gap">
        <div>
          <h2 className="w-p">Unit economics</h2>
          <Table head={['', data.sheet.period]} rows={economicsRows([option], currency, data.sheet.period)} />
        </div>
        <div>
          <h2 className="w-p">By channel</h2>
          <Table
            head={['Channel', 'Units', 'A unit leaves', 'Contribution']}
            rows={economics.lines.map((line) => ({
              name: line.name,
              cells: [
                number(line.units),
                line.perUnitMinor === null ? '–' : money(line.perUnitMinor, currency),
                money(line.contributionMinor, currency),
              ],
            }))}
          />
          <h2 className="w-p gap">What moves it</h2>
          <Table
            head={['Turned by 10%', 'Less', 'More']}
            rows={option.tornado.map((bar) => ({
              name: driverName(bar.driver),
              cells: [money(bar.lowMinor, currency), money(bar.highMinor, currency)],
            }))}
          />
          <p className="note">Net in {data.sheet.period}, one input at a time, all else as planned.</p>
        </div>
      </div>
      <p className="note">
        A price 5% lower {volumeText(option.ladder.find((step) => step.by === -0.05)?.breakEvenChange.value ?? null)} of
        units to leave the same contribution. Break-even is fixed and promotion cost over the contribution of a unit in
        the planned mix, rounded up.
      </p>
      <p className="note w-cut">Longer texts are cut to fit one page; the worksheet has them whole.</p>
    </section>
  );
};

const Assumptions = ({ data }: { data: Sheet }) => {
  if (data.assumptions.length === 0) return null;
  return (
    <section className="gap2">
      <h2 className="w-p">Assumptions</h2>
      <table>
        <thead>
          <tr>
            <th>Statement</th>
            <th>P</th>
            <th className="n">Expected</th>
            <th className="n">Actual</th>
            <th>Due</th>
            <th>Verdict</th>
          </tr>
        </thead>
        <tbody>
          {data.assumptions.map((one) => (
            <tr key={one.id}>
              <td>
                {one.statement}
                {becauseOf(one) !== null && <span className="w-learned">{becauseOf(one)}</span>}
                {one.learned !== '' && <span className="w-learned">{one.learned}</span>}
              </td>
              <td>{FOUR_PS[one.p].name}</td>
              <td className="n">{expectedText(one)}</td>
              <td className="n">{actualText(one)}</td>
              <td className="nw">{day(one.due)}</td>
              <td className="nw">{ASSUMPTION_VERDICTS[one.verdict]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

const ComparisonPage = ({ data, currency }: { data: Sheet; currency: string }) => (
  <section>
    <Head
      kicker="Four Ps"
      title={data.sheet.name}
      sub={`${about(data)}. ${bestOf(data.options, data.sheet.period)}.`}
    />
    <table className="w-compare">
      <thead>
        <tr>
          <th />
          {data.options.map((option, index) => (
            <th key={option.id}>
              {letterOf(index)} {option.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {FOUR_P_IDS.map((p) => (
          <tr key={p}>
            <td>
              <b>{FOUR_PS[p].name}</b>
            </td>
            {data.options.map((option) => (
              <td key={option.id}>
                <Points option={option} p={p} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
    <div className="gap2">
      <h2 className="w-p">Unit economics</h2>
      <Table
        even
        head={['', ...data.options.map((option, index) => `${letterOf(index)} ${option.name}`)]}
        rows={economicsRows(data.options, currency, data.sheet.period)}
      />
    </div>
    <Assumptions data={data} />
  </section>
);

/** A worksheet on paper: the comparison, then a page for each option; or one option's page alone. */
export const WorksheetSheet = ({
  data,
  currency,
  optionId,
}: {
  data: Sheet;
  currency: string;
  optionId: string | null;
}) => (
  <article className="sheet worksheet">
    {optionId === null && <ComparisonPage data={data} currency={currency} />}
    {data.options.map((option, index) =>
      optionId === null || optionId === option.id ? (
        <OptionPage
          key={option.id}
          data={data}
          option={option}
          letter={letterOf(index)}
          currency={currency}
          first={optionId !== null}
        />
      ) : null,
    )}
  </article>
);
