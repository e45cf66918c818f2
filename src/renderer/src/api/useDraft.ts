import { type Dispatch, type SetStateAction, useCallback, useEffect, useRef, useState } from 'react';
import { draftKey, draftOf, keepDraft, keptUnder, letGoOf, useDiscarded } from './drafts';
import { isRecord } from '../../../shared/domain/record';

/**
 * The state of a text field whose words outlast a crash, a kill and a page that was left: they are kept beside the
 * workspace until they are saved. When they are, set it back to `initial`, or let it go with the third part, which
 * leaves what is shown.
 *
 * @param about whose field it is, where more than one record has it: an id.
 * @example const [line, setLine] = useDraft('Field note', '');
 */
export const useDraft = (label: string, initial: string, about = ''): [string, (text: string) => void, () => void] => {
  const key = draftKey(label, about);
  const [state, setState] = useState(() => ({ key, from: initial, text: draftOf(key, initial) ?? initial }));
  // Another record has its own words; a value that changed shows, unless something else is half typed.
  const fresh =
    state.key !== key
      ? { key, from: initial, text: draftOf(key, initial) ?? initial }
      : state.from !== initial
        ? { key, from: initial, text: keptUnder(key)?.text === state.text ? state.text : initial }
        : state;
  if (fresh !== state) setState(fresh);
  const { from, text } = fresh;
  // Words that stand over a changed value are kept as words over that one, or no field would take them up again.
  useEffect(() => {
    const draft = keptUnder(key);
    if (draft?.text === text && draft.from !== from) keepDraft(key, label, from, text === from ? null : text);
  }, [key, label, from, text]);
  const change = useCallback(
    (next: string) => {
      setState({ key, from, text: next });
      keepDraft(key, label, from, next === from ? null : next);
    },
    [key, label, from],
  );
  const letGo = useCallback(() => keepDraft(key, label, from, null), [key, label, from]);
  useDiscarded(
    key,
    useCallback(() => setState({ key, from, text: from }), [key, from]),
  );
  return [text, change, letGo];
};

/** Whether something half typed waits under a label, for what is open only while it is typed into. */
export const hasDraft = (label: string, about = ''): boolean => keptUnder(draftKey(label, about)) !== undefined;

/**
 * A draft of words that are saved as the field is left: saving gives them once, keeps them until they are on disk, and
 * gives them again after a refusal.
 *
 * @param onSave may reject; its sentence is for the caller to show.
 */
export const useSavedDraft = (
  label: string,
  value: string,
  about: string,
  onSave: (text: string) => Promise<unknown>,
): { text: string; change: (text: string) => void; save: (text: string) => void } => {
  const [text, change] = useDraft(label, value, about);
  // What was sent last: leaving the field after Enter must not send it again before the answer is there.
  const sent = useRef(value);
  useEffect(() => {
    sent.current = value;
  }, [value]);
  const save = (next: string): void => {
    change(next);
    const before = sent.current;
    if (next === before) return;
    sent.current = next;
    onSave(next).then(
      () => letGoOf(draftKey(label, about), next),
      () => {
        if (sent.current === next) sent.current = before;
      },
    );
  };
  return { text, change, save };
};

/** The form as it starts, with those kept fields that it still has and that are of their kind. */
const taken = <T extends object>(key: string, initial: T): T => {
  try {
    const found: unknown = JSON.parse(draftOf(key, '') ?? 'null');
    if (!isRecord(found)) return initial;
    const fitting = Object.entries(initial).flatMap(([name, value]): [string, unknown][] => {
      const other = found[name];
      const fits = other !== undefined && (value === null || other === null || typeof other === typeof value);
      return fits ? [[name, other]] : [];
    });
    return Object.assign({ ...initial }, Object.fromEntries(fitting));
  } catch {
    return initial;
  }
};

/** The fields of a form that differ from its start, as a text; null where none does. */
const textOf = (value: object, initial: object): string | null => {
  const before = new Map<string, unknown>(Object.entries(initial));
  const differs = Object.entries(value).filter(
    ([name, one]) => JSON.stringify(one) !== JSON.stringify(before.get(name)),
  );
  return differs.length === 0 ? null : JSON.stringify(Object.fromEntries(differs));
};

/** A kept text as words: of a form, what was typed into it. */
export const draftWords = (text: string): string => {
  try {
    const found: unknown = JSON.parse(text);
    if (!isRecord(found)) return text;
    return Object.values(found)
      .filter((one) => typeof one === 'string' && one !== '')
      .join(', ');
  } catch {
    return text;
  }
};

/** The same for a form of several fields, kept together. The third part lets it go without changing what is shown. */
export const useDraftForm = <T extends object>(
  label: string,
  start: T,
  about = '',
): [T, Dispatch<SetStateAction<T>>, () => void] => {
  const key = draftKey(label, about);
  const [state, setState] = useState(() => ({ key, initial: start, value: taken(key, start) }));
  // Another record has its own form.
  const fresh = state.key === key ? state : { key, initial: start, value: taken(key, start) };
  if (fresh !== state) setState(fresh);
  const { initial, value } = fresh;
  // Several changes in one event build on each other before anything is drawn.
  const now = useRef({ key, value });
  const letGo = useCallback(() => keepDraft(key, label, '', null), [key, label]);
  const change = useCallback(
    (next: SetStateAction<T>) => {
      const before = now.current.key === key ? now.current.value : taken(key, initial);
      const after = typeof next === 'function' ? next(before) : next;
      now.current = { key, value: after };
      setState({ key, initial, value: after });
      keepDraft(key, label, '', textOf(after, initial));
    },
    [key, label, initial],
  );
  useDiscarded(
    key,
    useCallback(() => {
      now.current = { key, value: initial };
      setState({ key, initial, value: initial });
    }, [key, initial]),
  );
  return [value, change, letGo];
};
