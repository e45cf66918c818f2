export { FourPsPage } from './FourPsPage';
export { SheetPage } from './SheetPage';
