import type { StageColor } from '../../../shared/domain/stages';

/** Colours of stages by the window's own, so that they hold in light and dark. */
export const STAGE_COLOR: Record<StageColor, string> = {
  teal: 'var(--sales)',
  indigo: 'var(--accent)',
  terracotta: 'var(--marketing)',
  gold: 'var(--chart-4)',
  plum: 'var(--chart-5)',
  sky: 'var(--chart-6)',
  green: 'var(--good)',
  amber: 'var(--warn)',
  red: 'var(--bad)',
};
