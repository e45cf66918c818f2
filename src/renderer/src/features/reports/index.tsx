export { InvestorPage } from './composer/InvestorPage';
export { ReportsPage } from './ReportsPage';
export { ClosePage } from './weekly/ClosePage';
export { WeeklyPage } from './weekly/WeeklyPage';
