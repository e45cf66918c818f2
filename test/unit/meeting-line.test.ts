import { expect, test } from 'vitest';
import { dayFromWords, parseMeetingLine } from '../../src/shared/domain/meeting-line';

const PEOPLE = [
  { id: 'p1', name: 'Ada' },
  { id: 'p2', name: 'Ada Byron' },
  { id: 'p3', name: 'Priya Chandran' },
];
// A Wednesday.
const TODAY = '2026-05-13';
const read = (line: string, chosen?: 'action' | 'decision' | 'item') => parseMeetingLine(line, PEOPLE, TODAY, chosen);

test('days as people say them', () => {
  expect(dayFromWords('today', TODAY)).toBe('2026-05-13');
  expect(dayFromWords('Tomorrow', TODAY)).toBe('2026-05-14');
  expect(dayFromWords('next week', TODAY)).toBe('2026-05-20');
  expect(dayFromWords('fri', TODAY)).toBe('2026-05-15');
  expect(dayFromWords('Wednesday', TODAY)).toBe('2026-05-20');
  expect(dayFromWords('12 May', TODAY)).toBe('2027-05-12');
  expect(dayFromWords('3 June', TODAY)).toBe('2026-06-03');
  expect(dayFromWords('2026-07-01', TODAY)).toBe('2026-07-01');
  expect(dayFromWords('29 Feb', TODAY)).toBeNull();
  expect(dayFromWords('noon', TODAY)).toBeNull();
});

test('an action has an owner and a day, in either order; the first word wins over what was chosen', () => {
  expect(read('action: send the deck to Oak @Priya by fri', 'decision')).toEqual({
    type: 'action',
    what: 'send the deck to Oak',
    why: '',
    owner: { id: 'p3', name: 'Priya Chandran' },
    due: '2026-05-15',
  });
  expect(read('Book the fair by 3 June @Ada Byron', 'action')).toMatchObject({
    what: 'Book the fair',
    owner: { id: 'p2' },
    due: '2026-06-03',
  });
  expect(read('Write to ada@ada.example', 'action')).toMatchObject({ what: 'Write to ada@ada.example', owner: null });
  expect(read('Stand by noon', 'action')).toMatchObject({ what: 'Stand by noon', due: null });
});

test('a decision keeps its reason apart, an item its words', () => {
  expect(read('Hold the price because margin comes first', 'decision')).toMatchObject({
    type: 'decision',
    what: 'Hold the price',
    why: 'margin comes first',
    due: null,
  });
  expect(read('Ask @Priya about the fair by Friday')).toMatchObject({
    type: 'item',
    what: 'Ask @Priya about the fair by Friday',
    owner: null,
  });
});
