export { InvestorPage } from './composer/InvestorPage';
export { WeeklyPage } from './ReportPage';
export { ReportsPage } from './ReportsPage';
