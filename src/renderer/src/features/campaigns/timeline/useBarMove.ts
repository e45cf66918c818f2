import { announce } from '@atlaskit/pragmatic-drag-and-drop-live-region';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { moveSpan, type Span, stretchSpan } from '../../../../../shared/domain/campaigns';
import { daySpan, plural } from '../../../format';
import { daysBetween } from '../../../../../shared/domain/day';
import { daysMoved, type Frame } from './geometry';

type Edge = 'start' | 'end';
type Grip = 'move' | Edge;
/** Pixels under which a press is a click. */
const STILL = 4;
const EDGES: Record<string, Edge> = { Home: 'start', End: 'end' };
const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, PageUp: -7, PageDown: 7 };

type BarMove = {
  name: string;
  span: Span;
  frame: Frame;
  onOpen: () => void;
  onDrop: (span: Span) => void;
};

const changed = (span: Span, grip: Grip, days: number): Span =>
  grip === 'move' ? moveSpan(span, days) : stretchSpan(span, grip, days);

/**
 * How one bar is moved and stretched. Mouse: drag it, or one of its ends. Keyboard: Space lifts it, left and right carry
 * it by a day, Page Up and Page Down by a week. Home takes hold of its start and End of its end, so that the same keys
 * stretch it; with Shift they move the end at once. Space or Enter puts it down, Escape puts it back. Each step is spoken.
 */
export const useBarMove = ({ name, span, frame, onOpen, onDrop }: BarMove) => {
  const [held, setHeld] = useState<Span | null>(null);
  const [grip, setGrip] = useState<Grip>('move');
  const drag = useRef<{ x: number; width: number; grip: Grip; moved: boolean } | null>(null);

  const say = (now: Span): void =>
    announce(`${daySpan(now.starts, now.ends)}, ${plural(daysBetween(now.starts, now.ends) + 1, 'day')}.`);
  const drop = (now: Span): void => {
    setHeld(null);
    if (now.starts !== span.starts || now.ends !== span.ends) onDrop(now);
  };

  const onPointerDown = (event: PointerEvent<HTMLElement>, grip: Grip): void => {
    if (event.button !== 0) return;
    const track = event.currentTarget.closest('[data-track]');
    if (!track) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, width: track.clientWidth, grip, moved: false };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    const now = drag.current;
    if (!now) return;
    const pixels = event.clientX - now.x;
    if (!now.moved && Math.abs(pixels) < STILL) return;
    now.moved = true;
    setHeld(changed(span, now.grip, daysMoved(frame, pixels, now.width)));
  };
  const onPointerUp = (event: PointerEvent<HTMLElement>): void => {
    const now = drag.current;
    drag.current = null;
    if (!now?.moved) return;
    drop(changed(span, now.grip, daysMoved(frame, event.clientX - now.x, now.width)));
  };
  const onPointerCancel = (): void => {
    drag.current = null;
    setHeld(null);
  };
  const moved = useRef(false);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const used = (): void => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (event.key === ' ') {
      used();
      if (held) {
        announce(`${name} put down.`);
        drop(held);
      } else {
        setHeld(span);
        setGrip('move');
        announce(
          `${name} lifted. Arrows carry it by days; after Home they move its start, after End its end. Space puts it down.`,
        );
      }
      return;
    }
    if (!held) return;
    const days = STEPS[event.key];
    const edge = EDGES[event.key];
    if (edge !== undefined) {
      used();
      setGrip(edge);
      announce(`Arrows now move its ${edge}.`);
    } else if (days !== undefined) {
      used();
      const now = changed(held, event.shiftKey ? 'end' : grip, days);
      setHeld(now);
      say(now);
    } else if (event.key === 'Enter') {
      used();
      drop(held);
    } else if (event.key === 'Escape') {
      used();
      setHeld(null);
      announce(`${name} is back where it was.`);
    }
  };
  return {
    held,
    /** Ends a keyboard move when the focus goes elsewhere. */
    cancel: () => {
      if (!drag.current) setHeld(null);
    },
    onKeyDown,
    handlers: (grip: Grip) => ({
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        moved.current = false;
        onPointerDown(event, grip);
      },
      onPointerMove,
      onPointerUp: (event: PointerEvent<HTMLElement>) => {
        moved.current = drag.current?.moved ?? false;
        onPointerUp(event);
      },
      onPointerCancel,
    }),
    /** A press that moved the bar must not open it as well. */
    onClick: () => {
      if (!moved.current) onOpen();
      moved.current = false;
    },
  };
};
