export { LeadPage } from './LeadPage';
export { LeadsPage } from './LeadsPage';
