import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Output } from '../../../../shared/contract';
import type { CampaignRow, Duty } from '../../../../shared/contract/campaigns';
import { CAMPAIGN_STATUSES, JUDGED_BY, OBJECTIVES } from '../../../../shared/domain/campaigns';
import type { SheetColumn } from '../../../../shared/domain/sheet';
import { useRead, useWorkspace } from '../../api';
import { day, dueDay, money, periodName, plural } from '../../format';
import { usePeriod } from '../../frame/period';
import { Await, Card, type Column, cx, DataTable, Item, List, TakenAs, Who } from '../../ui';
import { Comments } from '../comments';
import { CAMPAIGN_SHEET } from './campaignSheet';
import styles from './strategy.module.css';
import { whenOf } from './words';

type Strategy = Output<'campaigns.strategy'>;
type Load = Strategy['people'][number];

const metricWords = (metrics: readonly string[]): string =>
  metrics.map((metric) => (metric === 'ctr.all' ? 'click rate' : metric.replaceAll('-', ' '))).join(', ');

const CampaignLine = ({ row }: { row: CampaignRow }) => (
  <Item two>
    <span className="row">
      <Link to="/campaigns/$id" params={{ id: row.id }} className="cut open">
        {row.name}
      </Link>
      <span className="push s ink3 nowrap">
        {CAMPAIGN_STATUSES[row.status]}, {whenOf(row)}
      </span>
    </span>
    <span className={cx('s', row.targets.length === 0 ? 'warn' : 'ink2')}>
      {row.targets.length === 0
        ? 'Serves no target'
        : row.targets
            .map(({ name, amount, currency }) =>
              currency === null
                ? `${name}: ${plural(amount, 'unit')}`
                : `${name}: ${money(amount, currency, { cents: 'never' })}`,
            )
            .join('; ')}
    </span>
  </Item>
);

const STEPS: ReadonlySet<Duty['kind']> = new Set(['deal', 'activity', 'lead', 'action']);
const count = (load: Load, has: (kind: Duty['kind']) => boolean): number =>
  load.duties.filter(({ kind }) => has(kind)).length;
const nameOf = (load: Load): string => load.person?.name ?? 'Nobody';

const Opens = ({ duty }: { duty: Duty }) => {
  const { kind, id, name } = duty;
  switch (kind) {
    case 'campaign':
      return (
        <Link to="/campaigns/$id" params={{ id }} className="open">
          {name}
        </Link>
      );
    case 'content':
      return (
        <Link to="/campaigns/content" search={{ item: id }} className="open">
          {name}
        </Link>
      );
    case 'deliverable':
      return (
        <Link to="/campaigns/creators" search={{ tab: 'deliverable', item: id }} className="open">
          {name}
        </Link>
      );
    case 'lead':
      return (
        <Link to="/leads/$id" params={{ id }} className="open">
          {name}
        </Link>
      );
    case 'deal':
      return (
        <Link to="/pipeline" search={{ deal: id }} className="open">
          {name}
        </Link>
      );
    case 'action':
      return (
        <Link to="/meetings" search={{ view: 'actions' }} className="open">
          {name}
        </Link>
      );
    case 'activity':
      return <>{name}</>;
  }
};

const KIND_WORDS: Record<Duty['kind'], string> = {
  campaign: 'campaign, until',
  content: 'content, out',
  deliverable: 'from a creator, due',
  deal: 'deal',
  activity: 'next step',
  lead: 'lead handed over',
  action: 'action, due',
};

const BY_OBJECTIVE: readonly SheetColumn<{
  objective: Strategy['objectives'][number]['objective'];
  row: CampaignRow;
}>[] = [
  { name: 'Objective', value: ({ objective }) => OBJECTIVES[objective] },
  ...CAMPAIGN_SHEET.map(({ name, value }) => ({
    name,
    value: ({ row }: { row: CampaignRow }, index: number) => value(row, index),
  })),
];

const DUTIES: readonly SheetColumn<{ load: Load; duty: Duty }>[] = [
  { name: 'Person', value: ({ load }) => nameOf(load) },
  { name: 'What', value: ({ duty }) => duty.name },
  { name: 'About', value: ({ duty }) => duty.about },
  { name: 'Kind', value: ({ duty }) => duty.kind },
  { name: 'Day', value: ({ duty }) => duty.day },
];

const Workload = ({ people, until }: { people: readonly Load[]; until: string }) => {
  const { today } = useWorkspace();
  const [chosen, setChosen] = useState<string | null>(null);
  const open = people.find((load) => nameOf(load) === chosen);
  const number = (key: string, header: string, has: (kind: Duty['kind']) => boolean): Column<Load> => ({
    key,
    header,
    numeric: true,
    width: 104,
    value: (load) => count(load, has),
    cell: (load) => count(load, has),
    total: people.reduce((sum, load) => sum + count(load, has), 0),
  });
  return (
    <Card title="Who has what on hand" sub={`due by ${day(until, { today })}, or overdue`} pad={false}>
      <DataTable
        total
        label="Workload by person"
        rows={people}
        rowKey={nameOf}
        selected={chosen}
        onOpen={(load) => setChosen(nameOf(load) === chosen ? null : nameOf(load))}
        columns={[
          {
            key: 'person',
            header: 'Person',
            cut: true,
            total: 'All',
            value: nameOf,
            cell: (load) => (load.person ? <Who person={load.person} name /> : 'Nobody'),
          },
          number('campaigns', 'Open campaigns', (kind) => kind === 'campaign'),
          number('content', 'Content', (kind) => kind === 'content'),
          number('deliverables', 'Deliverables', (kind) => kind === 'deliverable'),
          number('steps', 'Next steps', (kind) => STEPS.has(kind)),
        ]}
      />
      {open ? (
        <div className={styles.duties}>
          <List label={`On hand: ${nameOf(open)}`}>
            {open.duties.map((duty) => (
              <Item key={`${duty.kind} ${duty.id}`}>
                <span className="cut">
                  <Opens duty={duty} /> {duty.about && <span className="ink3">{duty.about}</span>}
                </span>
                <span className={cx('push s nowrap', duty.day !== null && duty.day < today ? 'bad' : 'ink3')}>
                  {KIND_WORDS[duty.kind]} {duty.day === null ? '' : dueDay(duty.day, today)}
                </span>
              </Item>
            ))}
          </List>
        </div>
      ) : (
        <p className={cx(styles.duties, 's ink3')}>Open a person to see each of these.</p>
      )}
    </Card>
  );
};

/** What marketing is for in this period: objectives with their campaigns and targets, who does it, and what others say to it. */
export const StrategyView = () => {
  const { period } = usePeriod();
  const strategy = useRead('campaigns.strategy', { period: period.id });
  return (
    <div className={styles.page}>
      <Await query={strategy}>
        {({ objectives, people, until }) => (
          <>
            <div className={styles.objectives}>
              {objectives.map(({ objective, campaigns }) => (
                <Card
                  key={objective}
                  title={OBJECTIVES[objective]}
                  sub={`${plural(campaigns.length, 'campaign')}, judged by ${metricWords(JUDGED_BY[objective])}`}
                >
                  {campaigns.length === 0 ? (
                    <p className="s ink3">No campaign of this period is for {OBJECTIVES[objective].toLowerCase()}.</p>
                  ) : (
                    <List label={`Campaigns for ${OBJECTIVES[objective].toLowerCase()}`}>
                      {campaigns.map((row) => (
                        <CampaignLine key={row.id} row={row} />
                      ))}
                    </List>
                  )}
                </Card>
              ))}
            </div>
            <TakenAs
              label="Campaigns by objective"
              columns={BY_OBJECTIVE}
              rows={objectives.flatMap(({ objective, campaigns }) => campaigns.map((row) => ({ objective, row })))}
            />
            <TakenAs
              label="What everybody has on hand"
              columns={DUTIES}
              rows={people.flatMap((load) => load.duties.map((duty) => ({ load, duty })))}
            />
            <Workload people={people} until={until} />
          </>
        )}
      </Await>
      <Card title="Comments" sub={`on the strategy of ${periodName(period)}`}>
        <Comments entity="strategy" id={period.id} />
      </Card>
    </div>
  );
};
