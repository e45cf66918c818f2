import { useEffect, useSyncExternalStore } from 'react';
import type { Draft } from '../../../shared/contract/app';
import { DRAFT_MOST } from '../../../shared/domain/draft';
import { call } from './call';

/** Typing comes in floods: what is half typed is sent at most this often, in milliseconds. */
const EVERY_MS = 250;
/** How many texts one message may carry. */
const MOST_SENT = 200;

type Waiting = Omit<Draft, 'text'> & { text: string | null };

let workspacePath = '';
const kept = new Map<string, Draft>();
const waiting = new Map<string, Waiting>();
let address: string | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

let version = 0;
const watchers = new Set<() => void>();
const resets = new Set<(key: string) => void>();

const changed = (): void => {
  version += 1;
  for (const tell of watchers) tell();
};

/** One text that is too long must not keep the others from the disk: the last of it that fitted stays there. */
const goes = ({ from, text }: Waiting): boolean =>
  text === null || (from.length <= DRAFT_MOST.from && text.length <= DRAFT_MOST.text);

const send = (): void => {
  timer = undefined;
  const drafts = [...waiting.values()].filter(goes).slice(-MOST_SENT);
  waiting.clear();
  if (drafts.length === 0 && address === undefined) return;
  // A keeper that fails must not stand between a person and their words.
  call('app.keepSession', { workspacePath, drafts, ...(address === undefined ? {} : { address }) }).catch(
    () => undefined,
  );
  address = undefined;
};

const soon = (): void => {
  timer ??= setTimeout(send, EVERY_MS);
};

const sendNow = (): void => {
  clearTimeout(timer);
  send();
};
// A window that closes tells the last words that wait.
window.addEventListener('pagehide', sendNow);

/** Takes up what was half typed in a workspace when it was open last. Before any of its fields is shown. */
export const takeUpDrafts = (path: string, drafts: readonly Draft[]): void => {
  if (path !== workspacePath) {
    waiting.clear();
    address = undefined;
  }
  workspacePath = path;
  kept.clear();
  for (const draft of drafts) kept.set(draft.key, draft);
  for (const [key, { text, ...rest }] of waiting) {
    if (text === null) kept.delete(key);
    else kept.set(key, { ...rest, text });
  }
  // Nobody is told: it happens while the first page is being drawn, and what is drawn after it reads this.
  version += 1;
};

/** Keeps where the window is, for the next start. */
export const keepAddress = (next: string): void => {
  address = next;
  soon();
};

/**
 * Under what a field's words are kept: whose field it is comes first, so that a long name cannot cut it off.
 *
 * @param about whose field it is, where more than one record has it: an id.
 */
export const draftKey = (label: string, about = ''): string => `${about} ${label}`.slice(0, DRAFT_MOST.key);

/** What was half typed in a field that still holds what it held then. */
export const draftOf = (key: string, from: string): string | null => {
  const draft = kept.get(key);
  return draft !== undefined && draft.from === from ? draft.text : null;
};

/** What is kept under a key, whatever its field held. */
export const keptUnder = (key: string): Draft | undefined => kept.get(key);

/** Keeps a half-typed text; null lets it go. */
export const keepDraft = (key: string, label: string, from: string, text: string | null): void => {
  if (text === null && !kept.has(key)) return;
  const draft = {
    key,
    label: label.slice(0, DRAFT_MOST.label),
    address: window.location.hash.slice(0, DRAFT_MOST.address),
    from,
  };
  if (text === null) kept.delete(key);
  else kept.set(key, { ...draft, text });
  waiting.delete(key);
  waiting.set(key, text === null ? { ...draft, from: '', text } : { ...draft, text });
  changed();
  // What was saved must not come back when the window is closed in the next moment: that is told at once.
  if (text === null) sendNow();
  else soon();
};

/** Lets a text go that has just been saved; what was typed after it stays. */
export const letGoOf = (key: string, text: string): void => {
  if (kept.get(key)?.text === text) keepDraft(key, '', '', null);
};

/** Throws a text away, in the field too that shows it. */
export const discardDraft = (key: string): void => {
  keepDraft(key, '', '', null);
  for (const reset of resets) reset(key);
};

/** Sets a field back when its words are thrown away elsewhere. */
export const useDiscarded = (key: string, reset: () => void): void => {
  useEffect(() => {
    const hear = (other: string): void => {
      if (other === key) reset();
    };
    resets.add(hear);
    return () => {
      resets.delete(hear);
    };
  }, [key, reset]);
};

const watch = (tell: () => void): (() => void) => {
  watchers.add(tell);
  return () => {
    watchers.delete(tell);
  };
};

/** Those of some texts that still wait, as they stand now. */
export const useWaiting = (drafts: readonly Draft[]): Draft[] => {
  useSyncExternalStore(watch, () => version);
  return drafts.flatMap(({ key }) => kept.get(key) ?? []);
};
