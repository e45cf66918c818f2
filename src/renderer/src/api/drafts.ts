import { type Dispatch, type SetStateAction, useCallback, useRef, useState } from 'react';
import type { Draft } from '../../../shared/contract/app';
import { call } from './call';

/** Typing comes in floods; what is kept is where it pauses. */
const PAUSE_MS = 250;

let workspacePath = '';
const kept = new Map<string, Draft>();
const waiting = new Map<string, Omit<Draft, 'text'> & { text: string | null }>();
let address: string | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

const send = (): void => {
  timer = undefined;
  const drafts = [...waiting.values()].slice(-200);
  waiting.clear();
  // A keeper that fails must not stand between a person and their words.
  call('app.keepSession', { workspacePath, drafts, ...(address === undefined ? {} : { address }) }).catch(
    () => undefined,
  );
  address = undefined;
};

const soon = (): void => {
  timer ??= setTimeout(send, PAUSE_MS);
};

/** Takes up what was half typed in a workspace when it was open last. Before any of its fields is shown. */
export const takeUpDrafts = (path: string, drafts: readonly Draft[]): void => {
  if (path !== workspacePath) {
    waiting.clear();
    address = undefined;
  }
  workspacePath = path;
  kept.clear();
  for (const draft of drafts) kept.set(draft.key, draft);
  for (const [key, { text, ...rest }] of waiting) if (text !== null) kept.set(key, { ...rest, text });
};

/** Keeps where the window is, for the next start. */
export const keepAddress = (next: string): void => {
  address = next;
  soon();
};

/** What was half typed in a field that still holds what it held then. */
export const draftOf = (key: string, from: string): string | null => {
  const draft = kept.get(key);
  return draft !== undefined && draft.from === from ? draft.text : null;
};

/** Keeps a half-typed text; null lets it go. */
export const keepDraft = (key: string, label: string, from: string, text: string | null): void => {
  if (text === null && !kept.has(key)) return;
  const draft = { key, label, address: window.location.hash, from };
  if (text === null) kept.delete(key);
  else kept.set(key, { ...draft, text });
  waiting.delete(key);
  waiting.set(key, { ...draft, text });
  soon();
};

/** The page without its period: the same field is on it whatever time it shows. */
export const draftPlace = (): string => {
  const [path = '', search = ''] = window.location.hash.split('?');
  const rest = new URLSearchParams(search);
  rest.delete('period');
  return `${path}?${rest.toString()}`.slice(0, 150);
};

/**
 * The state of a text field whose words outlast a crash, a kill and a page that was left: they are kept beside the
 * workspace until they are saved. When they are, set it back to `initial`, or let it go with the third part, which
 * leaves what is shown.
 *
 * @param about whose field it is, where more than one record has it: an id.
 * @example const [line, setLine] = useDraft('Field note', '');
 */
export const useDraft = (label: string, initial: string, about = ''): [string, (text: string) => void, () => void] => {
  const key = `${label} ${about}`.slice(0, 300);
  const [state, setState] = useState(() => ({ key, from: initial, text: draftOf(key, initial) ?? initial }));
  // Another record has its own words; a value that changed shows, unless something else is half typed.
  const fresh =
    state.key !== key
      ? { key, from: initial, text: draftOf(key, initial) ?? initial }
      : state.from !== initial
        ? { key, from: initial, text: kept.has(key) ? state.text : initial }
        : state;
  if (fresh !== state) setState(fresh);
  const { from, text } = fresh;
  const change = useCallback(
    (next: string) => {
      setState({ key, from, text: next });
      keepDraft(key, label, from, next === from ? null : next);
    },
    [key, label, from],
  );
  const letGo = useCallback(() => keepDraft(key, label, from, null), [key, label, from]);
  return [text, change, letGo];
};

const fits = <T extends object>(initial: T, found: unknown): found is T =>
  typeof found === 'object' &&
  found !== null &&
  Object.entries(initial).every(([name, value]) => {
    const other: unknown = Reflect.get(found, name);
    return other !== undefined && (value === null || other === null || typeof other === typeof value);
  });

const read = <T extends object>(key: string, initial: T): T => {
  try {
    const found: unknown = JSON.parse(draftOf(key, '') ?? 'null');
    return fits(initial, found) ? found : initial;
  } catch {
    return initial;
  }
};

/** The same for a form of several fields, kept together. The third part lets it go without changing what is shown. */
export const useDraftForm = <T extends object>(
  label: string,
  start: T,
  about = '',
): [T, Dispatch<SetStateAction<T>>, () => void] => {
  const key = `${label} ${about}`.slice(0, 300);
  const [initial] = useState(start);
  const [value, setValue] = useState(() => read(key, initial));
  const now = useRef(value);
  const letGo = useCallback(() => keepDraft(key, label, '', null), [key, label]);
  const change = useCallback(
    (next: SetStateAction<T>) => {
      now.current = typeof next === 'function' ? next(now.current) : next;
      setValue(now.current);
      const text = JSON.stringify(now.current);
      keepDraft(key, label, '', text === JSON.stringify(initial) || text.length > 20_000 ? null : text);
    },
    [key, label, initial],
  );
  return [value, change, letGo];
};
