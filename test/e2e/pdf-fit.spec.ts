import { expect, test } from '@playwright/test';
import { openDriver } from '../../src/main/engine/store/driver';
import { fullWorld } from '../store/reports-world';
import { readPdf } from './pdf';
import { drop, fileOf, print } from './printing';

test.describe.configure({ timeout: 240_000 });

const LONG = [
  'Brightwell Beauty and Wellness Stores of the Greater Northern Region',
  'متاجر الجمال الشرقية',
  'Donaudampfschifffahrtsgesellschaftskapitänsshampoo',
];
const longNames = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${LONG[index % LONG.length] ?? ''} ${index + 1}`);

/** Every amount of a workspace's file so many times as much. */
const enlarge = (path: string, times: number): void => {
  const driver = openDriver(path);
  for (const table of ['daily_sales', 'daily_product_sales', 'monthly_product_sales', 'daily_campaign_sales'])
    driver.exec(`UPDATE ${table} SET gross_minor = gross_minor * ${times}, discounts_minor = discounts_minor * ${times},
      returns_minor = returns_minor * ${times}, adjustments_minor = adjustments_minor * ${times}`);
  driver.exec(`UPDATE daily_customer_sales SET net_minor = net_minor * ${times}; UPDATE daily_known_sales SET net_minor = net_minor * ${times};
    UPDATE deals SET value_minor = value_minor * ${times}; UPDATE target_nodes SET amount = amount * ${times};
    UPDATE ad_days SET spend_minor = spend_minor * ${times}`);
  driver.close();
};

const CHANNELS = longNames(12);
for (const [what, options, times] of [
  ['billions', {}, 100_000],
  ['hundreds of billions', {}, 10_000_000],
  ['hundreds of billions in twelve channels', { channels: CHANNELS, perDay: 10 }, 10_000_000],
  ['sixty products and twelve channels', { channels: CHANNELS, products: longNames(60), perDay: 10 }, 1],
] as const)
  test(`${what} fit the paper of both reports: nothing over an edge or into its neighbour, on A4 and Letter`, async () => {
    const path = await fileOf(await fullWorld(options));
    enlarge(path, times);
    try {
      for (const [kind, period] of [
        ['weekly', '2026-W19'],
        ['investor', '2026-Q1'],
      ] as const)
        for (const paper of ['A4', 'Letter'])
          for (const reader of kind === 'investor' ? [[], ['--locale', 'de-DE']] : [[]]) {
            const printed = print(path, kind, period, paper, ...reader);
            expect(printed.overflow, `${kind} on ${paper} ${reader.join(' ')}`).toEqual([]);
            const { pages } = await readPdf(printed.pdf);
            expect(
              pages.flatMap((page) => page.cut),
              `${kind} on ${paper}`,
            ).toEqual([]);
          }
    } finally {
      drop(path);
    }
  });
