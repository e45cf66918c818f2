import type { Edited } from './edited';

/** A page as somebody likes to see it; `search` is JSON, what stands in the page's address. */
export type ViewsTable = Edited & { page: string; name: string; search: string; position: number };
