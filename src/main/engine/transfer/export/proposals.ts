import { type ExportTable, money, text } from './table';

const DEAL_ID = "CASE WHEN d.external_id = '' THEN d.id ELSE d.external_id END";

/** Proposals, a row for each version, and their lines. */
export const PROPOSAL_EXPORTS: readonly ExportTable[] = [
  {
    table: 'proposals',
    label: 'Proposals',
    words: 'Proposals for deals: each version with its days, discount and words.',
    key: 't.rowid',
    from: 'proposals t JOIN deals d ON d.id = t.deal_id LEFT JOIN companies y ON y.key = d.company_key LEFT JOIN people o ON o.id = t.person_id',
    columns: [
      text('id', 't.id'),
      text('number', 't.number'),
      text('version', 't.version'),
      text('title', 't.title'),
      text('deal', 'd.title'),
      text('deal_id', DEAL_ID),
      text('account', 'y.name'),
      text('status', 't.status'),
      text('currency', 't.currency'),
      text('issue_day', 't.issue_day'),
      text('valid_until', 't.valid_until'),
      text('sent_day', 't.sent_day'),
      text('decided_day', 't.decided_day'),
      text('discount_percent', 't.discount_bp / 100.0'),
      text('tax_note', 't.tax_note'),
      text('introduction', 't.intro'),
      text('terms', 't.terms'),
      text('by', 'o.name'),
      text('created_at', 't.created_at'),
      text('deleted_at', 't.deleted_at'),
    ],
  },
  {
    table: 'proposal_lines',
    label: 'Proposal lines',
    words: 'What each version of a proposal offers: product or text, quantity, price and discount.',
    key: 't.rowid',
    from: 'proposal_lines t JOIN proposals v ON v.id = t.proposal_id LEFT JOIN products p ON p.key = t.product_key',
    columns: [
      text('proposal', 'v.number'),
      text('version', 'v.version'),
      text('position', 't.position + 1'),
      text('sku', 'p.sku'),
      text('product_name', 'p.name'),
      text('text', 't.text'),
      text('quantity', 't.quantity_thousandths / 1000.0'),
      money('unit_price', 't.unit_minor', 'v.currency'),
      text('currency', 'v.currency'),
      text('discount_percent', 't.discount_bp / 100.0'),
      text('deleted_at', 't.deleted_at'),
    ],
  },
];
