import { assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import {
  companyNameKey,
  emailKey,
  findPairs,
  LISTED,
  type MatchRecord,
  matchOf,
  pairKey,
  personNameKey,
  phoneKey,
  SURE,
} from '../../src/shared/domain/duplicates';
import { jaroWinkler } from '../../src/shared/domain/similar';

const record = (id: string, more: Partial<MatchRecord>): MatchRecord => ({
  id,
  name: '',
  emails: [],
  phones: [],
  domain: '',
  company: '',
  country: '',
  ...more,
});

// Winkler's own examples: W. E. Winkler, String Comparator Metrics and Enhanced Decision Rules, 1990.
test.each([
  ['martha', 'marhta', 0.961],
  ['dixon', 'dicksonx', 0.813],
  ['dwayne', 'duane', 0.84],
  ['abc', 'abc', 1],
  ['abc', 'xyz', 0],
  ['', 'abc', 0],
])('%s and %s are %d alike', (a, b, alike) => {
  expect(jaroWinkler(a, b)).toBeCloseTo(alike, 3);
});

test('likeness is symmetric between nothing and the same', () => {
  assert(
    property(string(), string(), (a, b) => {
      expect(jaroWinkler(a, a)).toBe(1);
      const [there, back] = [jaroWinkler(a, b), jaroWinkler(b, a)];
      expect(there).toBeGreaterThanOrEqual(0);
      expect(there).toBeLessThanOrEqual(1);
      expect(there > 0).toBe(back > 0);
    }),
  );
});

test('keys take away what only decorates', () => {
  expect(emailKey(' Ada.Beck+News@GoogleMail.com ')).toBe('adabeck@gmail.com');
  expect(emailKey('Ada.Beck+shop@brightwell.example')).toBe('ada.beck@brightwell.example');
  expect(emailKey('nobody')).toBe('');
  expect(phoneKey('+44 (0)20 7946 0018')).toBe(phoneKey('020 7946 0018'));
  expect(phoneKey('555 0100 x12')).toBe(phoneKey('555-0100'));
  expect(phoneKey('12 34')).toBe('');
  expect(companyNameKey('The Béllamy Co., Ltd.')).toBe('bellamy');
  expect(companyNameKey('Rook & Wren')).toBe(companyNameKey('Rook and Wren LLC'));
  expect(companyNameKey('Co')).toBe('co');
  expect(personNameKey('Beck, Ada')).toBe(personNameKey('ada  beck'));
});

test('an address or a whole name is sure, a domain or a slip of the keys is not', () => {
  const bellamy = record('a', { name: 'Bellamy Group', domain: 'bellamy.example', country: 'United States' });
  const score = (more: Partial<MatchRecord>) => matchOf('companies', bellamy, record('b', more)).score;
  expect(score({ name: 'Bellamy Group Ltd' })).toBeGreaterThanOrEqual(SURE);
  expect(score({ name: 'Belamy Group' })).toBe(0.65);
  expect(score({ name: 'Bellamy Group', country: 'France' })).toBe(0.54);
  expect(score({ name: 'Else', domain: 'www.bellamy.example' })).toBe(0.7);
  expect(score({ name: 'Belamy Group', domain: 'bellamy.example' })).toBeCloseTo(0.895, 3);
  expect(score({ name: 'Bellini Grove' })).toBe(0);
  const branch = (id: string, name: string) => record(id, { name });
  expect(matchOf('companies', branch('a', 'Glow Studio 12'), branch('b', 'Glow Studio 13')).score).toBe(0);
});

test('people are one by their mailbox; by name alone only perhaps', () => {
  const ada = record('a', { name: 'Ada Beck', emails: ['ada@foxglove.example'], company: 'c1' });
  const score = (more: Partial<MatchRecord>) => matchOf('contacts', ada, record('b', more)).score;
  expect(score({ name: 'A. B.', emails: ['ADA+list@foxglove.example'] })).toBe(0.97);
  expect(score({ name: 'Beck, Ada' })).toBe(LISTED);
  expect(score({ name: 'Ada Beck', company: 'c1' })).toBe(0.8);
  expect(score({ name: 'Ada Bek' })).toBe(0.4);
  expect(score({ name: 'Ada Bek', company: 'c2' })).toBe(0.4);
});

test('pairs are found wherever they stand, listed by likelihood, and not again when they were said to differ', () => {
  const others = Array.from({ length: 300 }, (_, at) =>
    record(`x${at}`, {
      name: `${String.fromCharCode(97 + (at % 26))}${at * 7919} studio ${at}`,
      domain: `s${at}.example`,
    }),
  );
  const records = [
    record('1', { name: 'Juniper Room' }),
    ...others,
    record('2', { name: 'Jumiper Room' }),
    record('3', { name: 'Kelp', domain: 'kelp.example' }),
    record('4', { name: 'Kelp GmbH', emails: ['hi@kelp.example'] }),
  ];
  const found = findPairs('companies', records);
  expect(found.map(({ a, b }) => pairKey(a, b))).toEqual(['3 4', '1 2']);
  expect(found[0]?.signs.map((sign) => sign.kind)).toEqual(['domain', 'name']);
  expect(findPairs('companies', records, new Set([pairKey('2', '1')])).map(({ a }) => a)).toEqual(['3']);
});

test('products are one by their SKU however it is marked and by the same words; variants and sizes are two', () => {
  const mousse = record('a', { name: 'Air-Dry Mousse', sku: 'HV-ADM-150' });
  const match = (more: Partial<MatchRecord>) => matchOf('products', mousse, record('b', more));
  expect(match({ name: 'Mousse, air dry', sku: 'hv adm 150' })).toMatchObject({
    score: 0.925,
    signs: [{ kind: 'sku', text: 'the same SKU but for case and marks' }, { kind: 'name' }],
  });
  expect(match({ name: 'Else', sku: 'HVADM150' }).score).toBe(0.7);
  expect(match({ name: 'Air-Dry Mousse', sku: 'X-9' }).score).toBe(0.75);
  expect(match({ name: 'Air-Dry Mouse', sku: 'X-9' }).score).toBe(0.65);
  // One word of few differs, and it is another word: red is not white, and a big one is not a small one.
  const lantern = record('a', { name: 'Red hanging heart lantern', sku: '1' });
  for (const name of ['White hanging heart lantern', 'Red hanging star lantern', 'Red hanging heart lantern 2'])
    expect(matchOf('products', lantern, record('b', { name, sku: '2' })).score, name).toBe(0);
  // Codes too short to tell are not compared.
  expect(matchOf('products', record('a', { name: 'A', sku: 'A1' }), record('b', { name: 'B', sku: 'a1' })).score).toBe(
    0,
  );
  expect(
    findPairs('products', [
      mousse,
      record('l', { name: 'Lantern', sku: '77-1' }),
      record('c', { name: 'Air Dry Mousse', sku: 'hv.adm.150' }),
    ]),
  ).toMatchObject([{ a: 'a', b: 'c' }]);
});
