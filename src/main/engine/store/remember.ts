import { figuresReader } from '../../../shared/domain/figures';
import type { ReadDb } from './dialect';
import type { Driver, Statement } from './driver';

/** Answers that are kept at once: twice what the longest report asks. A breakdown by product is a megabyte, the others next to nothing. */
const MOST = 200;

type Memory = { commits: Statement; version: unknown; reader: string; answers: Map<string, Promise<unknown>> };

const memories = new WeakMap<ReadDb, Memory>();

/** Lets what is read through `db`, a connection that never writes, be remembered until another connection commits. */
export const rememberReads = (db: ReadDb, driver: Driver): ReadDb => {
  memories.set(db, {
    commits: driver.prepare('PRAGMA data_version').pluck(),
    version: undefined,
    reader: figuresReader(),
    answers: new Map(),
  });
  return db;
};

/**
 * The answer to the same question as long as the workspace is the same: SQLite counts the commits of other
 * connections and other programs in `data_version`, so nothing has to be forgotten by hand. Inside a write
 * transaction every question is asked anew. What is answered is shared and must not be changed.
 */
export const remember = <T>(db: ReadDb, question: string, ask: () => Promise<T>): Promise<T> => {
  const memory = memories.get(db);
  if (!memory) return ask();
  const version = memory.commits.get();
  // Some answers hold sentences, and those the figures of their reader.
  if (version !== memory.version || figuresReader() !== memory.reader) {
    memory.version = version;
    memory.reader = figuresReader();
    memory.answers.clear();
  }
  const { answers } = memory;
  // What is keyed by a question was answered by the same `ask`.
  const known = answers.get(question) as Promise<T> | undefined;
  const answer = known ?? ask();
  answers.delete(question);
  answers.set(question, answer);
  if (known) return answer;
  const oldest = answers.keys().next();
  if (answers.size > MOST && !oldest.done) answers.delete(oldest.value);
  answer.catch(() => {
    if (answers.get(question) === answer) answers.delete(question);
  });
  return answer;
};
