import type { Page } from '@playwright/test';
import { SHOTS } from '../screenshots/shots';
import { call } from './world';

export type Place = { label: string; href: string };

/** The places of the navigation as it stands. */
export const placesOf = async (page: Page): Promise<Place[]> =>
  page.locator('nav a[href]').evaluateAll((links) =>
    links.map((link) => ({
      label: link.getAttribute('aria-label') ?? link.textContent.replace(/\d.*$/, '').trim(),
      href: (link.getAttribute('href') ?? '').replace(/^[^#]*/, ''),
    })),
  );

/**
 * The address of every page of the sample company, each with what it shows first: the places of the navigation, and every
 * page that is pictured, records among them.
 */
export const everyAddress = async (page: Page): Promise<string[]> => {
  const places = await placesOf(page);
  const found = new Map(places.map(({ href }) => [href.replace('#', ''), href]));
  for (const { address } of SHOTS) {
    const whole = typeof address === 'string' ? address : await address((...asked) => call(page, ...asked));
    const [path = ''] = whole.split('?');
    if (!found.has(path)) found.set(path, `#${whole}`);
  }
  return [...found.values(), '#/leads?view=funnel', '#/leads?view=board', '#/settings?section=about'];
};
