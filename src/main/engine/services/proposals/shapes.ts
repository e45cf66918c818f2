import type { Output } from '../../../../shared/contract';
import type { ProposalRow } from '../../../../shared/contract/proposals';
import { type ProposalTotals, proposalTotals, stateOf } from '../../../../shared/domain/proposals';
import type { ProposalLineRow, ProposalRecord } from '../../store/repositories/proposals';
import { ownerOf, refOr } from '../customers/shapes';

type Detail = Output<'proposals.get'>;
type Version = ProposalRow['versions'][number];

const linesOf = (rows: readonly ProposalLineRow[], id: string): Detail['lines'] =>
  rows
    .filter((row) => row.proposal_id === id)
    .map((row) => ({
      id: row.id,
      productId: row.product_id,
      product: row.product,
      text: row.text,
      quantity: row.quantity_thousandths / 1000,
      unitMinor: row.unit_minor,
      discountBp: row.discount_bp,
    }));

export const totalsOf = (row: ProposalRecord, lines: readonly ProposalLineRow[]): ProposalTotals =>
  proposalTotals(linesOf(lines, row.id), row.discount_bp);

const versionOf = (row: ProposalRecord, lines: readonly ProposalLineRow[], today: string): Version => ({
  id: row.id,
  version: row.version,
  state: stateOf(row.status, row.valid_until, today),
  issueDay: row.issue_day,
  validUntil: row.valid_until,
  sentDay: row.sent_day,
  decidedDay: row.decided_day,
  totalMinor: totalsOf(row, lines).totalMinor,
});

/** Versions, newest first, as one entry for each proposal. */
export const rowsOf = (
  versions: readonly ProposalRecord[],
  lines: readonly ProposalLineRow[],
  today: string,
): ProposalRow[] => {
  const byRoot = Map.groupBy(versions, (row) => row.root_id);
  return [...byRoot.values()].flatMap((rows) => {
    const [newest] = rows;
    return newest === undefined
      ? []
      : [
          {
            rootId: newest.root_id,
            number: newest.number,
            title: newest.title,
            deal: { id: newest.deal_id, name: newest.deal_title },
            company: newest.company_name,
            currency: newest.currency,
            versions: rows.map((row) => versionOf(row, lines, today)),
          },
        ];
  });
};

export const detailOf = (
  row: ProposalRecord,
  all: readonly ProposalRecord[],
  lines: readonly ProposalLineRow[],
  today: string,
): Detail => {
  const company = refOr(row.company_id, row.company_name);
  return {
    ...versionOf(row, lines, today),
    rootId: row.root_id,
    rev: row.rev,
    number: row.number,
    title: row.title,
    deal: { id: row.deal_id, name: row.deal_title, valueMinor: row.deal_value, currency: row.deal_currency },
    company: company && { ...company, address: row.company_address ?? '' },
    contact: refOr(row.contact_id, row.contact_name),
    owner: ownerOf(row),
    currency: row.currency,
    discountBp: row.discount_bp,
    taxNote: row.tax_note,
    intro: row.intro,
    terms: row.terms,
    lines: linesOf(lines, row.id),
    totals: totalsOf(row, lines),
    versions: all.map((one) => versionOf(one, lines, today)),
  };
};
