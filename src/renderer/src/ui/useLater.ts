import { useEffect, useState } from 'react';

/** When code that no first page needs is fetched by itself: after a usual start is over. */
const IDLE_MS = 2500;

/**
 * Code that a start need not wait for, as what `load` answers; null until it has come. It is fetched when it is first
 * `wanted`, and otherwise some time after the start, so that it is there at once when it is asked for.
 */
export const useLater = <T extends object>(load: () => Promise<T>, wanted: boolean): T | null => {
  const [found, setFound] = useState<T | null>(null);
  useEffect(() => {
    if (found !== null) return undefined;
    let gone = false;
    const fetch = (): void =>
      void load().then(
        (value) => gone || setFound(value),
        // Asked again the next time it is wanted; a page that cannot read its own files says so elsewhere.
        () => undefined,
      );
    if (wanted) fetch();
    const timer = window.setTimeout(fetch, IDLE_MS);
    return () => {
      gone = true;
      window.clearTimeout(timer);
    };
  }, [found, load, wanted]);
  return found;
};
