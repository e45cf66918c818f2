import { useState } from 'react';
import type { Output } from '../../../../shared/contract';
import type { FourPsOption } from '../../../../shared/contract/four-ps';
import { useWorkspace } from '../../api';
import { money, moneyShort, percent } from '../../format';
import { Card, type Column, DataTable, Segmented } from '../../ui';
import { BarChart } from '../../ui/charts';
import { Comments } from '../comments';
import styles from './four-ps.module.css';
import { Lines } from './Lines';
import { Prices } from './Prices';
import type { Sheet } from './useSheet';
import { driverName, letterOf, SWING, swingTitle, volumeText } from './words';
import { RecordDecisions } from '../meetings/RecordDecisions';

type Point = FourPsOption['ladder'][number];

const Tornado = ({ option }: { option: FourPsOption }) => {
  const { currency } = useWorkspace();
  const text = (minor: number): string => money(minor, currency);
  const net = option.economics.netMinor;
  const swing = percent(SWING, { decimals: 0 });
  return (
    <Card title={swingTitle(option, currency)} sub={`each input ${swing} down and up, net of the plan`}>
      <BarChart
        title={swingTitle(option, currency)}
        labels={option.tornado.map((bar) => driverName(bar.driver))}
        series={[
          { name: `${swing} less`, values: option.tornado.map((bar) => bar.lowMinor - net) },
          { name: `${swing} more`, values: option.tornado.map((bar) => bar.highMinor - net) },
        ]}
        format={text}
        formatShort={(minor) => moneyShort(minor, currency)}
        cell={(minor) => ({ minor, currency })}
        height={40 + option.tornado.length * 32}
      />
    </Card>
  );
};

const Ladder = ({ option }: { option: FourPsOption }) => {
  const { currency } = useWorkspace();
  const columns: Column<Point>[] = [
    {
      key: 'by',
      name: 'Price change',
      header: 'Price',
      value: ({ by }) => by,
      cell: ({ by }) => (by === 0 ? 'as planned' : percent(by, { signed: true, decimals: 0 })),
    },
    {
      key: 'net',
      header: 'Net, same units',
      numeric: true,
      value: ({ netMinor }) => ({ minor: netMinor, currency }),
      cell: ({ netMinor }) => money(netMinor, currency),
    },
    {
      key: 'volume',
      header: 'Units, to break even',
      numeric: true,
      value: ({ breakEvenChange }) => breakEvenChange.value,
      cell: ({ breakEvenChange }) => (
        <span title={breakEvenChange.reason ?? undefined}>{volumeText(breakEvenChange.value)}</span>
      ),
    },
  ];
  return (
    <Card title="What a price change asks of units" pad={false}>
      <DataTable
        tight
        columns={columns}
        rows={[...option.ladder]}
        rowKey={(row) => String(row.by)}
        label="Price ladder"
      />
    </Card>
  );
};

/** Below the grid: what the figures of one option rest on, and what moves them. */
export const Details = ({ sheet, evidence }: { sheet: Sheet; evidence: Output<'four-ps.evidence'> | undefined }) => {
  const [shown, setShown] = useState<string | null>(null);
  const option = sheet.options.find((one) => one.id === shown) ?? sheet.options[0];
  if (!option) return null;
  return (
    <div className={styles.details}>
      <div className="row">
        <h2>Prices, units and costs</h2>
        <Segmented
          label="Option"
          value={option.id}
          options={sheet.options.map((one, index) => ({ value: one.id, label: `${letterOf(index)} ${one.name}` }))}
          onChange={setShown}
        />
      </div>
      <Lines sheet={sheet} option={option} />
      <div className={styles.pair}>
        <Tornado option={option} />
        <Ladder option={option} />
      </div>
      <Prices evidence={evidence} />
      <RecordDecisions kind="four-ps" id={sheet.sheet.id} />
      <Comments entity="four-ps" id={sheet.sheet.id} />
    </div>
  );
};
