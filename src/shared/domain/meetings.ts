/** The parts of an agenda, in the order in which they are offered. */
export const AGENDA_SECTIONS = {
  standing: 'Questions we always ask',
  feeds: 'From the departments',
  own: 'Brought by the team',
  actions: 'Open actions',
  targets: 'Targets and calls due',
  changes: 'Changed since the last one',
  leads: 'Leads without an answer',
  experiments: 'Experiments to decide',
  budget: 'Budget asks',
  notes: 'From the field',
  sources: 'Stale sources',
} as const;
export type AgendaSection = keyof typeof AGENDA_SECTIONS;
export const AGENDA_SECTION_IDS = Object.keys(AGENDA_SECTIONS) as [AgendaSection, ...AgendaSection[]];

/** Whose meeting it is: a department's feeds the team's. */
export const MEETING_TEAMS = { sales: 'Sales', marketing: 'Marketing', all: 'The whole team' } as const;
export type MeetingTeam = keyof typeof MEETING_TEAMS;
export const MEETING_TEAM_IDS = Object.keys(MEETING_TEAMS) as [MeetingTeam, ...MeetingTeam[]];

export const MEETING_RHYTHMS = { week: 'Every week', month: 'Every month', quarter: 'Every quarter' } as const;
export type MeetingRhythm = keyof typeof MEETING_RHYTHMS;
export const MEETING_RHYTHM_IDS = Object.keys(MEETING_RHYTHMS) as [MeetingRhythm, ...MeetingRhythm[]];

/** Days from one meeting to the next: whole weeks, so that the weekday stays. */
export const RHYTHM_DAYS: Readonly<Record<MeetingRhythm, number>> = { week: 7, month: 28, quarter: 91 };

export type MeetingTemplate = {
  id: string;
  name: string;
  team: MeetingTeam;
  rhythm: MeetingRhythm;
  sections: AgendaSection[];
  /** Questions asked every time, one each. */
  standing: string[];
};

/** The templates that every workspace begins with. A change of one is a row of its own in the workspace. */
export const MEETING_TEMPLATES: readonly MeetingTemplate[] = [
  {
    id: 'sales-weekly',
    name: 'Sales weekly',
    team: 'sales',
    rhythm: 'week',
    sections: ['own', 'actions', 'targets', 'leads', 'changes', 'notes', 'sources', 'standing'],
    standing: ['What does the team need to hear on Monday?'],
  },
  {
    id: 'marketing-weekly',
    name: 'Marketing weekly',
    team: 'marketing',
    rhythm: 'week',
    sections: ['own', 'actions', 'targets', 'experiments', 'budget', 'notes', 'changes', 'sources', 'standing'],
    standing: ['Where do we pull back, and where do we test further?'],
  },
  {
    id: 'team-weekly',
    name: 'Team weekly',
    team: 'all',
    rhythm: 'week',
    sections: ['feeds', 'own', 'actions', 'targets', 'changes', 'leads', 'experiments', 'budget', 'notes', 'sources'],
    standing: [],
  },
  {
    id: 'monthly-review',
    name: 'Monthly review',
    team: 'all',
    rhythm: 'month',
    sections: ['feeds', 'own', 'actions', 'targets', 'experiments', 'budget', 'notes', 'changes', 'standing'],
    standing: ['What did we learn that changes the plan?', 'What do we stop?'],
  },
  {
    id: 'board',
    name: 'Board',
    team: 'all',
    rhythm: 'quarter',
    sections: ['own', 'actions', 'targets', 'budget', 'changes', 'standing'],
    standing: ['Where do we stand against the plan?', 'What do we ask of the board?'],
  },
];

/** A meeting of a department: what is marked in it stands on the agenda of the team's next one. */
export const isDepartment = (team: MeetingTeam): boolean => team !== 'all';

/** What a decision can be about, and what a line of an agenda leads to. */
export const SUBJECT_KINDS = {
  target: 'Target',
  campaign: 'Campaign',
  deal: 'Deal',
  experiment: 'Experiment',
  'budget-ask': 'Budget ask',
  lead: 'Lead',
  content: 'Content',
  'four-ps': 'Four Ps worksheet',
  product: 'Product',
  company: 'Company',
  contact: 'Contact',
  note: 'Field note',
  theme: 'Theme',
  creator: 'Creator',
} as const;
export type SubjectKind = keyof typeof SUBJECT_KINDS;
export const SUBJECT_KIND_IDS = Object.keys(SUBJECT_KINDS) as [SubjectKind, ...SubjectKind[]];

/** Records that are scaled, kept, tested further or pulled back: a decision about one can say which. */
export const isJudged = (kind: SubjectKind): kind is 'experiment' | 'campaign' =>
  kind === 'experiment' || kind === 'campaign';

/** Where a line leads beside a record: an action or decision of a meeting, a meeting, a page. */
export const LINE_KIND_IDS = [...SUBJECT_KIND_IDS, 'action', 'decision', 'meeting', 'page'] as const;
export type LineKind = (typeof LINE_KIND_IDS)[number];

/** The record kind of a line's, or null where a decision could not be about it. */
export const subjectOf = (kind: LineKind | null): SubjectKind | null =>
  SUBJECT_KIND_IDS.find((one) => one === kind) ?? null;
