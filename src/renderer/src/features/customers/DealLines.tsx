import { Link } from '@tanstack/react-router';
import type { DealLine } from '../../../../shared/contract/companies';
import { Badge, Item, List, Money, Section } from '../../ui';
import { LineForm } from './LineForm';

type Props = {
  /** The record they are with: an id. */
  about: string;
  deals: readonly DealLine[];
  onAdd: (title: string) => Promise<unknown>;
};

/** Deals with them, the open ones first. */
export const DealLines = ({ about, deals, onAdd }: Props) => (
  <Section title="Deals">
    <List label="Deals">
      {deals.map((deal) => (
        <Item key={deal.id} two>
          <span className="row">
            <Link className="cut" to="/pipeline" search={(old) => ({ period: old.period, deal: deal.id })}>
              {deal.title}
            </Link>
            <span className="push num">
              <Money minor={deal.valueMinor} currency={deal.currency} />
            </span>
          </span>
          <span className="row s ink3">
            {deal.pipeline}, {deal.stage}
            {deal.kind !== 'open' && (
              <Badge tone={deal.kind === 'won' ? 'good' : 'plain'}>{deal.kind === 'won' ? 'Won' : 'Lost'}</Badge>
            )}
          </span>
        </Item>
      ))}
    </List>
    <LineForm label="New deal" about={about} onAdd={onAdd} />
  </Section>
);
