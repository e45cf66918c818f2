import { array, assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Line, pasteBlock, parseCell, readBlock, readLines } from '../../src/renderer/src/features/results/grid';
import { isDayFirst } from '../../src/renderer/src/format';
import { goalOf, headingsOf } from '../../src/renderer/src/features/results/headings';
import { RESULT_HEADINGS } from '../../src/shared/domain/result-headings';
import { MEASURE_NAMES, RESULT_MEASURES, rowProblem } from '../../src/shared/domain/results';

const RULES = {
  campaigns: [{ id: 'c1', name: 'Mousse clips' }],
  contents: [{ id: 'i1', name: 'How to read a scalp' }],
  creators: [{ id: 'r1', name: 'Lena Waves' }],
  currency: 'USD',
  locale: 'en-US',
};
const COLUMNS = ['day', 'campaign', 'promotion', 'name', 'likes', 'spend'] as const;
let made = 0;
const line = (): Line => ({ key: `k${(made += 1)}`, id: null, cells: {} });

test('content is the item of that title, a post in no list keeps its name, a creator must be known', () => {
  const read = (name: string, creator: string) =>
    readLines([{ key: 'k', id: null, cells: { day: '2026-05-04', name, creator, likes: '3' } }], RULES);
  expect(read('how to read a scalp', 'lena waves').rows[0]).toMatchObject({
    contentId: 'i1',
    name: '',
    creatorId: 'r1',
  });
  expect(read('Reel', '').rows[0]).toMatchObject({ contentId: null, name: 'Reel', creatorId: null });
  expect(read('Reel', 'Nobody').problems).toEqual(['Row 1, Creator: there is no creator "Nobody"']);
});

test.each([
  ['$12.50', 'USD', 1250],
  ['12.50 USD', 'USD', 1250],
  ['€12.50', 'EUR', 1250],
  ['12.50', 'EUR', 1250],
  ['R$ 12.50', 'BRL', 1250],
  ['€12.50', 'USD', "€ is not the company's currency, USD"],
  ['12.50 EUR', 'USD', "EUR is not the company's currency, USD"],
  ['$12.50', 'EUR', "$ is not the company's currency, EUR"],
  ['US$1,234.50', 'USD', 123_450],
  ['CA$12.50', 'USD', "CA$ is not the company's currency, USD"],
])('%s where the company counts in %s', (text, currency, wanted) =>
  expect(parseCell('spend', text, { ...RULES, currency })).toEqual(
    typeof wanted === 'number' ? { value: wanted } : { problem: wanted },
  ),
);

describe('a block from a spreadsheet', () => {
  test('goes into cells from the cursor on, and lines are added', () => {
    const block = readBlock(
      '2026-05-04\tmousse clips\tSocial\tReel\t1,204\t$12.50\n2026-05-05\tMousse clips\tsocial\t\t--\t\n',
    );
    const pasted = pasteBlock([line()], COLUMNS, { row: 0, column: 0 }, block, RULES, line);
    if (!('lines' in pasted)) throw new Error(pasted.problems.join());
    expect(pasted.lines).toHaveLength(2);
    expect(readLines(pasted.lines, RULES)).toEqual({
      problems: [],
      rows: [
        {
          id: null,
          day: '2026-05-04',
          toDay: '2026-05-04',
          campaignId: 'c1',
          promotion: 'social',
          contentId: null,
          creatorId: null,
          name: 'Reel',
          values: { likes: 1204, spend: 1250 },
        },
        {
          id: null,
          day: '2026-05-05',
          toDay: '2026-05-05',
          campaignId: 'c1',
          promotion: 'social',
          contentId: null,
          creatorId: null,
          name: '',
          values: { likes: null, spend: null },
        },
      ],
    });
  });

  test('with bad cells changes nothing and names their places', () => {
    const before = [line(), line()];
    const block = readBlock('2026-05-04\tNobody\tSocial\t\tmany\t-3\textra');
    expect(pasteBlock(before, COLUMNS, { row: 1, column: 0 }, block, RULES, line)).toEqual({
      problems: [
        'Row 2, Campaign: there is no campaign "Nobody"',
        'Row 2, Likes: "many" is no whole number',
        'Row 2, Spend: spend cannot be below zero',
        'Row 2: "extra" stands beyond the last column',
      ],
    });
    expect(before.every((one) => Object.keys(one.cells).length === 0)).toBe(true);
  });

  test('quoted cells hold tabs and line ends', () => {
    expect(readBlock('"a\tb\nc ""d"""\t2\r\n')).toEqual([['a\tb\nc "d"', '2']]);
  });

  test('reads back whatever cells a spreadsheet quotes', () => {
    const cell = string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== '' && !text.includes('\r'));
    assert(
      property(array(array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
        const text = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join('\t')).join('\n');
        expect(readBlock(text)).toEqual(rows);
      }),
    );
  });
});

test('money of another currency, spans and negative counts are told', () => {
  expect(parseCell('spend', 'EUR 5', RULES)).toEqual({ problem: "EUR is not the company's currency, USD" });
  expect(parseCell('day', '2026-05-01..2026-05-31', RULES)).toEqual({ value: '2026-05-01..2026-05-31' });
  expect(parseCell('day', '4 May', RULES)).toEqual({ problem: '"4 May" is no day; write 2026-05-04' });
  expect(parseCell('likes', '-4', RULES)).toEqual({ problem: 'likes cannot be below zero' });
  expect(rowProblem({ sent: 10, delivered: 11 })).toBe('Delivered (11) cannot be more than sent (10).');
  expect(rowProblem({ sent: 10, delivered: 10, opened: 0 })).toBeNull();
});

test.each([
  ['en-US', '1,204', 1204],
  ['en-US', '1,204,512', 1_204_512],
  ['de-DE', '1.204', 1204],
  ['fr-FR', '1\u202f204', 1204],
  ['de-CH', '1’204', 1204],
  ['en-US', '12,5', null],
  ['de-DE', '12,5', null],
  ['en-US', '1.204', null],
  ['en-US', '12 apples', null],
])('a count is read as %s writes it: %s', (locale, text, value) =>
  expect(parseCell('clicks', text, { ...RULES, locale })).toEqual(
    value === null ? { problem: `"${text}" is no whole number` } : { value },
  ),
);

test.each([
  ['en-US', '$1,234.50', 123_450],
  ['de-DE', '1.234,50 $', 123_450],
  ['de-DE', '1.234', 123_400],
  ['en-US', '1.234', 123],
  ['en-US', '12 apples', '"12 apples" is no amount'],
  ['en-US', '3-4', '"3-4" is no amount'],
  ['en-US', '($12.50)', 'spend cannot be below zero'],
  ['en-US', '-$12.50', 'spend cannot be below zero'],
])('an amount is read as %s writes it: %s', (locale, text, wanted) =>
  expect(parseCell('spend', text, { ...RULES, locale })).toEqual(
    typeof wanted === 'number' ? { value: wanted } : { problem: wanted },
  ),
);

test.each([
  ['en-US', '5/4/2026', '2026-05-04'],
  ['en-GB', '04/05/2026', '2026-05-04'],
  ['de-DE', '04.05.2026', '2026-05-04'],
  ['en-US', '13/4/2026', '2026-04-13'],
  ['en-GB', '4/13/2026', '2026-04-13'],
  ['en-US', '4 May 2026', '2026-05-04'],
  ['en-US', '2026/5/4', '2026-05-04'],
  ['en-US', '5/1/2026..5/31/2026', '2026-05-01..2026-05-31'],
  ['en-US', '5/4/26', null],
  ['en-US', '2026-02-30', null],
  ['en-GB', '30/02/2026', null],
  ['en-US', '46146', null],
])('a day is read as spreadsheets of %s write it: %s', (locale, text, day) =>
  expect(parseCell('day', text, { ...RULES, locale })).toEqual(
    day === null ? { problem: `"${text}" is no day; write 2026-05-04` } : { value: day },
  ),
);

test('the day comes first where people write it so', () => {
  expect(['en-GB', 'de-DE', 'en-AU', 'en-US', 'ja-JP'].map((locale) => isDayFirst(locale))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

/** A block with headings, pasted under the columns that these name. */
const withHeadings = (text: string) => {
  const block = readBlock(text);
  const headings = headingsOf(block);
  if (headings === null) throw new Error('no headings');
  const pasted = pasteBlock(
    [line()],
    COLUMNS,
    { row: 0, column: 0 },
    block.slice(1),
    RULES,
    line,
    headings.map(({ goal }) => goal),
  );
  if (!('lines' in pasted)) throw new Error(pasted.problems.join());
  return { headings, rows: readLines(pasted.lines, RULES).rows };
};

test('a first row of headings says where columns go, in any case, by other words and in any order', () => {
  const { headings, rows } = withHeadings(
    'SPEND (USD)\tdate\tLink Clicks\tCampaign name\tImpr.\tOpens\tMQLs\n$12.50\t5/4/2026\t7\tmousse clips\t1,204\t3\t2\n',
  );
  expect(headings.map(({ goal }) => goal)).toEqual([
    'spend',
    'day',
    'clicks',
    'campaign',
    'impressions',
    'opened',
    'qualified',
  ]);
  expect(rows).toMatchObject([
    {
      day: '2026-05-04',
      campaignId: 'c1',
      values: { spend: 1250, clicks: 7, impressions: 1204, opened: 3, qualified: 2 },
    },
  ]);
});

test('a first and a last day make a span; of two columns of one name, and of one unknown, people say where they go', () => {
  const { headings, rows } = withHeadings(
    'Reporting starts\tReporting ends\tLikes\treactions\tMood\n2026-05-01\t2026-05-31\t4\t9\tgood\n2026-05-02\t2026-05-02\t1\t\t\n',
  );
  expect(headings.map(({ goal }) => goal)).toEqual(['day', 'until', 'likes', null, null]);
  expect(rows.map(({ day, toDay, values }) => [day, toDay, values.likes])).toEqual([
    ['2026-05-01', '2026-05-31', 4],
    ['2026-05-02', '2026-05-02', 1],
  ]);
});

test('every measure is found by its own name and by what imports call it; rows of results are no headings', () => {
  for (const measure of RESULT_MEASURES) {
    expect(goalOf(MEASURE_NAMES[measure].toUpperCase())).toBe(measure);
    for (const word of RESULT_HEADINGS[measure]) expect(goalOf(word), word).toBe(measure);
  }
  for (const text of [
    '2026-05-04\tMousse clips\tReel\t12\n2026-05-05\tMousse clips\tReel\t3',
    'Day\tLikes',
    'Mousse clips\tSocial\nMousse clips\tSocial',
  ])
    expect(headingsOf(readBlock(text)), text).toBeNull();
  // Words of another language name nothing here, but count nothing either: people say what they are.
  expect(headingsOf(readBlock('Datum\tKlicks\n2026-05-04\t7'))?.map(({ goal }) => goal)).toEqual([null, null]);
});
