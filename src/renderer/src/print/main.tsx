import '@fontsource/inter/400.css';
import '@fontsource/inter/400-italic.css';
import '@fontsource/inter/500.css';
import '@fontsource/inter/600.css';
import '../ui/scripts.css';
import '../ui/tokens.css';
import './page.css';
import './sheet.css';
import './weekly.css';
import './proposal/proposal.css';
import './worksheet/worksheet.css';
import './meeting/meeting.css';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { LOCALE_IDS } from '../../../shared/domain/investor';
import { call, sentence } from '../api/call';
import { followRegion, writeFor } from '../format';
import { fitToPaper } from './fit';
import { Investor } from './investor';
import { overflowing } from './overflow';
import { type Address, footerText, pageRules, readAddress } from './paper';
import { SheetContext } from './context';
import { meetingFooter, MeetingSheet } from './meeting/MeetingSheet';
import { proposalFooter, ProposalSheet } from './proposal/ProposalSheet';
import type { Standing } from './standing';
import { Weekly } from './weekly';
import { fitOptions } from './worksheet/onePage';
import { periodWords } from '../features/four-ps/periods';
import { worksheetFooter, WorksheetSheet } from './worksheet/WorksheetSheet';

const { documentElement: html } = document;

/**
 * Lays the page out with the fonts and pictures that its text asks for. No frame is waited for: a window that is not
 * shown draws as few as one a second, and printing lays out by itself.
 */
const laidOut = async (): Promise<void> => {
  const layOut = (): number => document.body.offsetHeight;
  await faces;
  layOut();
  await document.fonts.ready;
  await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
  layOut();
};

/** The faces that every sheet is set in, read while the figures are gathered and not after. */
const faces = Promise.all(
  ['400 9pt Inter', 'italic 400 9pt Inter', '500 9pt Inter', '600 9pt Inter'].map((face) => document.fonts.load(face)),
);

type Sheet = { footer: string; sheet: ReactNode };

const proposalSheet = async (id: string): Promise<Sheet> => {
  const proposal = await call('proposals.get', { id });
  const workspace = await call('workspace.get', {});
  return {
    footer: proposalFooter(proposal, workspace.name),
    sheet: <ProposalSheet proposal={proposal} company={workspace.name} />,
  };
};

const worksheetSheet = async (id: string, optionId: string | null): Promise<Sheet> => {
  const found = await call('four-ps.get', { id });
  const { name, currency, ...calendar } = await call('workspace.get', {});
  const data = { ...found, sheet: { ...found.sheet, period: periodWords(found.sheet.period, calendar) } };
  return {
    footer: worksheetFooter(data, name),
    sheet: <WorksheetSheet data={data} currency={currency} optionId={optionId} />,
  };
};

const meetingSheet = async (id: string): Promise<Sheet> => {
  const meeting = await call('meetings.get', { id });
  const { name, today } = await call('workspace.get', {});
  return {
    footer: meetingFooter(meeting, name),
    sheet: <MeetingSheet meeting={meeting} company={name} today={today} />,
  };
};

/** A frozen report by its id, or the newest of its period; null for the live figures. */
const frozenReport = async (kind: 'weekly' | 'investor', period: string, snapshot: string | null) => {
  if (snapshot === 'live' || (snapshot === null && kind === 'investor')) return null;
  const found = await call('reports.snapshot', snapshot === null ? { kind, period } : { id: snapshot });
  if (found === null && snapshot !== null) throw new Error('This frozen report is no longer here.');
  return found;
};

type ReportAddress = Extract<Address, { kind: 'weekly' | 'investor' }>;

/** For whom figures and dates are written; null for this computer's region. */
const readerOf = (locale: string | null) => LOCALE_IDS.find((one) => one === locale) ?? null;

const reportSheet = async ({ kind, period, snapshot, edition, groupId, locale }: ReportAddress): Promise<Sheet> => {
  const kept = await frozenReport(kind, period, snapshot);
  const report =
    kept?.kind === 'weekly'
      ? { kind: kept.kind, value: kept.report }
      : kept?.kind === 'investor'
        ? { kind: kept.kind, value: kept.report }
        : kind === 'weekly'
          ? { kind, value: await call('reports.weekly', { period }) }
          : { kind, value: await call('reports.investor', { period, groupId, locale: readerOf(locale) }) };
  const { currency, calendar, today } = report.value;
  const snapshotId = kept?.id ?? (report.kind === 'investor' ? report.value.update.snapshotId : null);
  const since = snapshotId === null ? null : await call('reports.restatements', { id: snapshotId });
  const standing: Standing =
    since === null
      ? { kind: 'live' }
      : { kind: 'frozen', since, figures: report.kind === 'weekly' || report.value.disclosure.rules.length === 0 };
  const frozen = kept && since && { at: kept.frozenAt, author: kept.author, restatements: since.restatements };
  return {
    footer: footerText(report.kind, report.value),
    sheet: (
      <SheetContext
        value={{ currency, calendar, today, period: report.value.span.period, standing, edit: null, open: null }}
      >
        {report.kind === 'weekly' ? (
          <Weekly report={report.value} edition={edition} frozen={frozen} />
        ) : (
          <Investor report={report.value} />
        )}
      </SheetContext>
    ),
  };
};

/** Writes page numbers into the contents; a report of fewer than three pages does without. */
const writeContents = async ({ count, of }: { count: number; of: Record<string, number> }): Promise<void> => {
  for (const slot of document.querySelectorAll<HTMLElement>('[data-page-of]'))
    slot.textContent = String(of[slot.dataset['pageOf'] ?? ''] ?? '');
  if (count < 3) document.querySelector('.contents')?.remove();
  await laidOut();
};

/** Draws what the address names, and says on <html> when it can be printed. */
const draw = async (): Promise<void> => {
  const address = readAddress(location.hash);
  const root = document.getElementById('root');
  if (!root) throw new Error('print.html has no #root');
  followRegion((await call('app.state', {})).defaults.locale);
  if ('locale' in address) writeFor(readerOf(address.locale));
  const { footer, sheet: drawn } = await (address.kind === 'proposal'
    ? proposalSheet(address.id)
    : address.kind === 'worksheet'
      ? worksheetSheet(address.id, address.option)
      : address.kind === 'meeting'
        ? meetingSheet(address.id)
        : reportSheet(address));
  document.title = footer;
  document.head.append(
    Object.assign(document.createElement('style'), {
      textContent: pageRules(address.paper, footer, navigator.userAgent),
    }),
  );
  flushSync(() => createRoot(root).render(drawn));
  await laidOut();
  fitToPaper(root);
  fitOptions(root, address.paper);
  const sheet = root.firstElementChild;
  const wide = sheet instanceof HTMLElement ? overflowing(sheet) : [];
  html.dataset['overflow'] = String(wide.length);
  if (wide.length > 0) html.dataset['overflowing'] = wide.slice(0, 20).join('\n');
  html.dataset['figures'] = String(root.querySelectorAll('[data-figure]').length);
  html.dataset['footer'] = footer;
  if (root.querySelector('[data-page-of]')) html.dataset['contents'] = 'wanted';
  Object.assign(globalThis, {
    tandemPrint: {
      contents: writeContents,
      standalone: async () => (await import('./html')).standalone(root, footer),
    },
  });
  html.dataset['printState'] = 'ready';
};

draw().catch((error: unknown) => {
  html.dataset['printProblem'] = sentence(error);
  html.dataset['printState'] = 'error';
});
