import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconPencil, IconSend, IconUsers } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Output } from '../../../../../shared/contract';
import type { InvestorReport } from '../../../../../shared/contract/reports';
import { reportKey } from '../../../../../shared/domain/comments';
import type { Period } from '../../../../../shared/domain/period';
import { useRead } from '../../../api';
import { periodName } from '../../../format';
import { PeriodArrows } from '../../../frame/PeriodArrows';
import { usePeriod } from '../../../frame/period';
import { Investor } from '../../../print/investor';
import type { SheetFacts } from '../../../print/context';
import { spanWords } from '../../../print/words';
import { Await, Button, Card, cx, Page, Segmented, Select } from '../../../ui';
import { askedFor, Comments } from '../../comments';
import { ExportProgress, type Paper, useExport } from '../Export';
import { reportPeriod } from '../period';
import shared from '../reports.module.css';
import { openFigure, PaperSheet } from '../Sheet';
import { blockName } from './BlockRow';
import { Composer } from './Composer';
import styles from './composer.module.css';
import { ExportUpdate } from './ExportDialog';
import { Recipients } from './Recipients';
import { SendDialog, Sent } from './Send';

const PAPERS = [
  { value: 'A4', label: 'A4' },
  { value: 'Letter', label: 'Letter' },
] as const;
const WHOLE = 'whole';

type Readers = { groups: Output<'updates.groups'>; groupId: string | null; onGroup: (id: string | null) => void };

/** As whom the paper is shown: everything, or what a group of recipients gets to see. */
const ShownTo = ({ groups, groupId, onGroup }: Readers) => (
  <Select
    small
    aria-label="Shown as read by"
    data={[
      { value: WHOLE, label: 'All figures' },
      ...groups.map((group) => ({ value: group.id, label: `As read by ${group.name}` })),
    ]}
    value={groupId ?? WHOLE}
    onChange={(next) => onGroup(next === WHOLE ? null : next)}
  />
);

type DeskProps = {
  data: Output<'updates.get'>;
  report: InvestorReport;
  period: Period;
  paper: Paper;
  groups: Output<'updates.groups'>;
};

/** The blocks beside their paper; a block on the paper leads to its editor. */
const Desk = ({ data, report, period, paper, groups }: DeskProps) => {
  const [sending, setSending] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  const draft = data.update?.status === 'draft';
  const { currency, calendar, today, span } = report;
  const { snapshotId } = report.update;
  const since = useRead('reports.restatements', { id: snapshotId ?? '' }, { enabled: snapshotId !== null }).data;
  const whole = report.disclosure.rules.length === 0;
  const facts = useMemo(
    (): SheetFacts => ({
      currency,
      calendar,
      today,
      period: span.period,
      ...(snapshotId === null
        ? { standing: { kind: 'live' } }
        : since
          ? { standing: { kind: 'frozen', since, figures: whole } }
          : {}),
      edit: null,
      open: openFigure,
      ...(draft
        ? {
            pick: (block) => (
              <button
                type="button"
                className={styles.pick}
                aria-label={`Edit ${blockName(block).toLowerCase()}`}
                title={`Edit ${blockName(block).toLowerCase()}`}
                onClick={() => {
                  setOpen(block.id);
                  document.getElementById(`block-${block.id}`)?.focus();
                }}
              >
                <IconPencil size={14} aria-hidden />
              </button>
            ),
          }
        : {}),
    }),
    [currency, calendar, today, span.period, draft, snapshotId, since, whole],
  );
  return (
    <div className={styles.composer}>
      <aside className={styles.rail} aria-label="Blocks and recipients">
        {data.update?.status === 'sent' && <Sent sends={data.sends} period={period} onMore={() => setSending(true)} />}
        <Composer data={data} report={report} period={period} open={open} onOpen={setOpen} />
        {draft && report.hasData && (
          <Card title="Send" sub="when it is finished">
            <p className={styles.lead}>
              Export it for each group, then note who got it: the update is frozen, and opens the same for ever.
            </p>
            <div className={styles.buttons}>
              <Button icon={IconSend} onClick={() => setSending(true)}>
                Mark as sent
              </Button>
            </div>
          </Card>
        )}
        <Card title="Comments" sub={`on ${periodName(period)}, not printed`}>
          <Comments entity="report" id={reportKey('investor', period.id)} />
        </Card>
        {sending && (
          <SendDialog
            open
            onClose={() => setSending(false)}
            period={period}
            groups={groups}
            first={data.update?.status !== 'sent'}
          />
        )}
      </aside>
      <div className={cx(styles.paperSide, shared.beside)}>
        <PaperSheet facts={facts} paper={paper}>
          <Investor report={report} />
        </PaperSheet>
      </div>
    </div>
  );
};

/** The investor update: composed of blocks beside the paper that is sent. */
export const InvestorPage = () => {
  const { paper: asked } = useSearch({ from: '/reports/investor' });
  const paper = asked === 'Letter' ? 'Letter' : 'A4';
  const navigate = useNavigate();
  const { period: shown, today, calendar } = usePeriod();
  const period = reportPeriod('investor', shown, today, calendar);
  const [groupId, setGroupId] = useState<string | null>(null);
  const [recipients, setRecipients] = useState(() => askedFor('readers') !== null);
  const groups = useRead('updates.groups', {});
  const known = groups.data ?? [];
  const group = known.some((one) => one.id === groupId) ? groupId : null;
  const report = useRead('reports.investor', { period: period.id, groupId: group });
  const update = useRead('updates.get', { period: period.id });
  const exporting = useExport();
  return (
    <Page
      title="Investor update"
      crumbs={[{ label: 'Reports', to: '/reports' }]}
      sub={report.data && spanWords(report.data.span, report.data.asOf)}
      beside={
        <span className="row">
          <PeriodArrows period={period} />
        </span>
      }
      actions={
        <>
          <ShownTo groups={known} groupId={group} onGroup={setGroupId} />
          <Button icon={IconUsers} onClick={() => setRecipients(true)}>
            Recipients
          </Button>
          <Segmented
            label="Paper"
            value={paper}
            options={PAPERS}
            onChange={(next) => void navigate({ to: '.', search: (old) => ({ ...old, paper: next }), replace: true })}
          />
          <ExportUpdate exporting={exporting} period={period} paper={paper} groups={known} groupId={group} />
        </>
      }
    >
      <ExportProgress exporting={exporting} />
      <Await query={report}>
        {(value) => (
          <Await query={update}>
            {(data) => <Desk key={period.id} data={data} report={value} period={period} paper={paper} groups={known} />}
          </Await>
        )}
      </Await>
      {recipients && <Recipients open onClose={() => setRecipients(false)} groups={known} period={period} />}
    </Page>
  );
};
