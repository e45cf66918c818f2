import { test } from '../e2e/app';
import { openSample } from '../e2e/world';
import { go, one, wanted } from './camera';

/** The smallest window, and the largest that a desk usually has; 1280 × 800 is what every other picture is taken at. */
const WINDOWS = [
  { name: 'small', width: 1024, height: 640 },
  { name: 'large', width: 2560, height: 1440 },
];
const PAGES = [
  ['home', '/'],
  ['pipeline', '/pipeline'],
  ['leads', '/leads'],
  ['customers', '/customers'],
  ['campaigns', '/campaigns'],
  ['four-ps', '/four-ps'],
  ['products', '/products'],
  ['targets', '/targets'],
  ['metric', '/metrics/net-sales'],
  ['field-notes', '/field-notes'],
  ['meetings', '/meetings'],
  ['weekly', '/reports/weekly'],
  ['data', '/data'],
  ['settings', '/settings'],
] as const;

test('the main pages in a small and a large window', async ({ tandem }) => {
  test.skip(wanted.length > 0 && !wanted.includes('windows'), 'not asked for');
  test.setTimeout(600_000);
  const { page } = tandem;
  await openSample(tandem);
  for (const { name, ...size } of WINDOWS) {
    await page.setViewportSize(size);
    for (const [of, address] of PAGES) {
      await go(page, address);
      await one(page, `window-${name}-${of}`);
    }
  }
});
