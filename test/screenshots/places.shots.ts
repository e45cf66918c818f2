import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { open, test } from '../e2e/app';
import { openSample } from '../e2e/world';
import { go, one, wanted } from './camera';

/** Systems of six places: what the first page proposes there, and how figures, shares and days are written. */
const PLACES = ['de-DE', 'en-GB', 'en-US', 'fr-FR', 'ja-JP', 'ar-EG'];

for (const locale of PLACES)
  test(`a system of ${locale}`, async () => {
    test.skip(wanted.length > 0 && !wanted.includes(`place-${locale}`), 'not asked for');
    const dataDir = mkdtempSync(join(tmpdir(), 'tandem-e2e-'));
    const { app, page } = await open(dataDir, [], locale);
    await one(page, `place-${locale}-first`);
    await openSample({ app, page, dataDir });
    for (const [name, address] of [
      ['home', '/'],
      ['budget', '/campaigns/budget'],
    ] as const) {
      await go(page, address);
      await one(page, `place-${locale}-${name}`);
    }
    await app.close();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  });
