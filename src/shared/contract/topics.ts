/** Topics that a write touches; the window refetches what it shows of them. */
export const TOPICS = [
  'workspace',
  'people',
  'channels',
  'products',
  'orders',
  'deals',
  'proposals',
  'views',
  'leads',
  'companies',
  'activities',
  'comments',
  'campaigns',
  'targets',
  'moments',
  'four-ps',
  'imports',
  'reports',
  'history',
  'backups',
] as const;
export type Topic = (typeof TOPICS)[number];
