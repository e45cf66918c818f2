import { MIGRATIONS, SCHEMA_VERSION } from '../../store/migrate';
import type { BundleLine } from './lines';

/** The schema with which bundles began: none was written before. */
export const FIRST_SCHEMA = Object.keys(MIGRATIONS).indexOf('0031-bundles') + 1;

/** `adds`: a migration that only adds tables and columns; what an older line lacks gets the schema's own default. */
type Lift = 'adds' | ((line: BundleLine) => BundleLine);

/**
 * What each migration since then means for a line that was written before it. A migration that renames, moves or works
 * something out anew says here how a line of a bundle comes through it.
 */
export const LIFTS: Readonly<Record<string, Lift>> = {
  // Stock is known by its spelling, too, from then on; before, there was one.
  '0035-product-merges': (line) =>
    line.kind === 'fact' && line.table === 'stock_levels'
      ? { ...line, natural: { counted_as: '', ...line.natural } }
      : line,
  '0036-merged-targets': 'adds',
  // An order that the older Tandem placed by its campaign's code comes as if its file had named that campaign: no line of a
  // bundle tells the two apart, and the rules would give it the same campaign on the campaign's days.
  '0038-campaign-codes': 'adds',
  '0040-known-sales': 'adds',
  '0041-import-spellings': 'adds',
  '0042-waste-and-ad-leads': 'adds',
  '0043-creator-briefs': 'adds',
  '0046-deal-credits': 'adds',
  '0048-target-measures': 'adds',
  '0049-made-at': 'adds',
  '0050-ad-orders': 'adds',
  '0051-history-at': 'adds',
  '0052-experiment-ranges': 'adds',
  // A line of an experiment does not say which assumption it was made from: its aim comes as the other workspace has it.
  '0053-promoted-aims': 'adds',
};

/**
 * A line of a bundle as the present schema would have written it; columns that it lacks are left out of it.
 *
 * @param schema the schema that wrote it, from FIRST_SCHEMA on
 */
export const lifted = (
  line: BundleLine,
  schema: number,
  migrations: readonly string[] = Object.keys(MIGRATIONS).slice(0, SCHEMA_VERSION),
  lifts: Readonly<Record<string, Lift>> = LIFTS,
): BundleLine =>
  migrations.slice(schema).reduce((now, name) => {
    const lift = lifts[name];
    return lift === undefined || lift === 'adds' ? now : lift(now);
  }, line);
