/** What ends more than this many days ago is stale. */
export const STALE_AFTER_DAYS = 8;
