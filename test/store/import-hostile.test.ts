import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import iconv from 'iconv-lite';
import { openStore } from '../../src/main/engine/store/open';
import { planImport } from '../../src/main/engine/transfer/import/plan';
import { makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const HEAD = 'order_id,ordered_at,quantity,unit_price,product_name';
const big = 'x'.repeat(1_000_000);

/** A file that is refused as a whole, and the sentence that says so. */
const REFUSED: [string, string | Buffer, RegExp][] = [
  ['empty.csv', '', /is empty/],
  ['blank.csv', '\n\n  \n', /is empty/],
  ['header.csv', `${HEAD}\n`, /a header and no rows/],
  ['report.csv', Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj'), /is a PDF/],
  ['picture.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), /is a picture/],
  ['sheet.csv', Buffer.from('PK\u0003\u0004\u0014\u0000\u0006\u0000', 'latin1'), /archive is damaged/],
  ['old.csv', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), /older Excel/],
  ['page.csv', '<!DOCTYPE html>\n<html><body><table><tr><td>a,b</td></tr></table></body></html>', /web page/],
  ['data.csv', '[\n  {"order_id": 1, "quantity": 2}\n]', /JSON/],
  ['words.csv', 'Dear all\nplease find the orders below\nthanks', /no line has two or more columns/],
  ['binary.csv', Buffer.from([1, 2, 3, 0, 4, 5, 6, 7, 8, 14, 15, 16]), /binary data/],
  ['wide.csv', `${'a,'.repeat(1_000_000)}\n${'1,'.repeat(1_000_000)}\n`, /not a table|more than 5,000 columns/],
  ['other.csv', 'colour,smell\nred,rose\n', /The format of other\.csv is not known.*colour, smell/],
  [
    'quote.csv',
    `${HEAD}\nA-1,2026-01-02,1,2.00,"never closed\nA-2,2026-01-02,1,2.00,x\n`,
    /past line 2: a quote is opened/,
  ],
  [
    'mixed-dates.csv',
    `${HEAD}\nA-1,31/01/2026,1,2.00,x\nA-2,01/31/2026,1,2.00,x\n`,
    /day first \(31\/01\/2026\) and some the month \(01\/31\/2026\)/,
  ],
  [
    'torn.csv',
    Buffer.concat([Buffer.from(`${HEAD}\n${'A-1,2026-01-02,1,2.00,é\n'.repeat(12_000)}`), Buffer.from([0xe9, 0x0a])]),
    /Line 12,002 is not UTF-8 text/,
  ],
];

describe('refused', () => {
  test.each(REFUSED)('%s leaves the workspace as it was', async (name, content, sentence) => {
    const before = world.checksum();
    const result = await world.engine.call('imports.run', { path: world.file(name, content) });
    const told = result.ok ? JSON.stringify((result.value as { errors: unknown }).errors) : result.error.message;
    if (result.ok) expect(result.value).toMatchObject({ batch: null });
    expect(told).toMatch(sentence);
    expect(world.checksum()).toBe(before);
  });

  test('the file of the workspace stays byte for byte what it was', async () => {
    await world.bring(world.file('good.csv', `${HEAD}\nA-1,2026-01-02,1,2.00,x\n`));
    await world.engine.close();
    const before = world.bytes();
    const { createEngine } = await import('../../src/main/engine/index');
    const engine = await createEngine({ workspacePath: world.path, clock: Date.now });
    const rows = Array.from({ length: 20_000 }, (_, at) => `B-${at},2026-01-02,1,2.00,x${at}`).join('\n');
    const result = await engine.call('imports.run', {
      path: world.file('bad.csv', `${HEAD}\n${rows}\nB-1,2026-02-30,1,2.00,x\n`),
    });
    expect(result).toMatchObject({
      ok: true,
      value: { batch: null, errors: [{ line: 20_002, column: 'ordered_at' }] },
    });
    await engine.close();
    expect(world.bytes()).toBe(before);
    world.engine.close = () => Promise.resolve();
  });
});

describe('each problem has its line and column', () => {
  test('dates, numbers, currencies, missing and surplus cells', async () => {
    const file = world.file(
      'bad.csv',
      [
        `${HEAD},currency`,
        'A-1,2026-02-30,1,2.00,impossible day,USD',
        ',2026-02-03,1,2.00,no id,USD',
        'A-3,yesterday,1,2.00,"two',
        'lines",USD',
        'A-4,2026-02-03,many,2.00,words,USD',
        'A-5,2026-02-03,1,"12,50",comma among points,USD',
        'A-6,2026-02-03,1,,no price,USD',
        'A-7,2026-02-03,1,2.00,no currency,Dollars',
        'A-8,2026-02-03,1,2.00,surplus,USD,and,more',
        'A-9,2026-02-03,1,99999999999999999999,too large,USD',
        'A-10,2026-02-03,1,2.00,fine,USD',
        'A-11,2026-02-03,1,2.00,fine,USD',
      ].join('\r\n'),
    );
    const summary = await world.bring(file);
    expect(summary.batch).toBeNull();
    expect(summary.errors.map(({ line, column }) => [line, column])).toEqual([
      [2, 'ordered_at'],
      [3, 'order_id'],
      [4, 'ordered_at'],
      [6, 'quantity'],
      [7, 'unit_price'],
      [8, 'unit_price'],
      [9, 'currency'],
      [10, null],
      [11, 'unit_price'],
    ]);
    expect(world.rows('SELECT count(*) AS n FROM order_lines')).toEqual([{ n: 0 }]);
    const skipping = await world.bring(file, { skipProblems: true });
    expect(skipping.batch).not.toBeNull();
    expect(world.rows('SELECT external_id FROM orders ORDER BY key')).toEqual([
      { external_id: 'A-10' },
      { external_id: 'A-11' },
    ]);
  });
});

describe('dirty but readable', () => {
  const read = async (content: string | Buffer, more: object = {}) => {
    const summary = await world.bring(world.file('dirty.csv', content), more);
    expect(summary.errors.filter((problem) => problem.level === 'error')).toEqual([]);
    return world.rows(
      'SELECT l.day, l.quantity, l.amount_minor, p.name FROM order_lines l LEFT JOIN products p ON p.key = l.product_key ORDER BY l.key',
    );
  };
  const one = (name = 'Crème'): unknown[] => [{ day: '2026-01-02', quantity: 1, amount_minor: 250, name }];
  const plain = `${HEAD}\nA-1,2026-01-02,1,2.50,Crème\n`;

  test.each([
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${plain}`)],
    ['UTF-16, little end first', iconv.encode(plain, 'utf-16le', { addBOM: true })],
    ['UTF-16, big end first', iconv.encode(plain, 'utf-16be', { addBOM: true })],
    ['Windows-1252', iconv.encode(plain, 'windows-1252')],
    ['carriage returns alone', Buffer.from(plain.replaceAll('\n', '\r'))],
    ['tabs', Buffer.from(plain.replaceAll(',', '\t'))],
    ['semicolons', Buffer.from(plain.replaceAll(',', ';'))],
    ['pipes', Buffer.from(plain.replaceAll(',', '|'))],
    ['no end of line', Buffer.from(plain.trimEnd())],
    ['a title and comments above', Buffer.from(`Orders of the shop\n# made on 2 January, by hand\n\n${plain}`)],
    [
      'header in other case and spacing',
      Buffer.from(plain.replace(HEAD, ' Order ID , Ordered_At,QUANTITY,Unit Price,Product')),
    ],
  ])('%s', async (_, content) => {
    expect(await read(content)).toEqual(one());
  });

  test('a single word of Shift-JIS, which has bytes that Windows has no letters for', async () => {
    const japanese = iconv.encode(plain.replace('Crème', 'シャンプー'), 'Shift_JIS');
    expect(await read(japanese)).toEqual(one('シャンプー'));
  });

  test.each(['Müller', 'Müller, Größe und Crème'])('%s as DOS writes it is not taken for Japanese', async (name) => {
    const [found] = await read(iconv.encode(plain.replace('Crème', `"${name}"`), 'cp850'));
    expect(found?.['name']).toMatch(new RegExp(`^${name.replaceAll(/[^\x20-\x7e]/g, '.')}$`));
  });

  test('an older encoding that only shows after 300 kB of plain text', async () => {
    const rows = Array.from({ length: 12_000 }, (_, at) => `A-${at},2026-01-02,1,2.50,Plain name of a product`).join(
      '\n',
    );
    const found = await read(iconv.encode(`${HEAD}\n${rows}\nZ-1,2026-01-02,1,2.50,Crème\n`, 'windows-1252'));
    expect(found.at(-1)).toEqual(one()[0]);
  });

  test('dates as people and programs write them', async () => {
    const dates = [
      '2026-01-02',
      '2026/01/02',
      '20260102',
      '2 Jan 2026',
      'January 2, 2026',
      'Fri, 2 January 2026',
      '2026-01-02T23:30:00Z',
      '2026-01-02 10:00 PM',
      '46024',
      '02.01.2026',
      "'2026-01-02",
    ];
    const found = await read(`${HEAD}\n${dates.map((date, at) => `A-${at},"${date}",1,2.50,Crème`).join('\n')}\n`);
    expect(new Set(found.map((row) => row['day']))).toEqual(new Set(['2026-01-02']));
    expect(found).toHaveLength(dates.length);
  });

  test('numbers as people and programs write them', async () => {
    const numbers = ['1204', '"1,204"', '"$1,204.00"', '"USD 1,204"', '"1204 €"', '"£1 204"', "1'204.00"];
    const found = await read(
      `${HEAD}\n${numbers.map((text, at) => `A-${at},2026-01-02,1,${text},Crème`).join('\n')}\n`,
    );
    expect(found.map((row) => row['amount_minor'])).toEqual(numbers.map(() => 120_400));
  });

  test('a comma for the decimals', async () => {
    const numbers = ['1.204,50', '1204,50', '1 204,50 €', '(1.204,50)'];
    const found = await read(
      `${HEAD.replaceAll(',', ';')}\n${numbers.map((text, at) => `A-${at};2026-01-02;1;${text};Crème`).join('\n')}\n`,
    );
    expect(found.map((row) => row['amount_minor'])).toEqual([120_450, 120_450, 120_450, -120_450]);
  });

  test('cells of a megabyte, quotes and line ends in cells, and the line a row begins on', async () => {
    const found = await read(
      `${HEAD}\nA-1,2026-01-02,1,2.50,"${big}"\nA-2,2026-01-02,1,2.50,"say ""hi""\nand go"\nA-3,2026-01-02,1,2.50,last\n`,
    );
    expect(found.map((row) => String(row['name']).length)).toEqual([1_000_000, 15, 4]);
    expect(world.rows('SELECT source_line AS line FROM order_lines ORDER BY key').map((row) => row['line'])).toEqual([
      2, 3, 5,
    ]);
  });

  test('a formula that our own export made harmless comes back unharmed', async () => {
    const found = await read(`${HEAD}\nA-1,2026-01-02,1,2.50,"'=HYPERLINK(""http://x"")"\n`);
    expect(found[0]?.['name']).toBe('=HYPERLINK("http://x")');
  });
});

test('dates that can be read two ways are asked for, once said they are read', async () => {
  const file = world.file('ask.csv', `${HEAD}\nA-1,03/04/2026,1,2.00,x\n`);
  expect(await world.refusal('imports.run', { path: file })).toMatchObject({
    code: 'ambiguous-dates',
    message: expect.stringContaining('03/04/2026'),
  });
  const map = { format: 'order-lines', columns: Object.fromEntries(HEAD.split(',').map((name) => [name, name])) };
  await world.bring(file, { map: { ...map, dates: 'mdy' } });
  expect(world.rows('SELECT day FROM order_lines')).toEqual([{ day: '2026-03-04' }]);
});

test('the same in both orders is no question', async () => {
  await world.bring(world.file('same.csv', `${HEAD}\nA-1,04/04/2026,1,2.00,x\n`));
  expect(world.rows('SELECT day FROM order_lines')).toEqual([{ day: '2026-04-04' }]);
});

test('cancelling in the middle leaves nothing', async () => {
  const before = world.checksum();
  const rows = Array.from({ length: 60_000 }, (_, at) => `B-${at},2026-01-02,1,2.00,x${at}`).join('\n');
  const stop = new AbortController();
  const result = await world.engine.call(
    'imports.run',
    { path: world.file('long.csv', `${HEAD}\n${rows}\n`) },
    { signal: stop.signal, onProgress: ({ done }) => done > 500_000 && stop.abort() },
  );
  expect(result).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(world.checksum()).toBe(before);
});

test('a file that is read on for its decimal mark or the order of its days can be cancelled', async () => {
  const store = await openStore({ path: world.path });
  const rows = (cells: string): string => Array.from({ length: 60_000 }, (_, at) => `B-${at},${cells}`).join('\n');
  for (const [name, cells] of [
    ['mark.csv', '2026-01-02,1,2,x'],
    ['days.csv', '03/04/2026,1,2.50,x'],
  ] as const) {
    const path = world.file(name, `${HEAD}\n${rows(cells)}\n`);
    const scene = { today: '2026-05-13', store, currency: 'USD', signal: AbortSignal.abort() };
    await expect(planImport({ path }, scene), name).rejects.toMatchObject({ code: 'cancelled' });
  }
  store.close();
});
