import { IconMessage } from '@tabler/icons-react';
import { Fragment, type ReactNode } from 'react';
import type { HomeView } from '../../../../shared/contract/home';
import { runningPeriod } from '../../../../shared/domain/period';
import { runCommand } from '../../commands';
import { Link } from '@tanstack/react-router';
import { useRead } from '../../api';
import { daySpan, periodName } from '../../format';
import { usePeriod } from '../../frame/period';
import { usePreferences } from '../../frame/preferences';
import { spanWords } from '../../print/words';
import { Await, Button, buttonClass, Empty, Page } from '../../ui';
import { OpenMentions } from '../comments';
import { Calls } from './Calls';
import { Channels } from './Channels';
import { Headline } from './Headline';
import styles from './home.module.css';
import { CampaignNags } from './CampaignNags';
import { Moments } from './Moments';
import { WhatMoved } from './Moved';
import { NextSteps } from './NextSteps';
import { NotesToTriage } from './NotesToTriage';
import { homeOrder, type MainPart, type RailPart } from './order';
import { Changed, StaleImports } from './Rail';

const Nothing = () => (
  <Empty
    title="Nothing to show yet"
    actions={
      <>
        <Link to="/data/import" className={buttonClass({ kind: 'primary' })}>
          Import files
        </Link>
        <Link to="/pipeline" className={buttonClass()}>
          Start with a deal
        </Link>
      </>
    }
  >
    Home shows where sales stand against the target, which channels carry them and what changed. To look around first,
    choose New workspace… in the workspace menu, and the sample there.
  </Empty>
);

const MAIN: Record<MainPart, (view: HomeView) => ReactNode> = {
  channels: (view) => <Channels view={view} />,
  calls: (view) => <Calls view={view} />,
  // Where people tell the story of the targets, the movers are a click away in the metric.
  moved: (view) => (view.story?.offsets.length ?? 0) === 0 && <WhatMoved view={view} />,
};
const RAIL: Record<RailPart, (view: HomeView) => ReactNode> = {
  mentions: () => <OpenMentions />,
  triage: () => <NotesToTriage />,
  changed: (view) => <Changed view={view} />,
  steps: () => <NextSteps />,
  moments: (view) => <Moments view={view} />,
  campaigns: () => <CampaignNags />,
  imports: (view) => <StaleImports view={view} />,
};

/** The first page: where we stand this week and this period; in the order that the roles of who sits here ask for. */
export const HomePage = () => {
  const { period, calendar, today } = usePeriod();
  // The running quarter without its name, as it was asked for before this page was there (`start.ts`).
  const home = useRead('home.get', period.id === runningPeriod(today, calendar).id ? {} : { period: period.id });
  const { preferences } = usePreferences();
  const people = useRead('people.list', {});
  const order = homeOrder(people.data?.find((person) => person.id === preferences?.personId)?.roles ?? []);
  const week = home.data?.week.span;
  const running = today >= period.from && today <= period.to;
  return (
    <Page
      title={running ? 'This week' : periodName(period)}
      sub={
        week &&
        (running
          ? `Week ${Number(week.period.slice(6))}, ${daySpan(week.from, week.to, { year: true })}`
          : home.data && spanWords(home.data.span, home.data.asOf))
      }
      actions={
        home.data?.hasData && (
          <>
            <Button icon={IconMessage} onClick={() => runCommand('note')}>
              Field note
            </Button>
            <Link to="/reports/weekly" className={buttonClass({ kind: 'primary' })}>
              Open weekly report
            </Link>
          </>
        )
      }
    >
      <Await query={home}>
        {(view) =>
          view.hasData ? (
            <div className={styles.home}>
              <div className={styles.stack}>
                <Headline view={view} />
                {order.main.map((part) => (
                  <Fragment key={part}>{MAIN[part](view)}</Fragment>
                ))}
              </div>
              <aside className={styles.rail} aria-label="Lately and next">
                {order.rail.map((part) => (
                  <Fragment key={part}>{RAIL[part](view)}</Fragment>
                ))}
              </aside>
            </div>
          ) : (
            <div className={styles.stack}>
              {/* Who begins with deals and no orders has steps, comments and notes all the same. */}
              <OpenMentions />
              <NotesToTriage />
              <Nothing />
              <NextSteps />
            </div>
          )
        }
      </Await>
    </Page>
  );
};
