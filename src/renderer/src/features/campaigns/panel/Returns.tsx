import { Link } from '@tanstack/react-router';
import type { CampaignFigures } from '../../../../../shared/contract/campaigns';
import type { MetricValue } from '../../../../../shared/contract/metrics';
import { useRead, useWorkspace } from '../../../api';
import { metricCell, money, percent, quantity, sentenceDays } from '../../../format';
import { Await, type Column, DataTable, MetricFigure, Reason } from '../../../ui';

type Row = CampaignFigures['figures'][number];
type Cost = CampaignFigures['costs'][number];
type Beside = CampaignFigures['beside'][number];

/** What each figure is called where it stands beside its sibling of another basis. */
const NAMES: Partial<Record<Row['metric'], string>> = {
  'net-sales': 'Net sales of own orders',
  roas: 'ROAS, own orders',
  'roas.platform': 'ROAS, as platforms report',
  'marketing-roi': 'ROI on revenue',
  'marketing-roi.margin': 'ROI on margin',
  cac: 'CAC, fully loaded',
  'cac.ads': 'CAC, ads only',
};

const partsOf = ({ value }: Row, currency: string): string => {
  if (value?.value == null || value.denominator === null || value.unit === 'count') return '';
  if (value.metric === 'net-sales') return '';
  const isMoney = (metric: string): boolean => /^(roas|marketing-roi|cac|cost-per)/.test(metric);
  const below = /^(roas|marketing-roi)/.test(value.metric)
    ? money(value.denominator, currency)
    : quantity(value.denominator, 'count');
  const above = isMoney(value.metric) ? money(value.numerator ?? 0, currency) : quantity(value.numerator, 'count');
  return `${above} ÷ ${below}`;
};

/** ROI, ROAS, what a customer and a lead cost, engagement: each opens to its rows, and the cost is listed part by part. */
export const Returns = ({ id, name }: { id: string; name: string }) => {
  const { currency, today } = useWorkspace();
  const query = useRead('campaigns.figures', { id });
  return (
    <Await query={query}>
      {({ figures, beside, costs, costMinor, promisedMinor, broughtMinor, from, to }) => {
        const search = { by: 'campaign', group: name, period: `${from}..${to}` } as const;
        const opens = (value: MetricValue | null, none: string) =>
          value?.value == null ? (
            value === null ? (
              <Reason text={none}>–</Reason>
            ) : (
              <MetricFigure value={value} />
            )
          ) : (
            <Link
              to="/metrics/$id"
              params={{ id: value.metric }}
              search={search}
              className="open"
              title={value.reason === null ? undefined : sentenceDays(value.reason, today)}
            >
              <MetricFigure value={value} />
            </Link>
          );
        const columns: Column<Row>[] = [
          {
            key: 'name',
            header: 'Figure',
            value: (row) => NAMES[row.metric] ?? row.name,
            cell: (row) => NAMES[row.metric] ?? row.name,
          },
          {
            key: 'parts',
            header: 'From',
            cut: true,
            value: (row) => partsOf(row, currency),
            cell: (row) => <span className="ink3">{partsOf(row, currency)}</span>,
          },
          {
            key: 'value',
            header: 'To date',
            numeric: true,
            value: ({ value }) => metricCell(value),
            cell: ({ value }) => opens(value, 'No row names this campaign yet.'),
          },
        ];
        const besideColumns: Column<Beside>[] = [
          { key: 'name', header: 'Field', value: ({ name }) => name, cell: ({ name }) => name },
          {
            key: 'reported',
            header: 'Results say',
            numeric: true,
            value: ({ reported }) => metricCell(reported),
            cell: ({ reported }) => opens(reported, ''),
          },
          {
            key: 'own',
            header: 'Own records',
            numeric: true,
            value: ({ own }) => metricCell(own),
            cell: ({ own }) => opens(own, 'No record of ours names this campaign for it.'),
          },
        ];
        const costColumns: Column<Cost>[] = [
          {
            key: 'part',
            header: 'Cost basis',
            value: ({ part }) => part,
            cell: ({ part }) => part.replace(/^./, (letter) => letter.toUpperCase()),
            total: 'Cost',
          },
          {
            key: 'minor',
            header: 'To date',
            numeric: true,
            value: ({ minor }) => ({ minor, currency }),
            cell: ({ minor }) => money(minor, currency),
            total: (
              <Link to="/metrics/$id" params={{ id: 'marketing-roi' }} search={search} className="open">
                {money(costMinor, currency)}
              </Link>
            ),
          },
        ];
        return (
          <>
            <DataTable tight label="Return and cost" rows={figures} rowKey={({ metric }) => metric} columns={columns} />
            {beside.length > 0 && (
              <div style={{ marginTop: 'var(--space-3)' }}>
                <DataTable
                  tight
                  label="What results say beside own records"
                  rows={beside}
                  rowKey={({ name }) => name}
                  columns={besideColumns}
                />
              </div>
            )}
            <p className="s ink3" style={{ margin: 'var(--space-2) 0 var(--space-3)' }}>
              Own records and what platforms and other results report stand side by side and are never added.
              {promisedMinor !== null &&
                ` It promised ${money(promisedMinor, currency)} to targets and ${broughtMinor === null ? 'what it brought them is not known' : `brought them ${money(broughtMinor, currency)}${promisedMinor === 0 ? '' : `, ${percent(broughtMinor / promisedMinor)}`}`}; sales of other products and channels count for none of them.`}
            </p>
            <DataTable
              tight
              total={costs.length > 0}
              label="Cost basis"
              rows={costs}
              rowKey={({ part }) => part}
              columns={costColumns}
              empty="Nothing was spent yet."
            />
            <p className="s ink3" style={{ marginTop: 'var(--space-2)' }}>
              Creators, events and offline media count where no budget line and no spend in results stands for the same
              promotion channel, so that no money counts twice. The team’s time is not counted.
            </p>
          </>
        );
      }}
    </Await>
  );
};
