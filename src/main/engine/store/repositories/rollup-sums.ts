/** Columns that every table of sales sums has, in one order. */
export const SUM_COLUMNS =
  'gross_minor, gross_rest, discounts_minor, discounts_rest, returns_minor, returns_rest, adjustments_minor, adjustments_rest, units, returned_units, lines, undated_minor, sale_lines, return_lines, discount_lines';

/** What an insert of sums does where its key is there: it adds. */
export const ADD_SUMS = SUM_COLUMNS.split(', ')
  .map((column) => `${column} = ${column} + excluded.${column}`)
  .join(', ');
