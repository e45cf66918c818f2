import { type GuidePage, readGuide } from './read';

const texts = import.meta.glob<string>('../../../../../docs/guide/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});
/** Where each picture lies in the build; only those of pages as they are in the light, at the usual size. */
const pictures = import.meta.glob<string>(
  [
    '../../../../../docs/pictures/*.png',
    '!../../../../../docs/pictures/*-dark.png',
    '!../../../../../docs/pictures/*-narrow.png',
  ],
  { query: '?url', import: 'default' },
);

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

const nameOf = (path: string): string => path.replace(/^.*\//, '').replace(/\.\w+$/, '');

const place = ({ slug }: GuidePage): number => (ORDER.includes(slug) ? ORDER.indexOf(slug) : ORDER.length);

/** Every page of the guide. They are part of the app: nothing is fetched. */
export const GUIDE: readonly GuidePage[] = Object.entries(texts)
  .map(([path, source]) => readGuide(nameOf(path), source))
  .toSorted((one, other) => place(one) - place(other) || one.title.localeCompare(other.title));

/** The address of a picture in the build; null when there is none by that name. */
export const pictureAt = async (name: string): Promise<string | null> => {
  const found = Object.entries(pictures).find(([path]) => nameOf(path) === name);
  return found ? found[1]() : null;
};
