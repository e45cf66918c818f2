/** The index of words; see store/search.ts. */
export type SearchTables = {
  search_docs: { key: number; ref: string; text: string };
};
