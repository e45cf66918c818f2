import { announce } from '@atlaskit/pragmatic-drag-and-drop-live-region';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { LeadRow } from '../../../../shared/contract/leads';
import { LEAD_STATE_NAMES, type LeadState } from '../../../../shared/domain/leads';
import { NEXT } from './useLeadSteps';
import { leadTitle } from './words';

type Keys = {
  /** The columns in their order, each with the cards that are shown. */
  columns: readonly { state: LeadState; leads: readonly LeadRow[] }[];
  open: (lead: LeadRow) => void;
  /** Whether a step is begun by it. */
  land: (lead: LeadRow, state: LeadState) => boolean;
};
export type LeadKeys = {
  /** The card that is lifted, and the column that it is carried over. */
  lifted: { id: string; over: LeadState } | null;
  /** The card that Tab comes to. */
  stop: string | null;
  onFocus: (lead: LeadRow) => void;
  onBlur: (lead: LeadRow) => void;
  onKeyDown: (lead: LeadRow, event: KeyboardEvent<HTMLElement>) => void;
};

const cardOf = (id: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-lead="${CSS.escape(id)}"]`);

/**
 * The keyboard's way over the hand-off board. Arrows go from card to card; Space lifts one, left and right carry it over
 * the columns, Space or Enter puts it down, Escape leaves it. Each step is spoken.
 */
export const useLeadKeys = ({ columns, open, land }: Keys): LeadKeys => {
  const [lifted, setLifted] = useState<LeadKeys['lifted']>(null);
  const [focus, setFocus] = useState<string | null>(null);
  const all = columns.flatMap(({ leads }) => leads);
  // A card that was put down is in another column, and so another element, once its step is saved.
  const wanted = useRef<LeadRow | null>(null);
  useEffect(() => {
    const lead = wanted.current;
    if (lead === null || !all.some(({ id, state }) => id === lead.id && state !== lead.state)) return;
    wanted.current = null;
    if (document.activeElement === document.body) cardOf(lead.id)?.focus();
  });
  useEffect(() => {
    // Who has gone elsewhere meanwhile is not called back; a step that asks first asks in a dialog.
    const forget = ({ target }: Event): void => {
      const card = wanted.current && cardOf(wanted.current.id);
      if (!(target instanceof Element) || card?.contains(target) || target.closest('[role="dialog"]')) return;
      wanted.current = null;
    };
    document.addEventListener('focusin', forget);
    document.addEventListener('pointerdown', forget);
    return () => {
      document.removeEventListener('focusin', forget);
      document.removeEventListener('pointerdown', forget);
    };
  }, []);

  const placeOf = (id: string): [number, number] => {
    const column = columns.findIndex(({ leads }) => leads.some((lead) => lead.id === id));
    return [column, columns[column]?.leads.findIndex((lead) => lead.id === id) ?? -1];
  };
  const neighbour = (id: string, key: string): LeadRow | undefined => {
    const [column, row] = placeOf(id);
    if (key === 'ArrowUp' || key === 'ArrowDown') return columns[column]?.leads[row + (key === 'ArrowUp' ? -1 : 1)];
    const side = key === 'ArrowLeft' ? columns.slice(0, column).toReversed() : columns.slice(column + 1);
    const next = side.find(({ leads }) => leads.length > 0)?.leads ?? [];
    return next[Math.min(row, next.length - 1)];
  };
  const carry = (lead: LeadRow, over: LeadState, key: string): void => {
    const at = columns.findIndex(({ state }) => state === over);
    const next = columns[at + (key === 'ArrowLeft' ? -1 : 1)]?.state;
    if (next === undefined) return;
    setLifted({ id: lead.id, over: next });
    const fits = next === lead.state || NEXT[lead.state].includes(next);
    announce(`${LEAD_STATE_NAMES[next]}${fits ? '' : ', not its next step'}.`);
  };

  const onKeyDown = (lead: LeadRow, event: KeyboardEvent<HTMLElement>): void => {
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = key.startsWith('Arrow');
    if (!arrow && key !== ' ' && key !== 'Enter' && (key !== 'Escape' || lifted === null)) return;
    event.preventDefault();
    event.stopPropagation();
    if (lifted?.id !== lead.id) {
      if (key === ' ') {
        setLifted({ id: lead.id, over: lead.state });
        announce(`${leadTitle(lead)} lifted. Left and right carry it, Space puts it down, Escape leaves it.`);
      } else if (key === 'Enter') open(lead);
      else if (arrow) cardOf(neighbour(lead.id, key)?.id ?? '')?.focus();
      return;
    }
    if (key === 'ArrowLeft' || key === 'ArrowRight') return carry(lead, lifted.over, key);
    if (arrow) return;
    setLifted(null);
    if (key === 'Escape') return announce(`${leadTitle(lead)} stays where it is.`);
    wanted.current = land(lead, lifted.over) ? lead : null;
  };
  return {
    lifted,
    stop: all.some(({ id }) => id === focus) ? focus : (all[0]?.id ?? null),
    onFocus: (lead) => setFocus(lead.id),
    onBlur: (lead) => {
      if (lifted?.id !== lead.id) return;
      setLifted(null);
      announce(`${leadTitle(lead)} stays where it is.`);
    },
    onKeyDown,
  };
};
