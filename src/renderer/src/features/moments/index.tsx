export { type Moment, MomentDialog } from './MomentDialog';
