export { DataPage } from './DataPage';
export { ImportPage } from './ImportPage';
