import { type KeyboardEvent, useRef, useState } from 'react';
import { sentence } from '../api/call';
import { draftOf, draftPlace, keepDraft } from '../api/drafts';

export type InlineOptions<T> = {
  value: T;
  /** Saves; may throw or reject, and its sentence is shown under the field. */
  onSave: (value: T) => unknown;
  toText: (value: T) => string;
  /** Undefined when the text is no value; `refusal` is then said. */
  fromText: (text: string) => T | undefined;
  refusal: string;
  /** Half-typed text outlasts a crash under this name: for fields that hold more than a line. */
  keptAs?: string | undefined;
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
  const key = keptAs === undefined ? '' : `${keptAs} ${draftPlace()} ${toText(value).slice(0, 60)}`;
  const [draft, setDraft] = useState<string | null>(() => (keptAs === undefined ? null : draftOf(key, toText(value))));
  const [halfTyped, setHalfTyped] = useState(draft !== null);
  const [error, setError] = useState<string | null>(null);
  // Esc blurs the field, and the blur must not save what Esc has just thrown away.
  const reverting = useRef(false);

  const keep = (text: string | null): void => {
    if (keptAs !== undefined) keepDraft(key, keptAs, toText(value), text);
  };

  const stop = (): void => {
    keep(null);
    setHalfTyped(false);
    setDraft(null);
    setError(null);
  };

  const save = async (next: T): Promise<void> => {
    try {
      await onSave(next);
      stop();
    } catch (thrown) {
      setError(sentence(thrown));
    }
  };

  const commit = (): void => {
    if (reverting.current || draft === null) return;
    if (draft.trim() === toText(value).trim()) return stop();
    const next = fromText(draft);
    if (next === undefined) return setError(refusal);
    setError(null);
    void save(next);
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
    text: draft ?? toText(value),
    error,
    halfTyped,
    setText: (text) => {
      setDraft(text);
      keep(text);
    },
    start: () => setDraft((old) => old ?? toText(value)),
    commit,
    onKeyDown,
  };
};
