import { Link, useNavigate } from '@tanstack/react-router';
import { IconDownload } from '@tabler/icons-react';
import type { ReportEntry, ReportList, Source, Span } from '../../../../shared/contract/reports';
import { parseInline, plainText } from '../../../../shared/domain/rich-text';
import { useRead, useWorkspace } from '../../api';
import { age, day, metricCell, periodName } from '../../format';
import { daysWords, dayOf, listWords, periodOfSpan, sentenceCase, staleWords } from '../../print/words';
import {
  Await,
  Badge,
  buttonClass,
  Card,
  cx,
  type Column,
  DataTable,
  Empty,
  IconButton,
  Item,
  List,
  MetricFigure,
  Page,
  Section,
  Who,
} from '../../ui';
import { ExportProgress, useExport } from './Export';
import type { ReportKind } from './period';
import styles from './reports.module.css';

const stateOf = ({ span, status }: Pick<ReportEntry, 'span' | 'status'>): string =>
  status === 'sent' ? 'Sent' : status === 'draft' ? `Draft, ${daysState(span)}` : sentenceCase(daysState(span));

const daysState = (span: Span): string =>
  span.elapsed === 0 ? 'not begun' : span.elapsed < span.days ? dayOf(span) : 'over';

const WORDS: Record<string, string> = {
  headline: 'headline',
  summary: 'summary',
  highlights: 'highlights',
  lowlights: 'lowlights',
  asks: 'asks',
  thanks: 'thanks',
  optimise: 'campaign answers',
  owners: 'owners’ words',
};

const wordsOf = (headline: string, written: readonly string[]): string =>
  plainText(parseInline(headline), () => '…') || sentenceCase(listWords(written.map((field) => WORDS[field] ?? field)));

type ReportsTableProps = {
  kind: ReportKind;
  title: string;
  sub: string;
  rows: readonly ReportEntry[];
  /** Periods with a frozen report. */
  frozen: ReadonlySet<string>;
  onPrint: (entry: ReportEntry) => void;
};

/** One kind of report, newest first; a row opens it, and its last button exports it. */
const ReportsTable = ({ kind, title, sub, rows, frozen, onPrint }: ReportsTableProps) => {
  const navigate = useNavigate();
  const columns: Column<ReportEntry>[] = [
    {
      key: 'period',
      header: 'Period',
      value: ({ span }) => periodName(periodOfSpan(span)),
      cell: ({ span }) => <b className="nowrap">{periodName(periodOfSpan(span))}</b>,
    },
    {
      key: 'days',
      name: 'From',
      header: 'Days',
      wide: true,
      value: ({ span }) => span.from,
      also: [{ name: 'Until', value: ({ span }) => span.to }],
      cell: ({ span }) => <span className="ink2 nowrap">{daysWords(span)}</span>,
    },
    {
      key: 'state',
      header: 'State',
      value: (entry) => (frozen.has(entry.span.period) ? 'Frozen' : stateOf(entry)),
      cell: (entry) =>
        frozen.has(entry.span.period) ? (
          <Badge tone="accent">Frozen</Badge>
        ) : (
          <span className="ink3 nowrap">{stateOf(entry)}</span>
        ),
    },
    {
      key: 'net',
      header: 'Net sales',
      numeric: true,
      value: ({ net }) => metricCell(net),
      cell: ({ net }) => <MetricFigure value={net} />,
    },
    {
      key: 'words',
      header: 'Words',
      cut: true,
      value: ({ headline, written }) => wordsOf(headline, written),
      cell: ({ headline, written }) =>
        written.length === 0 ? <span className="ink3">None yet</span> : wordsOf(headline, written),
    },
    {
      key: 'export',
      header: <span className="unseen">Export</span>,
      value: null,
      cell: (entry) => (
        <IconButton
          icon={IconDownload}
          small
          label={`Export ${periodName(periodOfSpan(entry.span))} as PDF`}
          onClick={(event) => {
            event.stopPropagation();
            onPrint(entry);
          }}
        />
      ),
    },
  ];
  return (
    <Card title={title} sub={sub} pad={false}>
      <DataTable
        columns={columns}
        rows={rows}
        rowKey={({ span }) => span.period}
        label={title}
        onOpen={({ span }) =>
          void navigate({
            to: kind === 'weekly' ? '/reports/weekly' : '/reports/investor',
            search: { period: span.period },
          })
        }
      />
    </Card>
  );
};

/** Who fills which section of the weekly report. */
const Sections = ({ sections }: Pick<ReportList, 'sections'>) => (
  <Section title="Who owns which section" sub="weekly">
    <List label="Sections and their owners">
      {sections.map(({ name, what, owners }) => (
        <Item key={name} two>
          <span className="cut">
            {name}
            <br />
            <span className="s ink3">{what}</span>
          </span>
          <span className="push row">
            {owners.length === 0 ? (
              <Link to="/settings" className="s ink3">
                Nobody yet
              </Link>
            ) : (
              owners.map((person) => <Who key={person.id} person={person} />)
            )}
          </span>
        </Item>
      ))}
    </List>
  </Section>
);

const SourceItem = ({ source }: { source: Source }) => {
  const { today } = useWorkspace();
  return (
    <Item two>
      <span className="cut">
        {source.source}
        <br />
        <span className="s ink3">
          {source.byHand === undefined ? (
            <>Data until {day(source.lastDay, { today })}</>
          ) : (
            <>Kept by hand, last change {day(source.byHand, { today })}</>
          )}
        </span>
      </span>
      <span className="push nowrap">
        {source.stale ? (
          <Badge tone="warn" shape="triangle">
            Stale, {age(source.ageDays)}
          </Badge>
        ) : (
          <span className="s ink3">{sentenceCase(age(source.ageDays))}</span>
        )}
      </span>
    </Item>
  );
};

/** Every report there is to open or export, who owns its sections, and how fresh what it stands on is. */
export const ReportsPage = () => {
  const list = useRead('reports.list', {});
  const snapshots = useRead('reports.snapshots', {}).data ?? [];
  const frozenOf = (kind: ReportKind): ReadonlySet<string> =>
    new Set(snapshots.filter((one) => one.kind === kind).map(({ period }) => period));
  const exporting = useExport();
  const print = ({ kind, span }: ReportEntry): void => void exporting.print({ kind, period: span.period, paper: 'A4' });
  return (
    <Page
      title="Reports"
      sub="One report a week for the team, one update for investors"
      actions={
        <Link to="/reports/close" className={buttonClass({})}>
          Close the week
        </Link>
      }
    >
      <ExportProgress exporting={exporting} />
      <Await query={list}>
        {({ hasData, weekly, investor, sections, sources }) =>
          hasData ? (
            <div className={styles.reports}>
              <div className={styles.stack}>
                <ReportsTable
                  kind="weekly"
                  title="Weekly report"
                  sub="every section under one company total"
                  rows={weekly}
                  frozen={frozenOf('weekly')}
                  onPrint={print}
                />
                <ReportsTable
                  kind="investor"
                  title="Investor update"
                  sub="by quarter and by month"
                  rows={investor}
                  frozen={frozenOf('investor')}
                  onPrint={print}
                />
              </div>
              <aside className={styles.rail} aria-label="Owners and sources">
                <Sections sections={sections} />
                <Section title="Sources">
                  <p className={cx('s ink3', styles.fresh)}>{staleWords(sources)}</p>
                  <List label="Sources and their age">
                    {sources.map((source) => (
                      <SourceItem key={`${source.format} ${source.source}`} source={source} />
                    ))}
                  </List>
                </Section>
              </aside>
            </div>
          ) : (
            <Empty
              title="Nothing to report yet"
              actions={
                <Link to="/data/import" className={buttonClass({ kind: 'primary' })}>
                  Import files
                </Link>
              }
            >
              Reports draw themselves from orders, deals, leads and ad spend. Bring in the first file, and this week’s
              report is here.
            </Empty>
          )
        }
      </Await>
    </Page>
  );
};
