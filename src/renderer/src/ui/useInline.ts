import { type KeyboardEvent, useRef, useState } from 'react';
import { sentence } from '../api/call';

export type InlineOptions<T> = {
  value: T;
  /** Saves; may throw or reject, and its sentence is shown under the field. */
  onSave: (value: T) => unknown;
  toText: (value: T) => string;
  /** Undefined when the text is no value; `refusal` is then said. */
  fromText: (text: string) => T | undefined;
  refusal: string;
};

type Inline = {
  text: string;
  error: string | null;
  setText: (text: string) => void;
  start: () => void;
  commit: () => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
};

/**
 * The life of a field edited in place: what is typed stays a draft until the field is left or Enter is
 * pressed, Esc takes it back, and a refused value stays in the field with the reason under it.
 */
export const useInline = <T>({ value, onSave, toText, fromText, refusal }: InlineOptions<T>): Inline => {
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  // Esc blurs the field, and the blur must not save what Esc has just thrown away.
  const reverting = useRef(false);

  const stop = (): void => {
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
    setText: setDraft,
    start: () => setDraft((old) => old ?? toText(value)),
    commit,
    onKeyDown,
  };
};
