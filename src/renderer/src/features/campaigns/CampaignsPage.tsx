import {
  IconCalendar,
  IconFlag,
  IconFlask,
  IconLayoutKanban,
  IconPlus,
  IconTable,
  IconTimeline,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../../shared/contract';
import { useRead } from '../../api';
import { useCommand, useNewThing } from '../../commands';
import { Await, Button, cx, Empty, Segmented } from '../../ui';
import { MomentDialog } from '../moments';
import { NamedViews } from '../views';
import { CampaignBoard } from './board/CampaignBoard';
import { CampaignCalendar } from './calendar/CampaignCalendar';
import styles from './campaigns.module.css';
import { ExperimentsView } from './ExperimentsView';
import { Filters } from './Filters';
import { CampaignPanel } from './panel/CampaignPanel';
import { QuickCampaign } from './QuickCampaign';
import { useCampaignsSearch, type View } from './search';
import { CampaignTable } from './table/CampaignTable';
import { Timeline } from './timeline/Timeline';
import { Totals } from './Totals';

const VIEW_OPTIONS = [
  { value: 'timeline' as const, label: 'Timeline', icon: IconTimeline },
  { value: 'calendar' as const, label: 'Calendar', icon: IconCalendar },
  { value: 'board' as const, label: 'Board', icon: IconLayoutKanban },
  { value: 'table' as const, label: 'Table', icon: IconTable },
  { value: 'experiments' as const, label: 'Experiments', icon: IconFlask },
];

const ROW_OPTIONS = [
  { value: 'channel' as const, label: 'By channel' },
  { value: 'owner' as const, label: 'By owner' },
];

type Plan = Output<'campaigns.plan'>;

const Body = ({
  plan,
  onOpen,
  onMoment,
}: {
  plan: Plan;
  onOpen: (id: string) => void;
  onMoment: (id: string) => void;
}) => {
  const { search, filter, view, rows } = useCampaignsSearch();
  const selected = search.campaign;
  switch (view) {
    case 'timeline':
      return <Timeline plan={plan} by={rows} selected={selected} onOpen={onOpen} onMoment={onMoment} />;
    case 'calendar':
      return <CampaignCalendar filter={filter} onOpen={onOpen} onMoment={onMoment} />;
    case 'board':
      return <CampaignBoard campaigns={plan.campaigns} selected={selected} onOpen={onOpen} />;
    case 'table':
      return <CampaignTable campaigns={plan.campaigns} selected={selected} onOpen={onOpen} />;
    case 'experiments':
      return <ExperimentsView />;
  }
};

/** Campaigns from moment to money: views of one filtered set in the period, and one campaign beside them. */
export const CampaignsPage = () => {
  const { search, filter, kept, view, rows, change, show } = useCampaignsSearch();
  const plan = useRead('campaigns.plan', filter);
  const moments = useRead('moments.list', {});
  const [adding, setAdding] = useState(false);
  const [moment, setMoment] = useState<string | 'new' | null>(null);
  const open = (id: string): void => change({ campaign: id }, { push: true });
  const opened = moment === 'new' ? null : moments.data?.find((one) => one.id === moment);
  useNewThing('New campaign', () => setAdding(true));
  useCommand([
    ...VIEW_OPTIONS.map(({ value, label }) => ({
      id: `campaigns.${value}`,
      title: `Show campaigns as ${label.toLowerCase()}`,
      group: 'On this page',
      run: () => change({ view: value === 'timeline' ? undefined : value }),
    })),
    {
      id: 'campaigns.moment',
      title: 'New moment',
      group: 'On this page',
      words: 'holiday launch',
      run: () => setMoment('new'),
    },
    {
      id: 'campaigns.untargeted',
      title: 'Show campaigns without a target',
      group: 'On this page',
      run: () => change({ untargeted: true }),
    },
  ]);
  return (
    <div className={cx(styles.page, search.campaign && styles.withPanel)}>
      <title>Campaigns · Tandem</title>
      <div className={styles.main}>
        <header className={styles.head}>
          <div className={styles.title}>
            <h1>Campaigns</h1>
            <NamedViews page="campaigns" kept={kept} show={show} />
            <span className="row push">
              <Segmented<View>
                label="View"
                value={view}
                options={VIEW_OPTIONS}
                onChange={(next) => change({ view: next === 'timeline' ? undefined : next })}
              />
              <Button icon={IconFlag} onClick={() => setMoment('new')}>
                Moment
              </Button>
              <Button kind="primary" icon={IconPlus} onClick={() => setAdding(true)}>
                Campaign
              </Button>
            </span>
          </div>
          {plan.data && <Totals plan={plan.data} />}
          {adding ? (
            <QuickCampaign onClose={() => setAdding(false)} onMade={open} />
          ) : (
            <div className={styles.under}>
              <Filters />
              {view === 'timeline' && (
                <span className="push">
                  <Segmented
                    label="Rows"
                    value={rows}
                    options={ROW_OPTIONS}
                    onChange={(next) => change({ rows: next === 'channel' ? undefined : next })}
                  />
                </span>
              )}
            </div>
          )}
        </header>
        <div className={styles.body}>
          <Await query={plan}>
            {(data) =>
              data.campaigns.length === 0 &&
              view !== 'experiments' &&
              Object.keys(kept).every((key) => key === 'view') &&
              data.moments.length === 0 ? (
                <Empty
                  title="No campaigns in this period"
                  actions={
                    <Button kind="primary" icon={IconPlus} onClick={() => setAdding(true)}>
                      Campaign
                    </Button>
                  }
                >
                  This page plans what marketing does, when, for how much and for which target. Add a campaign by its
                  name; its dates, channel and budget come next.
                </Empty>
              ) : (
                <Body plan={data} onOpen={open} onMoment={setMoment} />
              )
            }
          </Await>
        </div>
      </div>
      {search.campaign && (
        <CampaignPanel key={search.campaign} id={search.campaign} onClose={() => change({ campaign: undefined })} />
      )}
      {(moment === 'new' || opened) && (
        <MomentDialog key={moment} moment={opened ?? null} onClose={() => setMoment(null)} />
      )}
    </div>
  );
};
