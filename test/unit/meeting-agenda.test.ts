import { expect, test } from 'vitest';
import { agendaOf } from '../../src/shared/domain/meeting-agenda';
import type { AgendaFacts } from '../../src/shared/domain/meeting-agenda/facts';
import { callDue } from '../../src/shared/domain/meeting-agenda/targets';
import { timesWords } from '../../src/shared/domain/meeting-agenda/words';
import { AGENDA_SECTION_IDS } from '../../src/shared/domain/meetings';

const NONE: AgendaFacts = {
  amount: (value) => `$${value}`,
  today: '2026-05-13',
  sections: AGENDA_SECTION_IDS,
  standing: [],
  since: '2026-05-06',
  from: '2026-05-06',
  targets: [],
  actions: [],
  changes: [],
  leads: [],
  experiments: [],
  asks: [],
  notes: [],
  sources: [],
  feeds: [],
  left: [],
};
const words = (facts: Partial<AgendaFacts>): string[] =>
  agendaOf({ ...NONE, ...facts }).map(({ text, detail }) => (detail === '' ? text : `${text} | ${detail}`));

test('nothing to say is an empty agenda', () => {
  expect(agendaOf(NONE)).toEqual([]);
});

test('a target says where it ends, whether a call is due and what is not covered', () => {
  const target = {
    id: 't1',
    name: 'Oak & Ivory',
    top: false,
    target: 1_000,
    outlook: 900,
    status: 'miss' as const,
    owner: 'Priya',
    call: null,
    uncovered: 100,
  };
  expect(words({ targets: [target] })).toEqual([
    'Oak & Ivory: heading for a miss, the outlook ends 10.0% short ($900 of $1000) | Call due from Priya, nobody has called it yet, $100 of the shortage is not covered',
  ]);
  expect(
    words({
      targets: [
        {
          ...target,
          outlook: 1_000,
          status: 'on-track',
          uncovered: 0,
          call: { word: 'Hit', by: null, day: '2026-05-12' },
        },
      ],
    }),
  ).toEqual(['Oak & Ivory: on track, the outlook ends on target ($1000 of $1000) | Somebody called Hit on Tue 12 May']);
});

test('a call is due when there is none or it is older than two weeks', () => {
  const call = (day: string) => ({ call: { word: 'Hit', by: null, day }, status: 'on-track' as const });
  expect(callDue(call('2026-04-29'), '2026-05-13')).toBe(false);
  expect(callDue(call('2026-04-28'), '2026-05-13')).toBe(true);
  expect(callDue({ call: null, status: 'on-track' }, '2026-05-13')).toBe(true);
  expect(callDue({ call: null, status: 'not-started' }, '2026-05-13')).toBe(false);
});

test('an action says whose it is, when it was due, and how often it was carried', () => {
  const action = {
    id: 'a1',
    what: 'Call the buyer',
    owner: null,
    due: '2026-05-12',
    from: { name: 'Sales weekly', day: '2026-04-27' },
    carried: 2,
  };
  const [line] = agendaOf({ ...NONE, actions: [action] });
  expect(line).toMatchObject({
    key: 'action:a1',
    tone: 'bad',
    detail: 'Nobody, was due Tue 12 May, from Sales weekly of 27 Apr, carried over twice',
  });
  expect(timesWords(3)).toBe('3 times');
});

test('changes beyond ten are counted by what they are about; a thing stands on the agenda once', () => {
  const changes = Array.from({ length: 14 }, (_, at) => ({
    id: at,
    label: `Change ${at}`,
    by: 'Ada',
    day: '2026-05-12',
    what: at < 13 ? 'deals' : 'leads',
    leads: null,
  }));
  expect(words({ changes }).at(-1)).toBe('And 4 more changes | 3 in deals, 1 in leads');
  const meeting = { id: 'm1', name: 'Sales weekly', day: '2026-05-11' };
  const feed = { kind: 'action' as const, id: 'a1', text: 'Call', note: '', meeting, by: 'Priya', due: '2026-05-12' };
  const action = { id: 'a1', what: 'Call', owner: 'Priya', due: '2026-05-12', from: null, carried: 0 };
  expect(words({ feeds: [feed], actions: [action] })).toEqual([
    'Agreed: Call | Sales weekly, Mon 11 May, Priya, was due Tue 12 May',
  ]);
});

test('leads, notes, asks, experiments and sources are said in words', () => {
  expect(
    words({
      leads: [
        { id: 'l1', name: 'Ada', company: 'Ada', late: true, since: '2026-05-02' },
        { id: 'l2', name: 'Bo', company: 'Vale', late: false, since: '2026-05-13' },
      ],
      experiments: [{ id: 'e1', hypothesis: 'Short pins win', ends: '2026-05-09', result: '', cap: null }],
      asks: [
        {
          id: 'b1',
          name: 'More clips',
          by: 'Theo',
          amount: 600,
          expected: 2_400,
          due: '2026-06-12',
          reason: '',
          toScore: false,
        },
      ],
      notes: [
        { id: 'n1', text: 'Too tall', type: 'Product request', theme: { id: 'h1', name: 'Travel size' }, where: 'Oak' },
        { id: 'n2', text: 'Leaks', type: 'Issue', theme: null, where: '' },
      ],
      sources: [{ source: 'Deals', lastDay: '2026-03-01', ageDays: 73 }],
    }),
  ).toEqual([
    '2 leads wait for an answer, 1 past the promise',
    'Ada | Came in 2 May',
    'Short pins win | Ended Sat 9 May, not decided',
    'Theo asks for $600: More clips | Expects $2400 by 12 Jun',
    '2 field notes, 6 to 13 May | 1 product request, 1 issue',
    'Travel size: 1 note | “Too tall” (Oak)',
    'Issue: Leaks',
    'Deals: the last day is 1 Mar | 73 days old',
  ]);
});

test('the sections stand in the order of the template, what was left open among the own', () => {
  const left = [{ id: 'i1', text: 'The fair', note: 'Ask Ada', day: '2026-05-06' }];
  expect(words({ sections: ['standing', 'own'], standing: ['What now?'], left })).toEqual([
    'What now?',
    'The fair | Left open on Wed 6 May, Ask Ada',
  ]);
  expect(words({ sections: ['own', 'standing'], standing: ['What now?'], left }).at(-1)).toBe('What now?');
});
