import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());
const list = (kind: string): Promise<Output<'library.list'>> => world.ask('library.list', { kind });

const KEYWORDS = `keyword,page,volume,rank,day
air dry curls,/air-dry,5400,14,2026-03-01
Air dry curls,/air-dry,5400,9,2026-04-01
dry shampoo,,9900,0,2026-04-01
`;
const CREATORS = `name,kind,platform,handle,followers,rate,code,commission_rate
Lena Waves,Influencer,TikTok,@lena,"1,280,000",900,LENA15,12
Lena Waves,Influencer,Instagram,@lena.w,412000,900,LENA15,12
Ivy,affiliate,,,,,IVY,0.1
`;

test('keywords come in with their ranks by day; the same file again changes nothing, and it can be taken back', async () => {
  const before = world.checksum();
  const path = world.file('ranks.csv', KEYWORDS);
  const first = await world.bring(path);
  expect(first).toMatchObject({ format: 'keywords', rows: 3, errorCount: 0 });
  expect(
    (await list('keyword')).map(({ values, figures }) => [values['keyword'], figures['rank'], figures['moved']]),
  ).toEqual([
    ['air dry curls', 9, 5],
    ['dry shampoo', null, null],
  ]);
  const held = world.checksum();
  expect(await world.bring(path)).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
  expect(world.checksum()).toBe(held);
  await world.ask('imports.undo', { batch: first.batch });
  expect(world.checksum()).toBe(before);
});

test('creators come in with handles and codes, those of one name as one; a code of another is refused', async () => {
  const before = world.checksum();
  const path = world.file('creators.csv', CREATORS);
  const first = await world.bring(path);
  expect(first).toMatchObject({ format: 'creators', rows: 3, errorCount: 0 });
  expect(
    (await list('creator')).map(({ values, figures }) => [values['name'], values['kind'], figures['followers']]),
  ).toEqual([
    ['Ivy', 'affiliate', null],
    ['Lena Waves', 'influencer', 1_692_000],
  ]);
  expect((await list('code')).map(({ values }) => [values['code'], values['rate']])).toEqual([
    ['IVY', 0.1],
    ['LENA15', 0.12],
  ]);
  const held = world.checksum();
  expect(await world.bring(path)).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
  const thief = await world.bring(world.file('more.csv', 'name,handle,followers,code\nMia,@mia,10,lena15\n'), {
    format: 'creators',
  });
  expect(thief).toMatchObject({
    batch: null,
    errors: [{ line: 2, problem: 'The code lena15 belongs to Lena Waves.' }],
  });
  expect(world.checksum()).toBe(held);
  await world.ask('imports.undo', { batch: first.batch });
  expect(world.checksum()).toBe(before);
});
