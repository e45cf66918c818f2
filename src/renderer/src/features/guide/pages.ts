import { PICTURES, TEXTS } from 'virtual:guide';
import { type GuidePage, readGuide } from './read';

/** The order in which one reads; what is not named here follows by its title. */
const ORDER = [
  'start',
  'home',
  'pipeline',
  'leads',
  'customers',
  'campaigns',
  'four-ps',
  'products',
  'targets',
  'metrics',
  'field-notes',
  'meetings',
  'reports',
  'import',
  'export-and-backup',
  'settings',
  'keyboard',
  'command-line',
];

const place = ({ slug }: GuidePage): number => (ORDER.includes(slug) ? ORDER.indexOf(slug) : ORDER.length);

/** Every page of the guide. They are part of the app: nothing is fetched. */
export const GUIDE: readonly GuidePage[] = TEXTS.map(([slug, source]) => readGuide(slug, source)).toSorted(
  (one, other) => place(one) - place(other) || one.title.localeCompare(other.title),
);

/** The address of a picture in the build; null when no page shows one by that name. */
export const pictureAt = async (name: string): Promise<string | null> => (await PICTURES[name]?.()) ?? null;
