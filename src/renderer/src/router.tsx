import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from '@tanstack/react-router';
import { Frame } from './frame/Frame';
import { PageError, PageMissing } from './frame/PageError';
import {
  broughtSearch,
  campaignsSearch,
  contentSearch,
  creatorsSearch,
  customersSearch,
  dataSearch,
  fourPsSearch,
  guideSearch,
  importSearch,
  leadsSearch,
  messageSearch,
  metricSearch,
  metricsSearch,
  meetingsSearch,
  notesSearch,
  pipelineSearch,
  productsSearch,
  reportSearch,
  rootSearch,
  settingsSearch,
  sheetSearch,
  targetsSearch,
} from './frame/search';

const root = createRootRoute({
  component: Frame,
  notFoundComponent: PageMissing,
  validateSearch: rootSearch,
  search: { middlewares: [retainSearchParams(['period'])] },
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./features/home'), 'HomePage'),
});
const pipeline = createRoute({
  getParentRoute: () => root,
  path: '/pipeline',
  validateSearch: pipelineSearch,
  component: lazyRouteComponent(() => import('./features/pipeline'), 'PipelinePage'),
});
const proposal = createRoute({
  getParentRoute: () => root,
  path: '/pipeline/proposals/$id',
  component: lazyRouteComponent(() => import('./features/proposals'), 'ProposalPage'),
});
const customers = createRoute({
  getParentRoute: () => root,
  path: '/customers',
  validateSearch: customersSearch,
  component: lazyRouteComponent(() => import('./features/customers'), 'CustomersPage'),
});
const company = createRoute({
  getParentRoute: () => root,
  path: '/customers/companies/$id',
  component: lazyRouteComponent(() => import('./features/customers'), 'CompanyPage'),
});
const contact = createRoute({
  getParentRoute: () => root,
  path: '/customers/contacts/$id',
  component: lazyRouteComponent(() => import('./features/customers'), 'ContactPage'),
});
const buyer = createRoute({
  getParentRoute: () => root,
  path: '/customers/buyers/$id',
  component: lazyRouteComponent(() => import('./features/customers'), 'BuyerPage'),
});
const leads = createRoute({
  getParentRoute: () => root,
  path: '/leads',
  validateSearch: leadsSearch,
  component: lazyRouteComponent(() => import('./features/leads'), 'LeadsPage'),
});
const lead = createRoute({
  getParentRoute: () => root,
  path: '/leads/$id',
  component: lazyRouteComponent(() => import('./features/leads'), 'LeadPage'),
});
const campaigns = createRoute({
  getParentRoute: () => root,
  path: '/campaigns',
  validateSearch: campaignsSearch,
  component: lazyRouteComponent(() => import('./features/campaigns'), 'CampaignsPage'),
});
const campaign = createRoute({
  getParentRoute: () => root,
  path: '/campaigns/$id',
  component: lazyRouteComponent(() => import('./features/campaigns'), 'CampaignPage'),
});
const fourPs = createRoute({
  getParentRoute: () => root,
  path: '/four-ps',
  validateSearch: fourPsSearch,
  component: lazyRouteComponent(() => import('./features/four-ps'), 'FourPsPage'),
});
const sheet = createRoute({
  getParentRoute: () => root,
  path: '/four-ps/$id',
  validateSearch: sheetSearch,
  component: lazyRouteComponent(() => import('./features/four-ps'), 'SheetPage'),
});
const products = createRoute({
  getParentRoute: () => root,
  path: '/products',
  validateSearch: productsSearch,
  component: lazyRouteComponent(() => import('./features/products'), 'ProductsPage'),
});
const product = createRoute({
  getParentRoute: () => root,
  path: '/products/$id',
  component: lazyRouteComponent(() => import('./features/products'), 'ProductPage'),
});
const targets = createRoute({
  getParentRoute: () => root,
  path: '/targets',
  validateSearch: targetsSearch,
  component: lazyRouteComponent(() => import('./features/targets'), 'TargetsPage'),
});
const campaignAttribution = createRoute({
  getParentRoute: () => root,
  path: '/campaigns/attribution',
  component: lazyRouteComponent(() => import('./features/attribution'), 'AttributionPage'),
});
const campaignBudget = createRoute({
  getParentRoute: () => root,
  path: '/campaigns/budget',
  component: lazyRouteComponent(() => import('./features/budget'), 'BudgetPage'),
});
const campaignRanking = createRoute({
  getParentRoute: () => root,
  path: '/campaigns/ranking',
  component: lazyRouteComponent(() => import('./features/ranking'), 'RankingPage'),
});
const campaignResults = createRoute({
  getParentRoute: () => root,
  path: '/campaigns/results',
  component: lazyRouteComponent(() => import('./features/results'), 'ResultsPage'),
});
const content = createRoute({
  getParentRoute: () => root,
  path: '/campaigns/content',
  validateSearch: contentSearch,
  component: lazyRouteComponent(() => import('./features/content'), 'ContentPage'),
});
const message = createRoute({
  getParentRoute: () => root,
  path: '/campaigns/message',
  validateSearch: messageSearch,
  component: lazyRouteComponent(() => import('./features/content'), 'MessagePage'),
});
const creators = createRoute({
  getParentRoute: () => root,
  path: '/campaigns/creators',
  validateSearch: creatorsSearch,
  component: lazyRouteComponent(() => import('./features/creators'), 'CreatorsPage'),
});
const metrics = createRoute({
  getParentRoute: () => root,
  path: '/metrics',
  validateSearch: metricsSearch,
  component: lazyRouteComponent(() => import('./features/metrics'), 'MetricsPage'),
});
const metric = createRoute({
  getParentRoute: () => root,
  path: '/metrics/$id',
  validateSearch: metricSearch,
  component: lazyRouteComponent(() => import('./features/metrics'), 'MetricPage'),
});
const fieldNotes = createRoute({
  getParentRoute: () => root,
  path: '/field-notes',
  validateSearch: notesSearch,
  component: lazyRouteComponent(() => import('./features/notes'), 'NotesPage'),
});
const meetings = createRoute({
  getParentRoute: () => root,
  path: '/meetings',
  validateSearch: meetingsSearch,
  component: lazyRouteComponent(() => import('./features/meetings'), 'MeetingsPage'),
});
const meeting = createRoute({
  getParentRoute: () => root,
  path: '/meetings/$id',
  component: lazyRouteComponent(() => import('./features/meetings'), 'MeetingPage'),
});
const reports = createRoute({
  getParentRoute: () => root,
  path: '/reports',
  component: lazyRouteComponent(() => import('./features/reports'), 'ReportsPage'),
});
const weekly = createRoute({
  getParentRoute: () => root,
  path: '/reports/weekly',
  validateSearch: reportSearch,
  component: lazyRouteComponent(() => import('./features/reports'), 'WeeklyPage'),
});
const weekClose = createRoute({
  getParentRoute: () => root,
  path: '/reports/close',
  component: lazyRouteComponent(() => import('./features/reports'), 'ClosePage'),
});
const investor = createRoute({
  getParentRoute: () => root,
  path: '/reports/investor',
  validateSearch: reportSearch,
  component: lazyRouteComponent(() => import('./features/reports'), 'InvestorPage'),
});
const data = createRoute({
  getParentRoute: () => root,
  path: '/data',
  validateSearch: dataSearch,
  component: lazyRouteComponent(() => import('./features/data'), 'DataPage'),
});
const dataImport = createRoute({
  getParentRoute: () => root,
  path: '/data/import',
  validateSearch: importSearch,
  component: lazyRouteComponent(() => import('./features/data'), 'ImportPage'),
});
const brought = createRoute({
  getParentRoute: () => root,
  path: '/data/imports/$batch',
  validateSearch: broughtSearch,
  component: lazyRouteComponent(() => import('./features/data'), 'BroughtPage'),
});
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  validateSearch: settingsSearch,
  component: lazyRouteComponent(() => import('./features/settings'), 'SettingsPage'),
});

const guide = createRoute({
  getParentRoute: () => root,
  path: '/guide',
  validateSearch: guideSearch,
  component: lazyRouteComponent(() => import('./features/guide'), 'GuidePage'),
});

const routeTree = root.addChildren([
  home,
  pipeline,
  proposal,
  customers,
  company,
  contact,
  buyer,
  leads,
  lead,
  campaigns,
  campaign,
  fourPs,
  sheet,
  products,
  product,
  targets,
  campaignResults,
  campaignAttribution,
  content,
  message,
  creators,
  campaignBudget,
  campaignRanking,
  metrics,
  metric,
  fieldNotes,
  meetings,
  meeting,
  reports,
  weekly,
  weekClose,
  investor,
  data,
  dataImport,
  brought,
  settings,
  guide,
]);

/** One router for each window; the address stands behind the hash, since pages are files. */
export const makeRouter = () =>
  createRouter({
    routeTree,
    history: createHashHistory(),
    defaultErrorComponent: PageError,
    defaultPreload: false,
    scrollRestoration: false,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
