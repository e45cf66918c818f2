import { Link } from '@tanstack/react-router';
import type { CampaignDetail } from '../../../../../shared/contract/campaigns';
import { useWorkspace } from '../../../api';
import { daySpan, money } from '../../../format';
import { type Column, DataTable, Dialog } from '../../../ui';

const BESIDE: Record<CampaignDetail['besideCosts'][number]['kind'], string> = {
  fee: 'Creator, fee',
  product: 'Creator, product sent',
  commission: 'Creator, commission',
  event: 'Event',
  media: 'Offline media',
};

type Cost = { key: string; name: string; basis: string; minor: number };

/** What ads and results say was spent, by the month it began in, so that a year of days stays readable. */
const reportedOf = (spans: CampaignDetail['reportedSpend']): Cost[] =>
  [...Map.groupBy(spans, ({ from, ad }) => `${from.slice(0, 7)} ${ad ? 'ads' : 'other'}`)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, own]) => {
      const from = own.reduce((first, one) => (one.from < first ? one.from : first), own[0]?.from ?? '');
      const to = own.reduce((last, one) => (one.to > last ? one.to : last), own[0]?.to ?? '');
      const ads = own[0]?.ad === true;
      return {
        key,
        name: `${ads ? 'Ads' : 'Other results'}, ${daySpan(from, to)}`,
        basis: ads ? 'Ad spend' : 'Spend in results',
        minor: own.reduce((sum, one) => sum + one.minor, 0),
      };
    });

/** What a campaign spent, cost by cost: what ads and results say, what creators, events and offline media cost, and what its budget lines say. The rows sum to the figure. */
export const Spent = ({ campaign, onClose }: { campaign: CampaignDetail; onClose: () => void }) => {
  const { currency } = useWorkspace();
  const costs: Cost[] = [
    ...reportedOf(campaign.reportedSpend),
    ...campaign.besideCosts.map(({ kind, what, from, to, minor }, index) => ({
      key: `beside ${index}`,
      name: kind === 'event' || kind === 'media' ? `${what}, ${daySpan(from, to)}` : what,
      basis: BESIDE[kind],
      minor,
    })),
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
        empty="Nothing was spent yet: no ad file and no row of results with spend names this campaign, no creator, event or offline medium cost it anything, and no budget line has an amount under Spent."
      />
      <p className="s ink3" style={{ marginTop: 'var(--space-3)' }}>
        Counted until today: spend of ads and results, imported or typed, the amounts under Spent of the budget lines,
        and creators, events and offline media where no line has spent anything on their channel. Not counted: committed
        money and the team’s time. Budget, ROI and CAC count the same.
        {campaign.reportedSpend.some(({ ad }) => ad) && (
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
