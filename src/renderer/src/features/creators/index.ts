export { CreatorsPage } from './CreatorsPage';
