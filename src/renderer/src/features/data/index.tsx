export { BroughtPage } from './BroughtPage';
export { DataPage } from './DataPage';
export { ImportPage } from './ImportPage';
