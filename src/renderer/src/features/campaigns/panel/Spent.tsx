import { Link } from '@tanstack/react-router';
import type { CampaignDetail } from '../../../../../shared/contract/campaigns';
import { useWorkspace } from '../../../api';
import { daySpan, money } from '../../../format';
import { type Column, DataTable, Dialog } from '../../../ui';

type Cost = { key: string; name: string; basis: string; minor: number };

/** Ad spend by the month it began in, so that a year of days stays readable. */
const adsOf = (spans: CampaignDetail['adSpend']): Cost[] =>
  [...Map.groupBy(spans, ({ from }) => from.slice(0, 7))]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, own]) => {
      const from = own.reduce((first, one) => (one.from < first ? one.from : first), own[0]?.from ?? '');
      const to = own.reduce((last, one) => (one.to > last ? one.to : last), own[0]?.to ?? '');
      return {
        key: month,
        name: `Ads, ${daySpan(from, to)}`,
        basis: 'Imported ad spend',
        minor: own.reduce((sum, one) => sum + one.minor, 0),
      };
    });

/** What a campaign spent, cost by cost: imported ad spend and what its budget lines say. The rows sum to the figure. */
export const Spent = ({ campaign, onClose }: { campaign: CampaignDetail; onClose: () => void }) => {
  const { currency } = useWorkspace();
  const costs: Cost[] = [
    ...adsOf(campaign.adSpend),
    ...campaign.lines
      .filter((line) => line.spentMinor > 0)
      .map((line) => ({ key: line.id, name: line.name, basis: 'Budget line, spent', minor: line.spentMinor })),
  ];
  const columns: Column<Cost>[] = [
    { key: 'name', header: 'Cost', cut: true, value: ({ name }) => name, cell: ({ name }) => name, total: 'Spent' },
    { key: 'basis', header: 'From', width: 160, value: ({ basis }) => basis, cell: ({ basis }) => basis },
    {
      key: 'minor',
      header: 'Amount',
      numeric: true,
      width: 112,
      value: ({ minor }) => ({ minor, currency }),
      cell: ({ minor }) => money(minor, currency),
      total: money(campaign.spentMinor, currency),
    },
  ];
  return (
    <Dialog open onClose={onClose} title={`Spent on ${campaign.name}`} width={560}>
      <DataTable
        tight
        total={costs.length > 0}
        label="Costs"
        rows={costs}
        rowKey={({ key }) => key}
        columns={columns}
        empty="Nothing was spent yet: no ad file names this campaign and no budget line has an amount under Spent."
      />
      <p className="s ink3" style={{ marginTop: 'var(--space-3)' }}>
        Counted: ad spend of imported files and the amounts under Spent of the budget lines. Not counted: committed
        money, creators’ fees and commission, product sent and the team’s time, unless a line says them; the campaign’s
        page counts those in ROI and CAC.
        {campaign.adSpend.length > 0 && (
          <>
            {' '}
            <Link
              to="/metrics/$id"
              params={{ id: 'ad-spend' }}
              search={{ by: 'campaign', group: campaign.name, period: `${campaign.from}..${campaign.to}` }}
              className="open"
            >
              Ad spend day by day
            </Link>
          </>
        )}
      </p>
    </Dialog>
  );
};
