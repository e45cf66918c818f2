export { type Moment, MomentDialog } from './MomentDialog';
export { MomentSets } from './MomentSets';
