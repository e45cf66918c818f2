import { Link } from '@tanstack/react-router';
import { IconLinkOff } from '@tabler/icons-react';
import type { Output } from '../../../../shared/contract';
import type { Buyer } from '../../../../shared/contract/customers';
import { useRead, useWrite } from '../../api';
import { day, daySpan, number, percent, plural } from '../../format';
import { Await, Button, Card, Day, Figure, IconButton, Money, Reason, Stats } from '../../ui';
import { Lifecycle } from '../leads/Lifecycle';
import styles from './customers.module.css';
import { HealthBadge, reasonWords } from './HealthBadge';

type Figures = Output<'customers.figures'>;

const Next = ({ next }: { next: Figures['next'] }) =>
  next.day === null ? (
    <Figure label="Next order" size="m" value={<Reason text={next.reason}>–</Reason>} note={next.reason} />
  ) : (
    <Figure
      label="Next order"
      size="m"
      value={<Day day={next.day} due />}
      note={
        <span title={next.reason}>
          {next.from && next.to && next.from !== next.to ? `${daySpan(next.from, next.to)}, by ` : 'by '}
          {next.basis === 'by hand'
            ? 'the rhythm set by hand'
            : `a median gap of ${plural(next.rhythmDays ?? 0, 'day')}`}
        </span>
      }
    />
  );

const Margin = ({ figures }: { figures: Figures }) => (
  <Figure
    label="Margin to date"
    size="m"
    value={
      figures.marginMinor === null ? (
        <Reason text={figures.marginReason ?? 'Not known'}>–</Reason>
      ) : (
        <Money minor={figures.marginMinor} />
      )
    }
    note={
      figures.marginMinor === null
        ? (figures.marginReason ?? undefined)
        : `${percent(figures.marginRatio)} of net sales${figures.marginReason ? `; ${figures.marginReason}` : ''}`
    }
  />
);

/** Whose orders these are: the linked customers of the files, and those that may belong here too. */
const Links = ({ of, figures }: { of: Buyer; figures: Figures }) => {
  const link = useWrite('customers.link', { done: () => 'Changed the link' });
  if (of.kind === 'customer' || (figures.customers.length === 0 && figures.suggestions.length === 0)) return null;
  const target = of.kind === 'company' ? { companyId: of.id } : { contactId: of.id };
  return (
    <ul className={styles.links} aria-label="Customers of the orders">
      {figures.customers.map((one) => (
        <li key={one.id}>
          Orders of{' '}
          <Link className="open" to="/customers/buyers/$id" params={{ id: one.id }}>
            {one.name}
          </Link>
          <span className="ink3"> {plural(one.orders, 'order')}</span>
          <IconButton
            small
            icon={IconLinkOff}
            label={`Unlink ${one.name}`}
            onClick={() => link.mutate({ customerId: one.id })}
          />
        </li>
      ))}
      {figures.suggestions.map((one) => (
        <li key={one.id}>
          <span className="ink2">
            {one.name}, {plural(one.orders, 'order')}, may belong here: {one.why}.
          </span>
          <Button small onClick={() => link.mutate({ customerId: one.id, ...target })}>
            Link
          </Button>
        </li>
      ))}
    </ul>
  );
};

/** What the orders of a company, a contact or a customer say, and how they are doing. */
export const BuyerFigures = ({ of }: { of: Buyer }) => {
  const query = useRead('customers.figures', of, { keep: false });
  return (
    <Await query={query}>
      {(figures) => (
        <Card label="Figures">
          <Stats>
            <Figure
              label="Net sales to date"
              size="m"
              value={<Money minor={figures.netMinor} />}
              note={
                figures.orders === 0
                  ? 'No order yet'
                  : `${plural(figures.orders, 'order')} since ${day(figures.firstDay, { year: 'always' })}`
              }
            />
            <Margin figures={figures} />
            <Figure
              label="Between orders"
              size="m"
              value={
                figures.next.averageDays === null ? (
                  <Reason text={figures.next.reason}>–</Reason>
                ) : (
                  `${number(figures.next.averageDays, { decimals: 0 })} days`
                )
              }
              note={
                figures.lastDay === null
                  ? 'on average'
                  : `on average; the last ${day(figures.lastDay, { year: 'always' })}`
              }
            />
            <Next next={figures.next} />
            <Figure
              label="Health"
              size="m"
              value={<HealthBadge health={figures.health} />}
              note={plural(figures.openIssues, 'open issue')}
            />
          </Stats>
          <ul className={styles.reasons} aria-label="Why">
            {figures.health.reasons.map((reason) => (
              <li key={reason.text}>{reasonWords(reason)}.</li>
            ))}
            <li>
              <Link className="open" to="/settings" search={(old) => ({ period: old.period, section: 'health' })}>
                The rules
              </Link>
            </li>
          </ul>
          {figures.lifecycle.length > 0 && <Lifecycle entries={figures.lifecycle} />}
          {figures.otherCurrency > 0 && (
            <p className="s ink3">
              {plural(figures.otherCurrency, 'order')} in a currency without a rate left out of the money.
            </p>
          )}
          <Links of={of} figures={figures} />
        </Card>
      )}
    </Await>
  );
};
