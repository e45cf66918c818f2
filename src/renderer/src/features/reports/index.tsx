export { InvestorPage, WeeklyPage } from './ReportPage';
export { ReportsPage } from './ReportsPage';
