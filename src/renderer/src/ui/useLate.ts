import { useEffect, useState } from 'react';

/** What takes less than this shows no sign of waiting: a flash of one is slower to read than none. */
export const PATIENCE = 300;

/** True once `active` has lasted for `after` milliseconds. */
export const useLate = (active: boolean, after = PATIENCE): boolean => {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!active) return undefined;
    const timer = setTimeout(() => setLate(true), after);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [active, after]);
  return active && late;
};
