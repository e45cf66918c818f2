import type { Driver } from '../../store/dialect';
import type { Gone } from './gone';
import type { Pointers } from './pointers';
import type { Told } from './told';

/** An import that is being taken back: what each part of that reads, and what it adds to. */
export type Undoing = {
  driver: Driver;
  batch: number;
  author: { at: string; personId: string | null; currency: string };
  /** Conflicts, as entity/id, that go or get their old values all the same. */
  also: ReadonlySet<string>;
  pointers: Pointers;
  gone: Gone;
  told: Told;
  /** Days whose sums are to be made anew. */
  days: Set<string>;
  removed: number;
  restored: number;
  /** Lets others have their turn, says how far it is, and ends it when it was cancelled. */
  pause: (done: number, total: number | null) => Promise<void>;
};
