import type { Dimension } from '../../../shared/domain/dimensions';

/**
 * By what the figures of one kind of row can be asked, in the order in which they are offered. A metric that makes sense by
 * less, or begins with another, lists its own.
 */
type Dimensions = readonly Dimension[];

export const TIME_DIMENSIONS: Dimensions = ['day', 'week', 'month'];

/** Lines of orders. */
export const LINE_DIMENSIONS: Dimensions = [
  'channel',
  'location',
  'product',
  'rep',
  'campaign',
  'customer',
  'source',
  'country',
  ...TIME_DIMENSIONS,
];

export const DEAL_DIMENSIONS: Dimensions = [
  'channel',
  'product',
  'rep',
  'campaign',
  'customer',
  'source',
  ...TIME_DIMENSIONS,
];

export const LEAD_DIMENSIONS: Dimensions = ['rep', 'campaign', 'source', ...TIME_DIMENSIONS];

/** Rows of results: ads, mail, posts, visits. */
export const RESULT_DIMENSIONS: Dimensions = ['campaign', 'promotion', 'content', 'source', ...TIME_DIMENSIONS];

/** What campaigns cost against what came of it. */
export const SPEND_DIMENSIONS: Dimensions = ['campaign', 'promotion', ...TIME_DIMENSIONS];

export const SUBSCRIPTION_DIMENSIONS: Dimensions = ['plan', 'customer', 'country', ...TIME_DIMENSIONS];

/** The kinds of targets; a target's own months and weeks stand under it. */
export const TARGET_DIMENSIONS: Dimensions = ['channel', 'product', 'rep'];
