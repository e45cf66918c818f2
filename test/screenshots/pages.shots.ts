import { loaded, test } from '../e2e/app';
import { call, go, picture, wanted } from './camera';
import { SHOTS } from './shots';

test('every page, light and dark', async ({ tandem: { page } }) => {
  test.setTimeout(1_800_000);
  await picture(page, 'first-run');
  await call(page, 'app.createWorkspace', {
    name: 'Halo & Vine',
    currency: 'USD',
    timeZone: 'America/New_York',
    weekStart: 1,
    fiscalYearStart: 1,
    me: { name: 'Maya Ortiz', roles: ['founder', 'ceo'] },
    sample: true,
  });
  await page.reload();
  await loaded(page);
  for (const shot of SHOTS) {
    if (wanted.length > 0 && !wanted.includes(shot.name)) continue;
    await go(
      page,
      typeof shot.address === 'string' ? shot.address : await shot.address((...asked) => call(page, ...asked)),
    );
    await shot.before?.(page);
    await picture(page, shot.name);
    if (shot.narrow) {
      await page.setViewportSize({ width: 1024, height: 640 });
      await picture(page, `${shot.name}-narrow`);
      await page.setViewportSize({ width: 1280, height: 800 });
    }
    await shot.after?.(page);
  }
});
