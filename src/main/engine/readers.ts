import { AsyncLocalStorage } from 'node:async_hooks';
import { keepReadersApart, type ReaderScope } from '../../shared/domain/figures';

type Reader = NonNullable<ReturnType<ReaderScope['current']>>;

const readers = new AsyncLocalStorage<Reader>();
let working = 0;

/**
 * From now on work for a reader of its own (a report that is frozen, an update for a reader elsewhere) keeps that reader
 * through everything it waits for, and other calls that are answered between its steps keep theirs.
 */
export const startKeepingReadersApart = (): void =>
  keepReadersApart({
    current: () => readers.getStore(),
    within: async (reader, work) => {
      working += 1;
      try {
        return await readers.run(reader, work);
      } finally {
        working -= 1;
        // While it is on, every promise of the engine pays for it.
        if (working === 0) readers.disable();
      }
    },
  });
