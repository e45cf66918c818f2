import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

test('the preview of a period total names its last day, and what was spent as the file writes it; that of a day names none', async () => {
  const preview = async (name: string, text: string) =>
    (await world.ask<Output<'imports.dryRun'>>('imports.dryRun', { path: world.file(name, text) })).preview.map(
      ({ cells }) => cells,
    );
  const google = (head: string, row: string): string =>
    `Campaign report\n"October 1, 2025 - October 31, 2025"\n${head}Campaign,Currency code,Impr.,Clicks,Cost\n${row}Curls,USD,"10,000",500,"1,310.50"\n`;
  expect(await preview('total.csv', google('', ''))).toEqual([
    { campaign: 'Curls', day: '2025-10-01', to: '2025-10-31', spend: '1,310.50' },
  ]);
  expect(await preview('daily.csv', google('Day,', '2025-10-04,'))).toEqual([
    { campaign: 'Curls', day: '2025-10-04', spend: '1,310.50' },
  ]);
  const ga4 =
    '# Traffic acquisition: Session default channel group\n# Start date: 20251001\n# End date: 20251031\n\nSession default channel group,Sessions,Engaged sessions,Total revenue\nEmail,400,250,800.00\n';
  expect(await preview('ga4.csv', ga4)).toEqual([{ day: '2025-10-01', to: '2025-10-31', name: 'Email' }]);
});
