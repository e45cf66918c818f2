export { DayMoments } from './DayMoments';
export { liftOf, liftWords } from './lift';
export { LiftCell } from './LiftCell';
export { type Moment, MomentDialog } from './MomentDialog';
export { MomentSets } from './MomentSets';
