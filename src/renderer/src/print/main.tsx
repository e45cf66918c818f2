import '@fontsource/inter/400.css';
import '@fontsource/inter/500.css';
import '@fontsource/inter/600.css';
import '../ui/tokens.css';
import './page.css';
import './sheet.css';
import './weekly.css';
import { createRoot } from 'react-dom/client';
import { call, sentence } from '../api/call';
import { Investor } from './investor';
import { overflowing } from './overflow';
import { footerText, pageRules, readAddress } from './paper';
import { SheetContext } from './context';
import { Weekly } from './weekly';

const { documentElement: html } = document;

/** Two frames: the first lays out, the second has painted. */
const painted = (): Promise<void> =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));

/** Draws the report that the address names, and says on <html> when it can be printed. */
const draw = async (): Promise<void> => {
  const { kind, period, paper } = readAddress(location.hash);
  const root = document.getElementById('root');
  if (!root) throw new Error('print.html has no #root');
  const report =
    kind === 'weekly'
      ? { kind, value: await call('reports.weekly', { period }) }
      : { kind, value: await call('reports.investor', { period }) };
  const { currency, calendar, today } = report.value;
  const footer = footerText(report.kind, report.value);
  document.title = footer;
  document.head.append(
    Object.assign(document.createElement('style'), { textContent: pageRules(paper, footer, navigator.userAgent) }),
  );
  createRoot(root).render(
    <SheetContext value={{ currency, calendar, today, period: report.value.span.period, edit: null, open: null }}>
      {report.kind === 'weekly' ? <Weekly report={report.value} /> : <Investor report={report.value} />}
    </SheetContext>,
  );
  await painted();
  // Fonts are fetched when text first asks for them.
  await document.fonts.ready;
  await painted();
  const sheet = root.firstElementChild;
  const wide = sheet instanceof HTMLElement ? overflowing(sheet) : [];
  html.dataset['overflow'] = String(wide.length);
  if (wide.length > 0) html.dataset['overflowing'] = wide.slice(0, 20).join('\n');
  html.dataset['figures'] = String(root.querySelectorAll('[data-figure]').length);
  html.dataset['footer'] = footer;
  html.dataset['printState'] = 'ready';
};

draw().catch((error: unknown) => {
  html.dataset['printProblem'] = sentence(error);
  html.dataset['printState'] = 'error';
});
