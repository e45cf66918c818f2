import type { Handlers } from './context';
import { attributionService } from './services/attribution';
import { backupService } from './services/backup';
import { budgetService } from './services/budget';
import { campaignsService } from './services/campaigns';
import { channelsService } from './services/channels';
import { criteriaService } from './services/criteria';
import { commentsService } from './services/comments';
import { contentService } from './services/content';
import { creatorsService } from './services/creators';
import { dealsService } from './services/deals';
import { experimentsService } from './services/experiments';
import { exportService } from './services/export';
import { funnelService } from './services/funnel';
import { handoffService } from './services/handoff';
import { historyService } from './services/history';
import { homeService } from './services/home';
import { importsService } from './services/imports';
import { leadsService } from './services/leads';
import { libraryService } from './services/library';
import { metricsService } from './services/metrics';
import { momentsService } from './services/moments';
import { fourPsService } from './services/four-ps';
import { peopleService } from './services/people';
import { pipelinesService } from './services/pipelines';
import { productsService } from './services/products';
import { proposalsService } from './services/proposals';
import { ratesService } from './services/rates';
import { reportsService } from './services/reports';
import { resultsService } from './services/results';
import { searchService } from './services/search';
import { stagesService } from './services/stages';
import { targetsService } from './services/targets';
import { viewsService } from './services/views';
import { activitiesService } from './services/activities';
import { companiesService } from './services/companies';
import { contactsService } from './services/contacts';
import { customersService } from './services/customers';
import { duplicatesService } from './services/duplicates';
import { healthService } from './services/health';
import { materialsService } from './services/materials';
import { needsService } from './services/needs';
import { workspaceService } from './services/workspace';

const PARTS = [
  backupService,
  campaignsService,
  channelsService,
  commentsService,
  criteriaService,
  dealsService,
  experimentsService,
  exportService,
  funnelService,
  handoffService,
  historyService,
  homeService,
  importsService,
  leadsService,
  metricsService,
  momentsService,
  fourPsService,
  peopleService,
  pipelinesService,
  productsService,
  proposalsService,
  ratesService,
  reportsService,
  searchService,
  stagesService,
  targetsService,
  viewsService,
  activitiesService,
  companiesService,
  contactsService,
  customersService,
  duplicatesService,
  healthService,
  materialsService,
  needsService,
  workspaceService,
  resultsService,
  attributionService,
  libraryService,
  contentService,
  creatorsService,
  budgetService,
];

/** Every engine channel with the service that answers it; the type makes a missing one a compile error. */
export const handlers: Handlers = {
  ...backupService,
  ...campaignsService,
  ...channelsService,
  ...commentsService,
  ...criteriaService,
  ...dealsService,
  ...experimentsService,
  ...exportService,
  ...funnelService,
  ...handoffService,
  ...historyService,
  ...homeService,
  ...importsService,
  ...leadsService,
  ...metricsService,
  ...momentsService,
  ...fourPsService,
  ...peopleService,
  ...pipelinesService,
  ...productsService,
  ...proposalsService,
  ...ratesService,
  ...reportsService,
  ...searchService,
  ...stagesService,
  ...targetsService,
  ...viewsService,
  ...activitiesService,
  ...companiesService,
  ...contactsService,
  ...customersService,
  ...duplicatesService,
  ...healthService,
  ...materialsService,
  ...needsService,
  ...workspaceService,
  ...resultsService,
  ...attributionService,
  ...libraryService,
  ...contentService,
  ...creatorsService,
  ...budgetService,
};

if (Object.keys(handlers).length !== PARTS.reduce((sum, part) => sum + Object.keys(part).length, 0))
  throw new Error('Two services answer the same channel.');
