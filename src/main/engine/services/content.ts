import type { ServiceOf } from '../context';
import { readHouse } from '../store/repositories/content';

/** The message house as it is shown beside a draft. */
export const contentService: ServiceOf<'content'> = {
  'content.house': (filter, context) => readHouse(context.store.read, filter),
};
