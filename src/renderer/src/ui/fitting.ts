/** What of a column says how wide it is and whether it may go. */
type Sized = {
  cut?: boolean | undefined;
  width?: number | undefined;
  wide?: boolean | undefined;
  numeric?: boolean | undefined;
};

/** A name is not worth its column with less than the first of these, and need not push figures out for more than the second. */
const NAME = { least: 120, most: 200 };

/** Pixels that a column takes at the least. */
export const leastOf = ({ cut, width }: Sized): number =>
  cut ? Math.min(width ?? NAME.least, NAME.most) : (width ?? 96);

/** Pixels between two columns, and on each side of a row; as the style of rows says. */
const GAP = 16;

/** As many columns as a box has room for: those that are `wide` go, the last first, and figures after all others. */
export const fitting = <Column extends Sized>(columns: readonly Column[], room: number): readonly Column[] => {
  const needed = columns.reduce((sum, column) => sum + leastOf(column) + GAP, GAP);
  const last =
    columns.findLast((column) => column.wide && !column.numeric) ?? columns.findLast((column) => column.wide);
  return needed <= room || last === undefined
    ? columns
    : fitting(
        columns.filter((column) => column !== last),
        room,
      );
};
