/**
 * What is said about a line of an agenda can be found by its words. No table changes: the index is filled, and its
 * triggers are put, at the end of every migration (`store/search.ts`), and this one makes that happen.
 */
export const agendaWords = {
  async up(): Promise<void> {
    await Promise.resolve();
  },
};
