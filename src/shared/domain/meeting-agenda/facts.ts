import type { Day } from '../day';
import type { AgendaSection, LineKind } from '../meetings';

/**
 * An agenda in words. What the workspace says is gathered elsewhere; here it becomes lines that can be read out.
 * A held meeting keeps these lines as they were, so every line says its figures and days whole.
 */
export type AgendaLine = {
  /** What the line is about, the same from one meeting to the next: `action:ID`. */
  key: string;
  section: AgendaSection;
  text: string;
  detail: string;
  tone: AgendaTone;
  /** Where it leads. */
  leads: { kind: LineKind; id: string } | null;
};
export type AgendaTone = 'plain' | 'good' | 'warn' | 'bad';

/** How amounts are written, and the day the agenda is read. */
export type Words = { amount: (value: number) => string; today: Day };

export type TargetFact = {
  id: string;
  name: string;
  top: boolean;
  target: number;
  outlook: number;
  status: 'hit' | 'on-track' | 'at-risk' | 'miss' | 'not-started';
  owner: string | null;
  /** The newest call and the day it was made. */
  call: { word: string; by: string | null; day: Day } | null;
  /** What offsets leave open of a shortage. */
  uncovered: number;
};
export type ActionFact = {
  id: string;
  what: string;
  owner: string | null;
  due: Day | null;
  /** The meeting it was agreed in: its name and day. */
  from: { name: string; day: Day } | null;
  /** Meetings that it was carried over. */
  carried: number;
};
export type ChangeFact = {
  id: number;
  label: string;
  by: string | null;
  day: Day;
  what: string;
  leads: AgendaLine['leads'];
};
export type LeadFact = { id: string; name: string; company: string; late: boolean; since: Day };
export type ExperimentFact = {
  id: string;
  hypothesis: string;
  ends: Day | null;
  result: string;
  /** Spent of its cap in minor units, where it is near or reached; null where the cap asks for nothing. */
  cap: { spent: number; of: number; reached: boolean } | null;
};
export type AskFact = {
  id: string;
  name: string;
  by: string | null;
  amount: number;
  expected: number;
  due: Day;
  reason: string;
  /** Approved, and its day has come without anybody saying what it brought. */
  toScore: boolean;
};
export type NoteFact = {
  id: string;
  text: string;
  type: string;
  theme: { id: string; name: string } | null;
  where: string;
};
export type SourceFact = { source: string; lastDay: Day | null; ageDays: number };
export type FeedFact = {
  kind: 'item' | 'decision' | 'action';
  id: string;
  text: string;
  note: string;
  meeting: { id: string; name: string; day: Day };
  by: string | null;
  due: Day | null;
};

export type AgendaFacts = Words & {
  sections: readonly AgendaSection[];
  standing: readonly string[];
  /** The day of the last meeting of this kind; null for the first. */
  since: Day | null;
  /** The first day that the agenda looks back to. */
  from: Day;
  targets: readonly TargetFact[];
  actions: readonly ActionFact[];
  changes: readonly ChangeFact[];
  leads: readonly LeadFact[];
  experiments: readonly ExperimentFact[];
  asks: readonly AskFact[];
  notes: readonly NoteFact[];
  sources: readonly SourceFact[];
  feeds: readonly FeedFact[];
  /** Items that people brought to the last meeting and that were left open. */
  left: readonly { id: string; text: string; note: string; day: Day }[];
};
