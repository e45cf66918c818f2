import { Migrator } from 'kysely/migration';
import { kyselyOf } from './dialect';
import type { Driver } from './driver';
import { attributeAll } from './repositories/attributions';
import { keepSearch, releaseSearch } from './search';
import { start } from './migrations/0001-start';
import { pipelines } from './migrations/0002-pipelines';
import { leads } from './migrations/0003-leads';
import { customers } from './migrations/0004-customers';
import { search } from './migrations/0005-search';
import { duplicates } from './migrations/0006-duplicates';
import { targets } from './migrations/0007-targets';
import { proposals } from './migrations/0008-proposals';
import { productMonths } from './migrations/0009-product-months';
import { campaigns } from './migrations/0010-campaigns';
import { content } from './migrations/0011-content';
import { subscriptions } from './migrations/0012-subscriptions';
import { results } from './migrations/0013-results';
import { fourPs } from './migrations/0017-four-ps';
import { verdictRules } from './migrations/0018-verdict-rules';
import { fieldNotes } from './migrations/0019-field-notes';
import { meetings } from './migrations/0020-meetings';
import { snapshots } from './migrations/0021-snapshots';
import { investorUpdates } from './migrations/0022-investor-updates';
import { outlooksAndRhythms } from './migrations/0025-outlooks-and-rhythms';
import { imports } from './migrations/0026-imports';
import { agendaWords } from './migrations/0029-agenda-words';
import { bundles } from './migrations/0031-bundles';
import { productMerges } from './migrations/0035-product-merges';
import { mergedTargets } from './migrations/0036-merged-targets';
import { campaignCodes } from './migrations/0038-campaign-codes';
import { knownSales } from './migrations/0040-known-sales';
import { importSpellings } from './migrations/0041-import-spellings';
import { wasteAndAdLeads } from './migrations/0042-waste-and-ad-leads';
import { creatorBriefs } from './migrations/0043-creator-briefs';
import { dealCredits } from './migrations/0046-deal-credits';
import { targetMeasures } from './migrations/0048-target-measures';
import { madeAt } from './migrations/0049-made-at';
import { adOrders } from './migrations/0050-ad-orders';
import { historyAt } from './migrations/0051-history-at';
import { experimentRanges } from './migrations/0052-experiment-ranges';
import { promotedAims } from './migrations/0053-promoted-aims';

/** Every migration ever released, in order. Names never change; a released one is never edited. */
export const MIGRATIONS = {
  '0001-start': start,
  '0002-pipelines': pipelines,
  '0003-leads': leads,
  '0004-customers': customers,
  '0005-search': search,
  '0006-duplicates': duplicates,
  '0007-targets': targets,
  '0008-proposals': proposals,
  '0009-product-months': productMonths,
  '0010-campaigns': campaigns,
  '0011-content': content,
  '0012-subscriptions': subscriptions,
  '0013-results': results,
  '0017-four-ps': fourPs,
  '0018-verdict-rules': verdictRules,
  '0019-field-notes': fieldNotes,
  '0020-meetings': meetings,
  '0021-snapshots': snapshots,
  '0022-investor-updates': investorUpdates,
  '0025-outlooks-and-rhythms': outlooksAndRhythms,
  '0026-imports': imports,
  '0029-agenda-words': agendaWords,
  '0031-bundles': bundles,
  '0035-product-merges': productMerges,
  '0036-merged-targets': mergedTargets,
  '0038-campaign-codes': campaignCodes,
  '0040-known-sales': knownSales,
  '0041-import-spellings': importSpellings,
  '0042-waste-and-ad-leads': wasteAndAdLeads,
  '0043-creator-briefs': creatorBriefs,
  '0046-deal-credits': dealCredits,
  '0048-target-measures': targetMeasures,
  '0049-made-at': madeAt,
  '0050-ad-orders': adOrders,
  '0051-history-at': historyAt,
  '0052-experiment-ranges': experimentRanges,
  '0053-promoted-aims': promotedAims,
};

export const SCHEMA_VERSION = Object.keys(MIGRATIONS).length;

/**
 * Which orders a code attributes was written down anew with two schemas: campaigns have codes of their own since 0038, and
 * codes are compared without case in every script since 0050. Older files are attributed again.
 */
const CODES_AS_NOW = Object.keys(MIGRATIONS).indexOf('0050-ad-orders') + 1;

/** 'TNDM': says in the file's header that it is ours. */
export const APPLICATION_ID = 0x544e444d;

/**
 * Brings the file to the newest schema in one transaction: old or new, never between. The header's numbers and the index of
 * words belong to it: a schema of which the header knows nothing would be taken for the old one by an older Tandem.
 * An older `to` makes an empty file of that schema, into which what an older Tandem wrote can be read.
 */
export const migrate = async (driver: Driver, to = SCHEMA_VERSION): Promise<void> => {
  const target = Object.keys(MIGRATIONS)[to - 1];
  if (target === undefined) throw new RangeError(`There is no schema ${to}.`);
  const migrator = new Migrator({
    db: kyselyOf(driver),
    provider: { getMigrations: () => Promise.resolve(MIGRATIONS) },
    // Kysely's own transaction would end before ours, and SQLite has no second one inside the first.
    disableTransactions: true,
  });
  const before = Number(driver.pragma('user_version', { simple: true }));
  driver.exec('BEGIN IMMEDIATE');
  try {
    releaseSearch(driver);
    const { error } = await migrator.migrateTo(target);
    if (error !== undefined) throw error instanceof Error ? error : new Error('A migration failed.', { cause: error });
    // What is to be migrated further is indexed then.
    if (to === SCHEMA_VERSION) {
      keepSearch(driver);
      if (before < CODES_AS_NOW) attributeAll(driver);
    }
    driver.pragma(`application_id = ${APPLICATION_ID}`);
    driver.pragma(`user_version = ${to}`);
    driver.exec('COMMIT');
  } catch (error) {
    if (driver.inTransaction) driver.exec('ROLLBACK');
    throw error;
  }
};
