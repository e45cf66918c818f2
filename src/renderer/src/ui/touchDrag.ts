/** A finger that rests this long on a card lifts it; one that moves before that scrolls. */
const REST_MS = 300;
/** A resting finger trembles this much, in CSS pixels. */
const TREMBLE = 8;
/** Within this of a list's upper or lower edge a carried card scrolls it, by as much each time the finger moves. */
const EDGE = 40;
const SCROLL = 12;

type Point = { x: number; y: number };

/** What is carried, as its board knows it. */
type TouchData = Record<string, unknown>;

/** Where something can be let go. */
type TouchTarget = {
  /** The finger is over it, or has left it with null. */
  over: (at: Point | null) => void;
  drop: (data: TouchData, at: Point) => void;
};
const TARGETS = new WeakMap<Element, TouchTarget>();
const MARK = 'data-touch-target';

/** Takes what a finger lets go over the element; answers how to stop that. */
export const touchTarget = (element: HTMLElement, target: TouchTarget): (() => void) => {
  TARGETS.set(element, target);
  element.setAttribute(MARK, '');
  return () => {
    TARGETS.delete(element);
    element.removeAttribute(MARK);
  };
};

type TouchSource = {
  element: HTMLElement;
  data: () => TouchData;
  /** Makes the copy of the element that the finger carries look lifted. */
  lift?: (copy: HTMLElement) => void;
  onLift: () => void;
  /** Let go, wherever. */
  onEnd: () => void;
};

const targetAt = ({ x, y }: Point): Element | null => document.elementFromPoint(x, y)?.closest(`[${MARK}]`) ?? null;

/**
 * Lets a finger carry the element: it rests on it, carries it to a target and lets go. The mouse has the system's own
 * drag and drop, which desktops give to no finger. Answers how to stop it.
 */
export const touchDraggable = ({ element, data, lift, onLift, onEnd }: TouchSource): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let from: (Point & { id: number }) | null = null;
  let copy: HTMLElement | null = null;
  // Kept until the touch itself is over, which is after its pointer is.
  let carried = false;
  let over: Element | null = null;
  // A board has a hundred cards: they listen to the window only while a finger is on them.
  let touch: AbortController | undefined;

  const enter = (next: Element | null, at: Point): void => {
    if (over !== null && over !== next) TARGETS.get(over)?.over(null);
    over = next;
    if (next !== null) TARGETS.get(next)?.over(at);
  };
  const carry = (at: Point): void => {
    if (!copy || !from) return;
    copy.style.transform = `translate(${at.x - from.x}px, ${at.y - from.y}px)`;
    const target = targetAt(at);
    enter(target, at);
    if (!target) return;
    const { top, bottom } = target.getBoundingClientRect();
    if (at.y < top + EDGE) target.scrollBy(0, -SCROLL);
    else if (at.y > bottom - EDGE) target.scrollBy(0, SCROLL);
  };
  const end = (): void => {
    clearTimeout(timer);
    touch?.abort();
    if (from) element.setAttribute('draggable', 'true');
    from = null;
    if (!copy) return;
    copy.remove();
    copy = null;
    if (over !== null) TARGETS.get(over)?.over(null);
    over = null;
    onEnd();
  };
  const pick = (): void => {
    const { left, top, width, height } = element.getBoundingClientRect();
    copy = element.cloneNode(true) as HTMLElement;
    lift?.(copy);
    copy.setAttribute('aria-hidden', 'true');
    copy.style.cssText = `position: fixed; left: ${left}px; top: ${top}px; width: ${width}px; height: ${height}px; z-index: 400; pointer-events: none;`;
    document.body.append(copy);
    carried = true;
    onLift();
  };

  const follow = (during: AbortSignal): void => {
    // The finger may leave the element, and the element may leave the page, while it is carried.
    window.addEventListener(
      'pointermove',
      (event) => {
        if (event.pointerId !== from?.id) return;
        const at = { x: event.clientX, y: event.clientY };
        if (copy) carry(at);
        else if (Math.hypot(at.x - from.x, at.y - from.y) > TREMBLE) end();
      },
      { signal: during },
    );
    window.addEventListener(
      'pointerup',
      (event) => {
        if (event.pointerId !== from?.id) return;
        const at = { x: event.clientX, y: event.clientY };
        const target = copy ? targetAt(at) : null;
        const what = data();
        end();
        if (target) TARGETS.get(target)?.drop(what, at);
      },
      { signal: during },
    );
    window.addEventListener('pointercancel', (event) => event.pointerId === from?.id && end(), { signal: during });
  };

  const stop = new AbortController();
  const { signal } = stop;
  element.addEventListener(
    'pointerdown',
    (event) => {
      if (event.pointerType !== 'touch' || !event.isPrimary || (event.target as Element).closest('button')) return;
      // Some systems make a drag of their own of a long touch, which would take this one's place.
      element.setAttribute('draggable', 'false');
      from = { id: event.pointerId, x: event.clientX, y: event.clientY };
      timer = setTimeout(pick, REST_MS);
      touch?.abort();
      touch = new AbortController();
      follow(touch.signal);
    },
    { signal },
  );
  // While something is carried the list under the finger stays where it is, no menu comes up, and letting go is no click.
  const swallow = (event: Event): void => {
    if (carried && event.cancelable) event.preventDefault();
    if (event.type === 'touchend' || event.type === 'touchcancel') carried = false;
  };
  for (const kind of ['touchmove', 'touchend', 'touchcancel', 'contextmenu'])
    element.addEventListener(kind, swallow, { passive: false, signal });
  return () => {
    end();
    stop.abort();
  };
};
