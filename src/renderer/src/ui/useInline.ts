import { type KeyboardEvent, useCallback, useRef, useState } from 'react';
import { sentence } from '../api/call';
import { draftKey, draftOf, keepDraft, letGoOf, useDiscarded } from '../api/drafts';

export type InlineOptions<T> = {
  value: T;
  /** Saves; may throw or reject, and its sentence is shown under the field. */
  onSave: (value: T) => unknown;
  toText: (value: T) => string;
  /** Undefined when the text is no value; `refusal` is then said. */
  fromText: (text: string) => T | undefined;
  refusal: string;
  /** Half-typed text outlasts a crash under this name and record: for fields that hold more than a line. */
  keptAs?: { label: string; about: string } | undefined;
};

type Inline = {
  text: string;
  error: string | null;
  /** What stands in the field was typed before Tandem was closed, and is not saved yet. */
  halfTyped: boolean;
  setText: (text: string) => void;
  start: () => void;
  commit: () => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
};

/**
 * The life of a field edited in place: what is typed stays a draft until the field is left or Enter is
 * pressed, Esc takes it back, and a refused value stays in the field with the reason under it.
 */
export const useInline = <T>({ value, onSave, toText, fromText, refusal, keptAs }: InlineOptions<T>): Inline => {
  const key = keptAs ? draftKey(keptAs.label, keptAs.about) : '';
  const before = toText(value);
  const begin = () => {
    const draft = keptAs ? draftOf(key, before) : null;
    return { key, draft, halfTyped: draft !== null, error: null as string | null };
  };
  const [state, setState] = useState(begin);
  // Another record has its own words.
  const fresh = state.key === key ? state : begin();
  if (fresh !== state) setState(fresh);
  const { draft, halfTyped, error } = fresh;
  // Esc blurs the field, and the blur must not save what Esc has just thrown away.
  const reverting = useRef(false);

  useDiscarded(
    key,
    useCallback(() => setState({ key, draft: null, halfTyped: false, error: null }), [key]),
  );

  const set = (patch: Partial<Omit<typeof state, 'key'>>): void => setState((old) => ({ ...old, ...patch }));
  const stop = (): void => {
    if (keptAs) keepDraft(key, keptAs.label, before, null);
    set({ draft: null, halfTyped: false, error: null });
  };

  const save = async (next: T, typed: string): Promise<void> => {
    try {
      await onSave(next);
      letGoOf(key, typed);
      // What was typed meanwhile, or into another record, is not saved by this.
      setState((old) =>
        old.key === key && old.draft === typed ? { key, draft: null, halfTyped: false, error: null } : old,
      );
    } catch (thrown) {
      setState((old) => (old.key === key ? { ...old, error: sentence(thrown) } : old));
    }
  };

  const commit = (): void => {
    if (reverting.current || draft === null) return;
    if (draft.trim() === before.trim()) return stop();
    const next = fromText(draft);
    if (next === undefined) return set({ error: refusal });
    set({ error: null });
    void save(next, draft);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      reverting.current = true;
      stop();
      event.currentTarget.blur();
      reverting.current = false;
    } else if (
      event.key === 'Enter' &&
      !(event.currentTarget instanceof HTMLTextAreaElement && !event.ctrlKey && !event.metaKey)
    ) {
      event.preventDefault();
      // Leaving the field is what saves it: one way, whichever key or click led there.
      event.currentTarget.blur();
    }
  };

  return {
    text: draft ?? before,
    error,
    halfTyped,
    setText: (text) => {
      set({ draft: text });
      if (keptAs) keepDraft(key, keptAs.label, before, text);
    },
    start: () => setState((old) => ({ ...old, draft: old.draft ?? before })),
    commit,
    onKeyDown,
  };
};
