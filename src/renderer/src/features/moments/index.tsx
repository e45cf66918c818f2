export { DayMoments } from './DayMoments';
export { type Moment, MomentDialog } from './MomentDialog';
export { MomentSets } from './MomentSets';
