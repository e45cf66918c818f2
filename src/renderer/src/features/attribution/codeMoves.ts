import type { RuleChange } from '../../../../shared/contract/attribution';
import { TandemError } from '../../../../shared/contract/errors';

/** A change of a campaign or of creators' codes that is looked at before it is made. */
export type CodeMove = {
  title: string;
  /** What is said once it was made. */
  done: string;
  /** Why orders move, to stand above what moves. */
  why: string;
  change: RuleChange;
  /** It was made. */
  made: () => void;
  /** It was left, or refused with a sentence. */
  left: (why: string | null) => void;
};

let current: CodeMove | null = null;
const listeners = new Set<() => void>();

const put = (move: CodeMove | null): void => {
  current = move;
  for (const listener of listeners) listener();
};

/** What waits to be looked at; one at a time. */
export const codeMoves = {
  now: (): CodeMove | null => current,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      // Nothing of a page that was left waits for the next one that shows such changes.
      queueMicrotask(() => {
        if (listeners.size > 0 || current === null) return;
        current.left(null);
        put(null);
      });
    };
  },
  done: (): void => put(null),
};

let asked: { change: string; made: Promise<boolean> } | null = null;

/**
 * Makes a change of a campaign or of creators' codes after what it moves was seen; at once where no order moves. Answers
 * whether it was made; a refusal is thrown with its sentence. The same change asked for twice, as a field does that loses
 * the focus to the dialog, is one. Needs `CodeMoves` on the page.
 */
export const changeCode = (asking: Pick<CodeMove, 'title' | 'done' | 'why' | 'change'>): Promise<boolean> => {
  const text = JSON.stringify(asking.change);
  if (current !== null && asked?.change === text) return asked.made;
  current?.left(null);
  const made = new Promise<boolean>((resolve, reject) => {
    put({
      ...asking,
      made: () => resolve(true),
      left: (why) => (why === null ? resolve(false) : reject(new TandemError('rule', why))),
    });
  });
  asked = { change: text, made };
  return made;
};
