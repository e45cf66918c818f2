import {
  IconCalendar,
  IconChartLine,
  IconChevronDown,
  IconLayoutKanban,
  IconPencil,
  IconPlus,
  IconTable,
  IconUsers,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useRead } from '../../api';
import { useCommand, useNewThing } from '../../commands';
import { number } from '../../format';
import { Button, buttonClass, Menu, Money, Page, Segmented, Tip } from '../../ui';
import { NamedViews } from '../views';
import { Board } from './board/Board';
import { StepCalendar } from './calendar/StepCalendar';
import { DealsTaken } from './DealsTaken';
import { DealPanel } from './deal/DealPanel';
import { Filters } from './Filters';
import { Forecast } from './forecast/Forecast';
import styles from './pipeline.module.css';
import { QuickDeal } from './QuickDeal';
import { keptOf, usePipelineSearch, type View } from './search';
import { DealTable } from './table/DealTable';
import { Team } from './team/Team';

const VIEW_OPTIONS = [
  { value: 'board' as const, label: 'Board', icon: IconLayoutKanban },
  { value: 'table' as const, label: 'Table', icon: IconTable },
  { value: 'forecast' as const, label: 'Forecast', icon: IconChartLine },
  { value: 'calendar' as const, label: 'Calendar', icon: IconCalendar },
  { value: 'team' as const, label: 'Team', icon: IconUsers },
];

/** What the filters leave: open deals, their value, weighted, stale; of this pipeline, where Home counts them all. */
const Totals = ({ only }: { only: string | null }) => {
  const { filter, change } = usePipelineSearch();
  const board = useRead('deals.board', { ...filter, limit: 60 });
  if (!board.data) return null;
  const { open, sumMinor, weightedMinor, stale } = board.data.totals;
  return (
    <p className={styles.totals}>
      {only === null ? (
        <span>
          <b>{number(open)}</b> open
        </span>
      ) : (
        <Tip label={`Deals of ${only} alone. Home and the reports count every pipeline.`}>
          <span>
            <b>{number(open)}</b> open in {only}
          </span>
        </Tip>
      )}
      <b>
        <Money minor={sumMinor} />
      </b>
      <Tip label="Each deal's value times its odds of being won, added up">
        <span>
          <b className="open">
            <Money minor={weightedMinor} />
          </b>{' '}
          weighted
        </span>
      </Tip>
      {stale > 0 && (
        <button type="button" className="wide" onClick={() => change({ stale: true })}>
          <b className="warn">{number(stale)}</b> stale
        </button>
      )}
    </p>
  );
};

/** Deals on their way: four views of one filtered set, and one deal beside them. */
export const PipelinePage = () => {
  const { search, filter, view, change, show } = usePipelineSearch();
  const pipelines = useRead('pipelines.list', {});
  const navigate = useNavigate();
  const [adding, setAdding] = useState(false);
  const list = pipelines.data ?? [];
  const pipeline = list.find((one) => one.id === search.pipeline) ?? list[0];
  const open = (id: string): void => change({ deal: id }, { push: true });

  useNewThing('New deal', () => setAdding(true));
  useCommand(
    VIEW_OPTIONS.map(({ value, label }) => ({
      id: `pipeline.${value}`,
      title: `Show as ${label.toLowerCase()}`,
      group: 'On this page',
      run: () => change({ view: value === 'board' ? undefined : value }),
    })),
  );
  return (
    <Page
      flush
      title="Pipeline"
      beside={
        <>
          <Menu
            label="Pipeline"
            items={[
              ...list.map((one) => ({
                label: one.name,
                checked: one === pipeline,
                onSelect: () => change({ pipeline: one === list[0] ? undefined : one.id }),
              })),
              'line',
              {
                label: 'Edit pipelines and stages…',
                icon: IconPencil,
                onSelect: () => void navigate({ to: '/settings', search: { section: 'pipelines' } }),
              },
            ]}
          >
            <button type="button" className={buttonClass({ kind: 'quiet' })}>
              {pipeline?.name ?? 'Pipeline'}
              <IconChevronDown size={12} aria-hidden />
            </button>
          </Menu>
          <NamedViews page="pipeline" kept={keptOf(search)} show={show} />
        </>
      }
      actions={
        <>
          <Segmented<View>
            label="View"
            value={view}
            options={VIEW_OPTIONS}
            onChange={(next) => change({ view: next === 'board' ? undefined : next })}
          />
          <Button kind="primary" icon={IconPlus} shortcut="N" onClick={() => setAdding(true)}>
            Deal
          </Button>
        </>
      }
    >
      {adding ? (
        <QuickDeal pipelineId={pipeline?.id} onClose={() => setAdding(false)} />
      ) : (
        <div className={styles.under}>
          <Filters />
          <Totals only={list.length > 1 && pipeline ? pipeline.name : null} />
        </div>
      )}
      {view !== 'table' && view !== 'team' && <DealsTaken filter={filter} view={view} />}
      {view === 'board' && <Board filter={filter} onOpen={open} />}
      {view === 'table' && <DealTable filter={filter} onOpen={open} />}
      {view === 'forecast' && <Forecast filter={filter} onOpen={open} />}
      {view === 'calendar' && <StepCalendar filter={filter} onOpen={open} />}
      {view === 'team' && <Team filter={filter} onOpen={open} />}
      {search.deal && <DealPanel key={search.deal} id={search.deal} onClose={() => change({ deal: undefined })} />}
    </Page>
  );
};
