import { Link } from '@tanstack/react-router';
import type { DealLine } from '../../../../shared/contract/companies';
import type { SheetColumn } from '../../../../shared/domain/sheet';
import { Badge, Item, List, Money, Section, TakenAs } from '../../ui';
import { LineForm } from './LineForm';

type Props = {
  /** The record they are with: an id. */
  about: string;
  deals: readonly DealLine[];
  onAdd: (title: string) => Promise<unknown>;
};

const KINDS = { open: 'Open', won: 'Won', lost: 'Lost' } as const;
const DEALS: readonly SheetColumn<DealLine>[] = [
  { name: 'Deal', value: (deal) => deal.title },
  { name: 'Pipeline', value: (deal) => deal.pipeline },
  { name: 'Stage', value: (deal) => deal.stage },
  { name: 'State', value: (deal) => KINDS[deal.kind] },
  { name: 'Value', value: (deal) => ({ minor: deal.valueMinor, currency: deal.currency }) },
  { name: 'Expected close', value: (deal) => deal.expectedClose },
];

/** Deals with them, the open ones first. */
export const DealLines = ({ about, deals, onAdd }: Props) => (
  <Section title="Deals">
    <TakenAs label="Deals" columns={DEALS} rows={deals} />
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
            {deal.kind !== 'open' && <Badge tone={deal.kind === 'won' ? 'good' : 'plain'}>{KINDS[deal.kind]}</Badge>}
          </span>
        </Item>
      ))}
    </List>
    <LineForm label="New deal" about={about} onAdd={onAdd} />
  </Section>
);
