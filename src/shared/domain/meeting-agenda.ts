import type { Day } from './day';
import { day as dayText, daySpan } from './day-words';
import { daysBetween } from './day';
import type { AgendaSection, LineKind } from './meetings';

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

type Words = { amount: (value: number) => string; today: Day };

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
export type ExperimentFact = { id: string; hypothesis: string; ends: Day | null; result: string };
export type AskFact = {
  id: string;
  name: string;
  by: string | null;
  amount: number;
  expected: number;
  due: Day;
  reason: string;
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

/** A call older than this is due again. */
export const CALL_DUE_DAYS = 14;
/** A shortage of less than this share of the target is not worth a word. */
const NEGLIGIBLE = 0.005;
const MOST_CHANGES = 10;
const MOST_LEADS = 8;
const MOST_THEMES = 5;

const STATUS_WORDS: Readonly<Record<TargetFact['status'], string>> = {
  hit: 'hit',
  'on-track': 'on track',
  'at-risk': 'at risk',
  miss: 'heading for a miss',
  'not-started': 'not started',
};
const STATUS_TONE: Readonly<Record<TargetFact['status'], AgendaTone>> = {
  hit: 'good',
  'on-track': 'plain',
  'at-risk': 'warn',
  miss: 'bad',
  'not-started': 'plain',
};

const counted = (count: number, one: string, many = `${one}s`): string =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;
/** `once`, `twice`, `3 times`. */
export const timesWords = (count: number): string => ['never', 'once', 'twice'][count] ?? `${count} times`;
const sentence = (parts: readonly (string | false | null)[]): string => parts.filter(Boolean).join(', ');
const percent = (share: number): string => `${(Math.abs(share) * 100).toFixed(1)}%`;
const first = (text: string): string => text.replace(/^./u, (letter) => letter.toUpperCase());

/** Whether somebody has to say how a target will end: nobody has, or not for two weeks. */
export const callDue = ({ call, status }: Pick<TargetFact, 'call' | 'status'>, today: Day): boolean =>
  status !== 'not-started' && status !== 'hit' && (call === null || daysBetween(call.day, today) > CALL_DUE_DAYS);

const targetLine = (fact: TargetFact, { amount, today }: Words): AgendaLine => {
  const gap = fact.target === 0 ? 0 : fact.outlook / fact.target - 1;
  const end = Math.abs(gap) < 0.0005 ? 'on target' : `${percent(gap)} ${gap < 0 ? 'short' : 'over'}`;
  const due = callDue(fact, today);
  const called =
    fact.call && `${fact.call.by ?? 'somebody'} called ${fact.call.word} on ${dayText(fact.call.day, { today })}`;
  return {
    key: `target:${fact.id}`,
    section: 'targets',
    text: `${fact.name}: ${STATUS_WORDS[fact.status]}, the outlook ends ${end} (${amount(fact.outlook)} of ${amount(fact.target)})`,
    detail: first(
      sentence([
        due && `call due${fact.owner === null ? '' : ` from ${fact.owner}`}`,
        called ?? (due ? 'nobody has called it yet' : null),
        fact.uncovered > fact.target * NEGLIGIBLE && `${amount(fact.uncovered)} of the shortage is not covered`,
      ]),
    ),
    tone: STATUS_TONE[fact.status] === 'plain' && due ? 'warn' : STATUS_TONE[fact.status],
    leads: { kind: 'target', id: fact.id },
  };
};

/** When something is due, in words: `was due Fri 8 May`, `due Fri 15 May`. */
export const dueWords = (due: Day | null, today: Day): string =>
  due === null ? 'no date' : `${due < today ? 'was due' : 'due'} ${dayText(due, { today })}`;

const actionLine = (fact: ActionFact, { today }: Words): AgendaLine => ({
  key: `action:${fact.id}`,
  section: 'actions',
  text: fact.what,
  detail: first(
    sentence([
      fact.owner ?? 'nobody',
      dueWords(fact.due, today),
      fact.from && `from ${fact.from.name} of ${dayText(fact.from.day, { today, weekday: 'never' })}`,
      fact.carried > 0 && `carried over ${timesWords(fact.carried)}`,
    ]),
  ),
  tone: fact.due !== null && fact.due < today ? 'bad' : 'plain',
  leads: { kind: 'action', id: fact.id },
});

const changeLines = (changes: readonly ChangeFact[], { today }: Words): AgendaLine[] => {
  const rest = changes.slice(MOST_CHANGES);
  const lines = changes.slice(0, MOST_CHANGES).map(
    (one): AgendaLine => ({
      key: `change:${one.id}`,
      section: 'changes',
      text: one.label,
      detail: sentence([one.by, dayText(one.day, { today })]),
      tone: 'plain',
      leads: one.leads,
    }),
  );
  if (rest.length === 0) return lines;
  const kinds = [...Map.groupBy(rest, ({ what }) => what)]
    .toSorted(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
    .map(([what, of]) => `${of.length} in ${what}`);
  return [
    ...lines,
    {
      key: 'change:rest',
      section: 'changes',
      text: `And ${counted(rest.length, 'more change')}`,
      detail: sentence(kinds),
      tone: 'plain',
      leads: { kind: 'page', id: '/data' },
    },
  ];
};

const leadLines = (leads: readonly LeadFact[], { today }: Words): AgendaLine[] => {
  if (leads.length === 0) return [];
  const late = leads.filter((lead) => lead.late);
  return [
    {
      key: 'leads',
      section: 'leads',
      text: `${counted(leads.length, 'lead waits', 'leads wait')} for an answer${late.length > 0 ? `, ${late.length} past the promise` : ''}`,
      detail: '',
      tone: late.length > 0 ? 'bad' : 'warn',
      leads: { kind: 'page', id: '/leads' },
    },
    ...late.slice(0, MOST_LEADS).map(
      (lead): AgendaLine => ({
        key: `lead:${lead.id}`,
        section: 'leads',
        text: sentence([lead.name, lead.company !== lead.name && lead.company]),
        detail: `Came in ${dayText(lead.since, { today })}`,
        tone: 'bad',
        leads: { kind: 'lead', id: lead.id },
      }),
    ),
  ];
};

const experimentLine = (fact: ExperimentFact, { today }: Words): AgendaLine => ({
  key: `experiment:${fact.id}`,
  section: 'experiments',
  text: fact.hypothesis,
  detail: first(
    sentence([
      fact.ends === null ? 'no end is set' : `${fact.ends < today ? 'ended' : 'ends'} ${dayText(fact.ends, { today })}`,
      fact.result,
      'not decided',
    ]),
  ),
  tone: fact.ends !== null && fact.ends < today ? 'warn' : 'plain',
  leads: { kind: 'experiment', id: fact.id },
});

const askLine = (fact: AskFact, { amount, today }: Words): AgendaLine => ({
  key: `ask:${fact.id}`,
  section: 'budget',
  text: `${fact.by ?? 'Somebody'} asks for ${amount(fact.amount)}: ${fact.name}`,
  detail: first(sentence([`expects ${amount(fact.expected)} by ${dayText(fact.due, { today })}`, fact.reason])),
  tone: 'plain',
  leads: { kind: 'budget-ask', id: fact.id },
});

const noteLines = (notes: readonly NoteFact[], from: Day, { today }: Words): AgendaLine[] => {
  if (notes.length === 0) return [];
  const types = [...Map.groupBy(notes, ({ type }) => type)]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([type, of]) => counted(of.length, type.toLowerCase()));
  const themes = [...Map.groupBy(notes, ({ theme }) => theme?.id ?? '')]
    .filter(([id]) => id !== '')
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(0, MOST_THEMES);
  return [
    {
      key: 'notes',
      section: 'notes',
      text: `${counted(notes.length, 'field note')}, ${daySpan(from, today)}`,
      detail: sentence(types),
      tone: 'plain',
      leads: { kind: 'page', id: '/field-notes' },
    },
    ...themes.map(
      ([id, of]): AgendaLine => ({
        key: `theme:${id}`,
        section: 'notes',
        text: `${of[0]?.theme?.name}: ${counted(of.length, 'note')}`,
        detail: of[0] === undefined ? '' : `“${of[0].text}”${of[0].where === '' ? '' : ` (${of[0].where})`}`,
        tone: 'plain',
        leads: { kind: 'theme', id },
      }),
    ),
    ...notes
      .filter(({ type }) => type === 'Issue')
      .map(
        (note): AgendaLine => ({
          key: `note:${note.id}`,
          section: 'notes',
          text: `Issue: ${note.text}`,
          detail: note.where,
          tone: 'warn',
          leads: { kind: 'note', id: note.id },
        }),
      ),
  ];
};

const sourceLine = ({ source, lastDay, ageDays }: SourceFact, { today }: Words): AgendaLine => ({
  key: `source:${source}`,
  section: 'sources',
  text: `${source}: the last day is ${lastDay === null ? 'not known' : dayText(lastDay, { today })}`,
  detail: `${counted(ageDays, 'day')} old`,
  tone: 'warn',
  leads: { kind: 'page', id: '/data/import' },
});

const FEED_WORDS = { item: '', decision: 'Decided: ', action: 'Agreed: ' } as const;

const feedLine = (fact: FeedFact, { today }: Words): AgendaLine => ({
  key: `${fact.kind}:${fact.id}`,
  section: 'feeds',
  text: `${FEED_WORDS[fact.kind]}${fact.text}`,
  detail: sentence([
    `${fact.meeting.name}, ${dayText(fact.meeting.day, { today })}`,
    fact.by,
    fact.kind === 'action' && dueWords(fact.due, today),
    fact.note,
  ]),
  tone: 'plain',
  leads: fact.kind === 'action' ? { kind: 'action', id: fact.id } : { kind: 'meeting', id: fact.meeting.id },
});

/** The agenda of a meeting: its sections in their order, each line once. */
export const agendaOf = (facts: AgendaFacts): AgendaLine[] => {
  const lines: Record<AgendaSection, () => AgendaLine[]> = {
    standing: () =>
      facts.standing.map((text) => ({
        key: `standing:${text}`,
        section: 'standing',
        text,
        detail: '',
        tone: 'plain',
        leads: null,
      })),
    feeds: () => facts.feeds.map((fact) => feedLine(fact, facts)),
    own: () =>
      facts.left.map(({ id, text, note, day }) => ({
        key: `item:${id}`,
        section: 'own',
        text,
        detail: sentence([`left open on ${dayText(day, { today: facts.today })}`, note]).replace(/^l/, 'L'),
        tone: 'plain',
        leads: null,
      })),
    actions: () => facts.actions.map((fact) => actionLine(fact, facts)),
    targets: () => facts.targets.map((fact) => targetLine(fact, facts)),
    changes: () => changeLines(facts.changes, facts),
    leads: () => leadLines(facts.leads, facts),
    experiments: () => facts.experiments.map((fact) => experimentLine(fact, facts)),
    budget: () => facts.asks.map((fact) => askLine(fact, facts)),
    notes: () => noteLines(facts.notes, facts.from, facts),
    sources: () => facts.sources.map((fact) => sourceLine(fact, facts)),
  };
  const seen = new Set<string>();
  return facts.sections
    .flatMap((section) => lines[section]())
    .filter(({ key }) => !seen.has(key) && Boolean(seen.add(key)));
};
