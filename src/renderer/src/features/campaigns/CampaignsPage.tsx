import {
  IconBroadcast,
  IconCalendar,
  IconCalendarPlus,
  IconFlag,
  IconLayoutKanban,
  IconPlus,
  IconTable,
  IconTimeline,
  IconUser,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../../shared/contract';
import { useRead } from '../../api';
import { useCommand, useNewThing } from '../../commands';
import { useNarrow } from '../../frame/useNarrow';
import { Await, Button, cx, Empty, Menu, Segmented, TablesButton, TableScope, TakenAs } from '../../ui';
import { CodeMoves } from '../attribution';
import { MomentDialog, MomentSets } from '../moments';
import { NamedViews } from '../views';
import { CampaignBoard } from './board/CampaignBoard';
import { CampaignCalendar } from './calendar/CampaignCalendar';
import { CAMPAIGN_SHEET } from './campaignSheet';
import styles from './campaigns.module.css';
import { ExperimentsView } from './ExperimentsView';
import { Filters } from './Filters';
import { CampaignPanel } from './panel/CampaignPanel';
import { QuickCampaign } from './QuickCampaign';
import { type Part, useCampaignsSearch, type View } from './search';
import { StrategyView } from './StrategyView';
import { SubNav } from './SubNav';
import { CampaignTable } from './table/CampaignTable';
import { Timeline } from './timeline/Timeline';
import { Totals } from './Totals';

const VIEW_OPTIONS = [
  { value: 'timeline' as const, label: 'Timeline', icon: IconTimeline },
  { value: 'calendar' as const, label: 'Calendar', icon: IconCalendar },
  { value: 'board' as const, label: 'Board', icon: IconLayoutKanban },
  { value: 'table' as const, label: 'Table', icon: IconTable },
];

const PART_OPTIONS: readonly { value: Part; label: string }[] = [
  { value: 'plan', label: 'Plan' },
  { value: 'strategy', label: 'Strategy' },
  { value: 'experiments', label: 'Experiments' },
];

const ROW_OPTIONS = [
  { value: 'channel' as const, label: 'Rows by channel', icon: IconBroadcast },
  { value: 'owner' as const, label: 'Rows by owner', icon: IconUser },
];
/** Stands for a moment that does not exist yet. */
const NEW = 'new';
/** Stands for the ready-made sets. */
const SETS = 'sets';

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
      return (
        <CampaignTable
          campaigns={plan.campaigns}
          qualified={plan.totals.qualified}
          selected={selected}
          onOpen={onOpen}
        />
      );
  }
};

/** The plan of the period, and the one campaign beside it. */
const PlanPart = ({
  adding,
  onAdded,
  onMoment,
}: {
  adding: boolean;
  onAdded: () => void;
  onMoment: (id: string) => void;
}) => {
  const { filter, kept, view, rows, change, show } = useCampaignsSearch();
  const plan = useRead('campaigns.plan', filter);
  const open = (id: string): void => change({ campaign: id }, { push: true });
  useCommand([
    ...VIEW_OPTIONS.map(({ value, label }) => ({
      id: `campaigns.${value}`,
      title: `Show campaigns as ${label.toLowerCase()}`,
      group: 'On this page',
      run: () => change({ view: value === 'timeline' ? undefined : value }),
    })),
    {
      id: 'campaigns.untargeted',
      title: 'Show campaigns without a target',
      group: 'On this page',
      run: () => change({ untargeted: true }),
    },
  ]);
  const empty = plan.data?.campaigns.length === 0 && plan.data.moments.length === 0 && !isFiltered(kept);
  return (
    <>
      <div className={styles.above}>
        {plan.data && <Totals plan={plan.data} />}
        {adding ? (
          <QuickCampaign onClose={onAdded} onMade={open} />
        ) : (
          <div className={styles.under}>
            <Filters />
            <span className={styles.right}>
              <NamedViews page="campaigns" kept={kept} show={show} />
              {view === 'timeline' && (
                <Segmented
                  label="Rows"
                  iconOnly
                  value={rows}
                  options={ROW_OPTIONS}
                  onChange={(next) => change({ rows: next === 'channel' ? undefined : next })}
                />
              )}
            </span>
          </div>
        )}
      </div>
      <div className={styles.body}>
        <Await query={plan}>
          {(data) =>
            empty ? (
              <Empty title="No campaigns in this period">
                This page plans what marketing does, when, for how much and for which target. Add a campaign by its
                name; its dates, channel and budget come next.
              </Empty>
            ) : (
              <>
                {view !== 'table' && <TakenAs label="Campaigns" columns={CAMPAIGN_SHEET} rows={data.campaigns} />}
                <Body plan={data} onOpen={open} onMoment={onMoment} />
              </>
            )
          }
        </Await>
      </div>
    </>
  );
};

const SHOWS: readonly string[] = ['view', 'rows', 'sort', 'down', 'tab'];
const isFiltered = (kept: Record<string, unknown>): boolean => Object.keys(kept).some((key) => !SHOWS.includes(key));

/** Campaigns from moment to money: views of one filtered set in the period, and one campaign beside them. */
export const CampaignsPage = () => {
  const { search, part, view, change } = useCampaignsSearch();
  const narrow = useNarrow();
  const moments = useRead('moments.list', {});
  const [adding, setAdding] = useState(false);
  const [moment, setMoment] = useState<string | null>(null);
  const opened = moments.data?.find((one) => one.id === moment);
  const add = (): void => {
    change({ tab: undefined });
    setAdding(true);
  };
  useNewThing('New campaign', add);
  useCommand([
    {
      id: 'campaigns.moment',
      title: 'New moment',
      group: 'On this page',
      words: 'holiday launch',
      run: () => setMoment(NEW),
    },
    {
      id: 'campaigns.sets',
      title: 'Add ready-made moments',
      group: 'On this page',
      words: 'holidays country trade calendar',
      run: () => setMoment(SETS),
    },
    ...PART_OPTIONS.map(({ value, label }) => ({
      id: `campaigns.tab.${value}`,
      title: `Campaigns: ${label.toLowerCase()}`,
      group: 'On this page',
      run: () => change({ tab: value === 'plan' ? undefined : value }),
    })),
  ]);
  return (
    <TableScope>
      <div className={cx(styles.page, search.campaign && styles.withPanel)}>
        <title>Campaigns · Tandem</title>
        <div className={styles.main}>
          <header className={styles.head}>
            <h1>Campaigns</h1>
            <span className="row push">
              {part === 'plan' && (
                <Segmented<View>
                  label="View"
                  iconOnly={narrow || search.campaign !== undefined}
                  value={view}
                  options={VIEW_OPTIONS}
                  onChange={(next) => change({ view: next === 'timeline' ? undefined : next })}
                />
              )}
              <Menu
                label="Moments"
                items={[
                  { label: 'New moment…', icon: IconFlag, onSelect: () => setMoment(NEW) },
                  { label: 'Ready-made moments…', icon: IconCalendarPlus, onSelect: () => setMoment(SETS) },
                ]}
              >
                <Button icon={IconFlag}>Moment</Button>
              </Menu>
              <Button kind="primary" icon={IconPlus} onClick={add}>
                Campaign
              </Button>
              <TablesButton />
            </span>
          </header>
          <div className={styles.above}>
            <SubNav />
          </div>
          {part === 'plan' && <PlanPart adding={adding} onAdded={() => setAdding(false)} onMoment={setMoment} />}
          {part === 'strategy' && (
            <div className={styles.body}>
              <StrategyView />
            </div>
          )}
          {part === 'experiments' && (
            <div className={styles.body}>
              <ExperimentsView />
            </div>
          )}
        </div>
        {search.campaign && (
          <CampaignPanel key={search.campaign} id={search.campaign} onClose={() => change({ campaign: undefined })} />
        )}
        <CodeMoves />
        {moment === SETS && <MomentSets onClose={() => setMoment(null)} />}
        {(moment === NEW || opened) && (
          <MomentDialog key={moment} moment={opened ?? null} onClose={() => setMoment(null)} />
        )}
      </div>
    </TableScope>
  );
};
