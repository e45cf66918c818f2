export { type KeptSearch, NamedViews } from './NamedViews';
