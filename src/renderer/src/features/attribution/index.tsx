export { AttributionPage } from './AttributionPage';
