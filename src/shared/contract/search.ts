import { z } from 'zod';
import { read } from './channel';
import { shortText } from './common';
import { SEARCH_KINDS } from './search-kinds';

export const searchHit = z.object({
  kind: z.enum(SEARCH_KINDS),
  id: z.string(),
  title: z.string(),
  /** Second line: company, stage, e-mail. */
  hint: z.string(),
  /** The record whose page or panel shows it: an activity opens the company it was with, an order itself by what files know it by. */
  opens: z.object({ kind: z.enum([...SEARCH_KINDS, 'target']), id: z.string() }),
});
export type SearchHit = z.infer<typeof searchHit>;

export const searchContract = {
  'search.query': read(
    z.object({ text: shortText, perKind: z.number().int().min(1).max(20).default(5) }),
    z.array(searchHit),
  ),
};
