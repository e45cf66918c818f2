import { assert, nat, property } from 'fast-check';
import { expect, test } from 'vitest';
import { bareDomain, optInOf, tagsOf, workDomain, wouldLoop } from '../../src/shared/domain/customers';
import { HEALTH_RULES, type HealthFacts, healthOf } from '../../src/shared/domain/health';

const FACTS: HealthFacts = {
  today: '2026-05-13',
  lastOrderDay: '2026-04-23',
  rhythmDays: 30,
  openIssues: 0,
  renewalDay: null,
  lastActivityDay: '2026-05-01',
};
const of = (facts: Partial<HealthFacts>) => healthOf({ ...FACTS, ...facts }, HEALTH_RULES);

test('on rhythm and without trouble is healthy, and says so', () => {
  expect(of({})).toEqual({ state: 'good', points: 0, reasons: [{ text: 'No rule holds against them', points: 0 }] });
});

test('late against the rhythm is to watch, very late is at risk, in numbers that can be checked', () => {
  // 60 days at a rhythm of 30 are 2 times; 90 days are 3 times.
  expect(of({ lastOrderDay: '2026-03-14' })).toMatchObject({
    state: 'watch',
    points: 2,
    reasons: [{ text: 'The last order is 60 days ago, 2 times the rhythm of 30 days' }],
  });
  expect(of({ lastOrderDay: '2026-02-12' })).toMatchObject({ state: 'risk', points: 4 });
});

test('issues, a near renewal and silence add up', () => {
  const health = of({ openIssues: 1, renewalDay: '2026-06-12', lastActivityDay: '2026-01-13' });
  expect(health).toMatchObject({ state: 'risk', points: 3 });
  expect(health.reasons.map((reason) => reason.text)).toEqual([
    'The renewal is due in 30 days',
    'There is an open issue',
    'The last contact was 120 days ago',
  ]);
  expect(of({ renewalDay: '2026-05-12' })).toMatchObject({ state: 'risk', points: 3 });
  expect(of({ renewalDay: '2026-12-01' }).state).toBe('good');
});

test('without an order, renewal or issue it is too early to say', () => {
  expect(of({ lastOrderDay: null, rhythmDays: null, lastActivityDay: null }).state).toBe('unknown');
});

test('a rule with no points is off', () => {
  expect(healthOf({ ...FACTS, openIssues: 9 }, { ...HEALTH_RULES, issuePoints: 0 }).state).toBe('good');
});

test('more issues never make it better', () => {
  assert(
    property(nat(20), nat(20), (a, b) => {
      const [less, more] = [Math.min(a, b), Math.max(a, b)];
      expect(of({ openIssues: more }).points).toBeGreaterThanOrEqual(of({ openIssues: less }).points);
    }),
  );
});

test('a loop of parents is seen at any length, also where there is one already', () => {
  const parents = new Map([
    ['c', 'b'],
    ['b', 'a'],
    ['x', 'y'],
    ['y', 'x'],
  ]);
  expect(wouldLoop('a', 'c', parents)).toBe(true);
  expect(wouldLoop('a', 'a', parents)).toBe(true);
  expect(wouldLoop('d', 'c', parents)).toBe(false);
  expect(wouldLoop('d', 'x', parents)).toBe(false);
  expect(wouldLoop('a', null, parents)).toBe(false);
});

test('tags, opt-ins and domains are read as people write them', () => {
  expect(tagsOf('"VIP", salon; vip ,, Trade show')).toEqual(['VIP', 'salon', 'Trade show']);
  expect(optInOf('Subscribed')).toBe('yes');
  expect(optInOf('cleaned')).toBe('no');
  expect(optInOf('maybe')).toBe('unknown');
  expect(bareDomain('https://www.Brightwell.com/shop?x=1')).toBe('brightwell.com');
  expect(workDomain('ada@gmail.com')).toBe('');
  expect(workDomain('ada@Brightwell.com')).toBe('brightwell.com');
});
