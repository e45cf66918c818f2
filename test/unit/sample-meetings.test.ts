import { expect, test } from 'vitest';
import { nextMeetings } from '../../src/main/engine/services/sample/world/meetings';

const weeklies = (today: string): string[] =>
  nextMeetings(today)
    .filter(({ template }) => template.endsWith('-weekly'))
    .map(({ day }) => day);

test('each department of the sample meets every week, whatever day it is opened on', () => {
  // Sales on Mondays, marketing on Tuesdays, the team on Thursdays. On Wednesday, 13 May both departments have met.
  expect(weeklies('2026-05-13')).toEqual(['2026-05-18', '2026-05-19', '2026-05-14']);
  // On a Friday they have not yet met before the team's next; on a Monday sales has.
  expect(weeklies('2026-05-15')).toEqual(['2026-05-18', '2026-05-19', '2026-05-21']);
  expect(weeklies('2026-05-18')).toEqual(['2026-05-25', '2026-05-19', '2026-05-21']);
});
