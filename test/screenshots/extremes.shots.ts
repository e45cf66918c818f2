import { test } from '../e2e/app';
import { openFile } from '../e2e/world';
import { go, one, wanted } from './camera';
import { PAGES } from './every-page';
import { BEHIND, HUGE, TINY, withWorkspace } from './extremes';

for (const { name, files, what } of [
  { name: 'huge', files: HUGE, what: 'thousands of records, long names and large amounts' },
  { name: 'tiny', files: TINY, what: 'one of everything' },
  { name: 'behind', files: BEHIND, what: 'sources that have brought nothing for weeks' },
])
  test(`every page of a company with ${what}`, async ({ tandem }) => {
    test.skip(wanted.length > 0 && !wanted.includes(name), 'not asked for');
    test.setTimeout(600_000);
    await withWorkspace(files, (made) => openFile(tandem, made));
    for (const [of, address] of PAGES) {
      await go(tandem.page, address);
      await one(tandem.page, `${name}-${of}`);
    }
  });
