import { type RefObject, useEffect } from 'react';

/** A button or link whose hint stands open: the hint takes the key for itself before the document hears of it. */
const isHinted = (target: Node): boolean =>
  target instanceof Element && target.closest('button[aria-describedby], a[aria-describedby]') !== null;

/** Escape, pressed inside `box` and not used by a field in it, closes it: also from a button whose hint is shown. */
export const useEscape = (box: RefObject<HTMLElement | null>, onClose: () => void): void => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { target } = event;
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (!(target instanceof Node) || !box.current?.contains(target)) return;
      if (event.eventPhase === Event.CAPTURING_PHASE && !isHinted(target)) return;
      event.preventDefault();
      onClose();
    };
    document.addEventListener('keydown', onKey, true);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey, true);
      document.removeEventListener('keydown', onKey);
    };
  }, [box, onClose]);
};
