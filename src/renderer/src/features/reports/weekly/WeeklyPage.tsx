import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Snapshot } from '../../../../../shared/contract/snapshots';
import { reportKey } from '../../../../../shared/domain/comments';
import { EDITION_IDS, EDITIONS, editionOf } from '../../../../../shared/domain/report-blocks';
import { useRead } from '../../../api';
import { periodName, stamp } from '../../../format';
import { PeriodArrows } from '../../../frame/PeriodArrows';
import { usePeriod } from '../../../frame/period';
import { Weekly } from '../../../print/weekly';
import { Await, buttonClass, Card, Empty, Page, Segmented } from '../../../ui';
import { Comments } from '../../comments';
import { ExportButton, ExportProgress, useExport } from '../Export';
import { reportPeriod } from '../period';
import styles from '../reports.module.css';
import { Sheet } from '../Sheet';
import { FrozenSheet } from './FrozenSheet';
import { Restatements } from './Restatements';

const PAPERS = [
  { value: 'A4', label: 'A4' },
  { value: 'Letter', label: 'Letter' },
] as const;
const EDITION_OPTIONS = EDITION_IDS.map((value) => ({ value, label: EDITIONS[value].name }));

type WeeklyKept = Extract<Snapshot, { kind: 'weekly' }>;

/** Whether the page shows figures that stay, and the way to the others. */
const StateBar = ({
  kept,
  shown,
  show,
}: {
  kept: WeeklyKept;
  shown: 'frozen' | 'live';
  show: (state: 'frozen' | 'live') => void;
}) => (
  <div className={styles.state}>
    <Segmented
      label="Figures"
      value={shown}
      options={[
        { value: 'frozen', label: 'As frozen' },
        { value: 'live', label: 'Live' },
      ]}
      onChange={show}
    />
    <span className="s ink2">
      {`Frozen on ${stamp(kept.frozenAt, kept.report.today, kept.report.timeZone)}${kept.author ? ` by ${kept.author}` : ''}. `}
      {shown === 'frozen'
        ? 'It opens the same for ever.'
        : 'These are the figures and words of now; freeze the week again to keep them, too.'}
    </span>
  </div>
);

const NothingYet = () => (
  <Empty
    title="Nothing to report yet"
    actions={
      <Link to="/data/import" className={buttonClass({ kind: 'primary' })}>
        Import files
      </Link>
    }
  >
    The weekly report draws itself from orders, deals, leads and ad spend. Bring in the first file, and it is there.
  </Empty>
);

/** The weekly report: as it was frozen, or live with words to write in place. What is shown is what Export prints. */
export const WeeklyPage = () => {
  const search = useSearch({ from: '/reports/weekly' });
  const paper = search.paper === 'Letter' ? 'Letter' : 'A4';
  const edition = editionOf(search.edition);
  const { period: shown, calendar, today } = usePeriod();
  const navigate = useNavigate();
  const exporting = useExport();
  const period = reportPeriod('weekly', shown, today, calendar);
  const found = useRead('reports.snapshot', { kind: 'weekly', period: period.id }, { keep: false });
  const kept = found.data?.kind === 'weekly' ? found.data : null;
  const frozen = kept !== null && search.figures !== 'live';
  const live = useRead('reports.weekly', { period: period.id }, { enabled: found.isSuccess && !frozen });
  const keep = (patch: Record<string, string | undefined>): void =>
    void navigate({ to: '.', search: (old) => ({ ...old, ...patch }), replace: true });
  const sheet = (children: ReactNode) => (
    <>
      {kept && (
        <StateBar
          kept={kept}
          shown={frozen ? 'frozen' : 'live'}
          show={(state) => keep({ figures: state === 'live' ? 'live' : undefined })}
        />
      )}
      {children}
      <div className={styles.comments}>
        <Card title="Comments" sub={`on ${periodName(period)}, not printed`}>
          <Comments entity="report" id={reportKey('weekly', period.id)} />
        </Card>
      </div>
    </>
  );
  return (
    <Page
      title="Weekly report"
      crumbs={[{ label: 'Reports', to: '/reports' }]}
      // How far the week has come stands on the sheet. Where it is narrow the period above says it: the arrows need the room.
      sub={<span className="wide">{periodName(period)}</span>}
      beside={
        <span className="row">
          <PeriodArrows period={period} />
        </span>
      }
      actions={
        <>
          <Segmented
            label="Edition"
            value={edition}
            options={EDITION_OPTIONS}
            onChange={(next) => keep({ edition: next === 'team' ? undefined : next })}
          />
          <Segmented label="Paper" value={paper} options={PAPERS} onChange={(next) => keep({ paper: next })} />
          <Link to="/reports/close" search={{ period: period.id }} className={buttonClass({})}>
            {kept ? 'Week close' : 'Close the week'}
          </Link>
          <ExportButton
            exporting={exporting}
            shown={frozen || live.data !== undefined}
            kind="weekly"
            period={period.id}
            paper={paper}
            snapshot={frozen ? kept.id : 'live'}
            edition={edition}
          />
        </>
      }
    >
      <ExportProgress exporting={exporting} />
      <Await query={found}>
        {() =>
          frozen ? (
            sheet(
              <>
                <div className={styles.restated}>
                  <Restatements kept={kept} facts={kept.report} />
                </div>
                <FrozenSheet id={kept.id} report={kept.report} paper={paper}>
                  <Weekly
                    report={kept.report}
                    edition={edition}
                    frozen={{ at: kept.frozenAt, author: kept.author, restatements: [] }}
                  />
                </FrozenSheet>
              </>,
            )
          ) : (
            <Await query={live}>
              {(value) =>
                value.hasData ? (
                  sheet(
                    <Sheet report={value} paper={paper}>
                      <Weekly report={value} edition={edition} editing />
                    </Sheet>,
                  )
                ) : (
                  <NothingYet />
                )
              }
            </Await>
          )
        }
      </Await>
    </Page>
  );
};
