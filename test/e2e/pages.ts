import type { Page } from '@playwright/test';
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

/** The address of every page of the sample company: the places of the navigation and what stands below them. */
export const everyAddress = async (page: Page): Promise<string[]> => {
  const places = await placesOf(page);
  const meetings = await call<{ id: string; held: boolean }[]>(page, 'meetings.list');
  const idOf = (held: boolean): string => meetings.find((meeting) => meeting.held === held)?.id ?? '';
  return [
    ...places.map((place) => place.href),
    '#/reports/weekly',
    '#/reports/investor',
    '#/reports/close',
    `#/meetings/${idOf(false)}`,
    `#/meetings/${idOf(true)}`,
    '#/data/import',
    '#/leads?view=funnel',
    '#/leads?view=board',
    '#/guide',
    '#/settings?section=about',
  ];
};
