import { configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { App } from '../../src/renderer/src/App';
import { type Answers, installBridge } from './fake-bridge';
import { LIST, WEEKLY } from './report-value';

// The page's code is loaded when it is first opened, which a busy machine takes its time for.
configure({ asyncUtilTimeout: 10_000 });

const open = (address: string, answers: Answers = {}) => {
  const bridge = installBridge({
    'reports.list': () => LIST,
    'reports.weekly': () => WEEKLY,
    'reports.snapshot': () => null,
    'reports.snapshots': () => [],
    'reports.setTexts': () => ({ ok: true }),
    'app.chooseSave': () => ({ path: '/home/maren/Weekly report 2026-W20.pdf' }),
    'app.printReport': ({ file }) => ({ file: file ?? null, pages: 4, figures: 143 }),
    'app.showItem': () => ({ ok: true }),
    ...answers,
  });
  location.hash = address;
  render(<App />);
  return bridge;
};

test('the list names every report, the owners of sections and what is stale, and exports a row', async () => {
  const bridge = open('#/reports');
  const weekly = await screen.findByRole('table', { name: 'Weekly report' });
  expect(within(weekly).getByText('Week 20, 2026')).toBeTruthy();
  expect(within(weekly).getByText('A good week')).toBeTruthy();
  expect(screen.getByText('Nobody yet')).toBeTruthy();
  expect(screen.getByText(/One of one sources is stale|The one source/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Export Week 20, 2026 as PDF' }));
  await waitFor(() => expect(bridge.sent('app.printReport')).toHaveLength(1));
  expect(bridge.sent('app.printReport')[0]).toMatchObject({ kind: 'weekly', period: '2026-W20', paper: 'A4' });
  fireEvent.click(await screen.findByRole('button', { name: 'Show in folder' }));
  await waitFor(() => expect(bridge.sent('app.showItem')).toHaveLength(1));
});

test('words are written in place and saved on leaving the field', async () => {
  const bridge = open('#/reports/weekly?period=2026-W20');
  const headline = await screen.findByRole('textbox', { name: 'Headline' });
  fireEvent.focus(headline);
  fireEvent.change(headline, { target: { value: 'Sold out twice' } });
  expect(bridge.sent('reports.setTexts')).toHaveLength(0);
  fireEvent.blur(headline);
  await waitFor(() => expect(bridge.sent('reports.setTexts')).toHaveLength(1));
  expect(bridge.sent('reports.setTexts')[0]).toEqual({
    kind: 'weekly',
    period: '2026-W20',
    texts: { headline: 'Sold out twice' },
  });
  const owner = screen.getByRole('textbox', { name: 'From the owner of D2C web' });
  fireEvent.focus(owner);
  fireEvent.change(owner, { target: { value: 'The page converts better' } });
  fireEvent.blur(owner);
  await waitFor(() => expect(bridge.sent('reports.setTexts')).toHaveLength(2));
  expect(bridge.sent('reports.setTexts')[1]).toMatchObject({
    texts: { owners: { 'c-web': 'The page converts better' } },
  });
});

test('figures open their metrics, and a figure without value says why', async () => {
  open('#/reports/weekly?period=2026-W20');
  const [figure] = await screen.findAllByRole('link', { name: '$18,420' });
  expect(figure?.getAttribute('href')).toMatch(/#\/metrics\/net-sales\?.*2026-W20/);
  expect(screen.getAllByText('No ad spend has been imported yet.').length).toBeGreaterThan(0);
});

test('export prints the chosen paper, and a dialog left empty prints nothing', async () => {
  const bridge = open('#/reports/weekly?period=2026-W20&paper=Letter');
  fireEvent.click(await screen.findByRole('button', { name: 'Export PDF' }));
  await waitFor(() => expect(bridge.sent('app.printReport')).toHaveLength(1));
  expect(bridge.sent('app.printReport')[0]?.paper).toBe('Letter');
  bridge.answer({ 'app.chooseSave': () => ({ path: null }) });
  fireEvent.click(screen.getByRole('button', { name: 'Export PDF' }));
  await waitFor(() => expect(bridge.sent('app.chooseSave')).toHaveLength(2));
  expect(bridge.sent('app.printReport')).toHaveLength(1);
});

test('campaigns without qualified leads are listed, the dearest first, and each says how it is optimised', async () => {
  const of = (metric: string, value: number) => ({
    ...WEEKLY.net.value,
    metric,
    value,
    unit: metric === 'cost' ? 'USD' : 'count',
  });
  const line = (name: string, cost: number, wasted: boolean, optimise: string) => ({
    name,
    spend: of('cost', cost),
    cost: of('cost', cost),
    impressions: null,
    clicks: null,
    engagement: null,
    leads: null,
    qualified: null,
    roas: null,
    verdict: 'keep' as const,
    because: '',
    wasted,
    optimise,
  });
  const campaigns = [
    line('Quiet', 50_000, true, ''),
    line('Curls', 20_000, false, ''),
    line('Letter', 90_000, true, 'A shorter letter'),
  ];
  open('#/reports/weekly?period=2026-W20', {
    'reports.weekly': () => ({ ...WEEKLY, marketing: { ...WEEKLY.marketing, campaigns } }),
  });
  const note = await screen.findByText('Not attracting qualified leads:');
  expect(note.parentElement?.textContent).toBe(
    'Not attracting qualified leads: Letter, $900 for 0 qualified leads; Quiet, $500 for 0 qualified leads.',
  );
  expect(screen.getByPlaceholderText('A shorter letter')).toBeTruthy();
});

test('without data the page says what to bring', async () => {
  open('#/reports', { 'reports.list': () => ({ ...LIST, hasData: false }) });
  expect(await screen.findByText('Nothing to report yet')).toBeTruthy();
});
