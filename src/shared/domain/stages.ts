/** Cards stand in fractional positions: a move writes one row, and two laptops rarely clash. */
const STEP = 1;
/** Below this gap the column is numbered anew. */
const SMALLEST_GAP = 1e-6;

/** The position between two neighbours; null stands for the end of the column. Undefined when there is no room left. */
export const positionBetween = (above: number | null, below: number | null): number | undefined => {
  if (above === null && below === null) return STEP;
  if (above === null) return (below ?? 0) - STEP;
  if (below === null) return above + STEP;
  return below - above < SMALLEST_GAP ? undefined : (above + below) / 2;
};
