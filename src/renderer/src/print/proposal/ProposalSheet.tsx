import type { Output } from '../../../../shared/contract';
import { day, exact, money, percentExact } from '../../format';

type Proposal = Output<'proposals.get'>;
type Props = { proposal: Proposal; company: string };

const NAME_IN_FOOT = 60;

/** The left of every page's foot. */
export const proposalFooter = ({ number, version, title }: Proposal, company: string): string =>
  `${company}, proposal ${number}, version ${version}: ${title.slice(0, NAME_IN_FOOT)}`;

/** First letters of the first two words, for a company without a drawn sign. */
export const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .filter((word) => /^[\p{L}\p{N}]/u.test(word))
    .slice(0, 2)
    .map((word) => Array.from(word)[0]?.toUpperCase() ?? '')
    .join('');

const amount = (minor: number, currency: string): string => money(minor, currency, { cents: 'always' });
const plainAmount = (minor: number, currency: string): string =>
  money(minor, currency, { cents: 'always', bare: true });
const longDay = (value: string): string => day(value, { year: 'always' });

/** Paragraphs as they were written. */
const Text = ({ text, className }: { text: string; className?: string }) => (
  <>
    {text.split(/\n+/).map((part, index) => (
      // oxlint-disable-next-line react/no-array-index-key -- parts of one text, which never change places
      <p key={index} className={className}>
        {part}
      </p>
    ))}
  </>
);

const Head = ({ proposal, company }: Props) => (
  <header className="p-head">
    <span className="p-sign" aria-hidden>
      {initialsOf(company)}
    </span>
    <span className="p-name">{company}</span>
    <span className="p-number">
      Proposal {proposal.number}
      <span>Version {proposal.version}</span>
    </span>
  </header>
);

/** For whom, from whom, and how long it stands. */
const Parties = ({ proposal, company }: Props) => (
  <div className="p-parties">
    <div>
      <p className="p-label">Prepared for</p>
      <p className="p-strong">{proposal.company?.name ?? proposal.contact?.name ?? 'You'}</p>
      {proposal.company && proposal.contact && <p>{proposal.contact.name}</p>}
      {proposal.company?.address && <Text text={proposal.company.address} />}
    </div>
    <div>
      <p className="p-label">Prepared by</p>
      <p className="p-strong">{proposal.owner?.name ?? company}</p>
      {proposal.owner && <p>{company}</p>}
    </div>
    <div>
      <p className="p-label">Issued</p>
      <p className="p-strong">{longDay(proposal.issueDay)}</p>
      <p className="p-label p-below">Valid until</p>
      <p className="p-strong">{longDay(proposal.validUntil)}</p>
    </div>
  </div>
);

const Lines = ({ proposal: { lines, totals, currency } }: { proposal: Proposal }) => {
  const discounted = lines.some((line) => line.discountBp > 0);
  return (
    <table className="p-lines">
      <thead>
        <tr>
          <th>Item</th>
          <th className="n">Quantity</th>
          <th className="n">Price, {currency}</th>
          {discounted && <th className="n">Discount</th>}
          <th className="n">Amount, {currency}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <tr key={line.id}>
            <td>
              <span className="p-strong">{line.product ?? line.text}</span>
              {line.product !== null && line.text !== '' && <span className="p-remark">{line.text}</span>}
            </td>
            <td className="n">{exact(line.quantity)}</td>
            <td className="n">{plainAmount(line.unitMinor, currency)}</td>
            {discounted && <td className="n">{line.discountBp === 0 ? '' : percentExact(line.discountBp)}</td>}
            <td className="n">{plainAmount(totals.lines[index]?.netMinor ?? 0, currency)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Totals = ({ proposal: { totals, currency, discountBp, taxNote } }: { proposal: Proposal }) => (
  <div className="p-sum">
    <p className="p-tax">{taxNote}</p>
    <dl>
      {discountBp > 0 && (
        <>
          <dt>Sum</dt>
          <dd>{amount(totals.subtotalMinor, currency)}</dd>
          <dt>Discount {percentExact(discountBp)}</dt>
          <dd>{amount(-totals.discountMinor, currency)}</dd>
        </>
      )}
      <dt className="p-total">Total</dt>
      <dd className="p-total" data-figure="total">
        {amount(totals.totalMinor, currency)}
      </dd>
    </dl>
  </div>
);

const Signature = ({ name }: { name: string }) => (
  <div className="p-signature">
    <p className="p-strong">For {name}</p>
    <p className="p-line">Name and title</p>
    <p className="p-line">Signature and date</p>
  </div>
);

/** A proposal on paper: letterhead, to whom, lines, total, terms, and where to sign. */
export const ProposalSheet = ({ proposal, company }: Props) => (
  <article className="sheet proposal">
    <Head proposal={proposal} company={company} />
    <h1>{proposal.title}</h1>
    <Parties proposal={proposal} company={company} />
    {proposal.intro !== '' && (
      <div className="p-intro">
        <Text text={proposal.intro} />
      </div>
    )}
    <h2>What we offer</h2>
    <Lines proposal={proposal} />
    <Totals proposal={proposal} />
    {proposal.terms !== '' && (
      <section className="p-terms">
        <h2>Terms</h2>
        <Text text={proposal.terms} />
      </section>
    )}
    <section className="p-accept keep">
      <h2>Acceptance</h2>
      <p>
        This proposal stands until {longDay(proposal.validUntil)}. Signed and returned by then, it is an order for what
        is listed above at {amount(proposal.totals.totalMinor, proposal.currency)}.
      </p>
      <div className="p-signatures">
        <Signature name={proposal.company?.name ?? proposal.contact?.name ?? 'the customer'} />
        <Signature name={company} />
      </div>
    </section>
  </article>
);
