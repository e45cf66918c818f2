import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const ROOT = 'src/renderer/src/';
const files = globSync(`${ROOT}{features,ui}/**/*.tsx`).map((file) => file.replaceAll('\\', '/'));
const text = new Map(files.map((file) => [file.slice(ROOT.length), readFileSync(file, 'utf8')]));

/**
 * Tables drawn by hand, each with what takes it along. The kit's tables (DataTable, VirtualTable) take themselves along:
 * their type asks every column for its value.
 */
const BY_HAND: Record<string, string> = {
  'features/content/Calendar.tsx': 'LibraryTaken',
  'features/four-ps/Lines.tsx': 'SheetTaken of the page',
  'features/four-ps/SheetGrid.tsx': 'SheetTaken of the page',
  'features/metrics/Formula.tsx': 'TakenAs',
  'features/pipeline/calendar/StepCalendar.tsx': 'DealsTaken of the page',
  'features/results/ResultGrid.tsx': 'nothing: what is being typed is not data yet',
  'features/targets/months/MonthGrid.tsx': 'TakenAs',
  'features/targets/tree/TreeTable.tsx': 'TakenAs of the page',
  'features/campaigns/timeline/Weeks.tsx': 'TakenAs of the page: the weeks of its campaigns for screen readers',
  'ui/DataTable.tsx': 'itself',
  'ui/VirtualTable.tsx': 'itself',
  'ui/charts/ChartFrame.tsx': 'TakenAs',
};

/** Views that are no tables, each with the file that says what table they can be taken along as. */
const VIEWS: Record<string, string> = {
  'the board of deals, the forecast and the calendar of next steps': 'features/pipeline/PipelinePage.tsx',
  'the forecast by month': 'features/pipeline/forecast/Forecast.tsx',
  'touches and steps of a lead': 'features/leads/LeadTouches.tsx',
  'the board of leads': 'features/leads/LeadBoard.tsx',
  'activities of everybody, of a company, a contact, a deal or a material': 'features/customers/Timeline.tsx',
  'contacts of a company': 'features/customers/CompanyContacts.tsx',
  'needs of a company, a contact or an audience': 'features/customers/Needs.tsx',
  'deals of a company or a contact': 'features/customers/DealLines.tsx',
  'locations of a company': 'features/customers/Locations.tsx',
  'proposals of a deal or a company': 'features/proposals/ProposalList.tsx',
  'campaigns as a timeline, a calendar and a board': 'features/campaigns/CampaignsPage.tsx',
  'the strategy: campaigns by objective, what everybody has on hand': 'features/campaigns/StrategyView.tsx',
  experiments: 'features/campaigns/panel/Experiments.tsx',
  'the board of content': 'features/content/Board.tsx',
  'the calendar of content': 'features/content/Calendar.tsx',
  'budget asks': 'features/budget/Asks.tsx',
  'actions of meetings': 'features/meetings/MeetingsPage.tsx',
  'the tree of targets and targets by owner': 'features/targets/TargetsPage.tsx',
  'targets by month': 'features/targets/months/MonthGrid.tsx',
  'campaigns without a target': 'features/targets/plan/Untargeted.tsx',
  'options, prices and units of a worksheet': 'features/four-ps/SheetPage.tsx',
  'a formula filled in': 'features/metrics/Formula.tsx',
  'charts as tables': 'ui/charts/ChartFrame.tsx',
};
const TAKES = /<(TakenAs|DealsTaken|LibraryTaken|SheetTaken)\b/;

/** Columns without a value: what is in them is a button, a tick box or a drawing. A new one needs a look here. */
const NO_VALUE: ReadonlySet<string> = new Set([
  'accept',
  'arrow',
  'back',
  'bar',
  'comments',
  'csv',
  'deal',
  'do',
  'export',
  'me',
  'menu',
  'more',
  'pick',
  'policy',
  'remove',
  'select',
  'tools',
  'trend',
  'who',
]);

describe('every table and view can be taken along', () => {
  test('a table drawn by hand is known, with what takes it along', () => {
    const drawn = [...text].filter(([, source]) => /<table\b/.test(source)).map(([file]) => file);
    expect(drawn.toSorted()).toEqual(Object.keys(BY_HAND).toSorted());
  });

  test.each(Object.entries(VIEWS))('%s', (_view, file) => {
    expect(text.get(file)).toMatch(TAKES);
  });

  test('what takes a view along is listed among the views', () => {
    const taking = [...text]
      .filter(([file, source]) => TAKES.test(source) && !/(DealsTaken|LibraryTaken|SheetTaken)\.tsx$/.test(file))
      .map(([file]) => file);
    expect(taking.toSorted()).toEqual([...new Set(Object.values(VIEWS))].toSorted());
  });

  test('only buttons, tick boxes and drawings have no value', () => {
    const found = [...text].flatMap(([file, source]) =>
      [...source.matchAll(/key: (?:'([\w-]+)'|[\w.]+)(?:(?!key: )[\s\S])*?value: null/g)].map(
        ([, key]) => `${key ?? 'select'} in ${file}`,
      ),
    );
    expect(found.filter((one) => !NO_VALUE.has(one.split(' ')[0] ?? ''))).toEqual([]);
    expect(found.length).toBeGreaterThan(15);
  });

  test('every page has the button of its tables', () => {
    const framed = [...text].filter(([, source]) => /<title>/.test(source));
    for (const [file, source] of framed)
      expect(/<TablesButton|<Page\b/.test(source) || file === 'features/first-run/index.tsx', file).toBe(true);
  });
});
