import {
  type Icon,
  IconChartLine,
  IconCalendarEvent,
  IconCube,
  IconDatabase,
  IconFileText,
  IconFilter,
  IconHome,
  IconLayoutGrid,
  IconLayoutKanban,
  IconMessage,
  IconSettings,
  IconSpeakerphone,
  IconTargetArrow,
  IconUsers,
} from '@tabler/icons-react';
import { type PlaceId, PLACES as NAMED } from '../../../shared/commands';

/** Where each place is, and what stands for it. */
const LOOKS = {
  home: { to: '/', icon: IconHome },
  pipeline: { to: '/pipeline', icon: IconLayoutKanban },
  leads: { to: '/leads', icon: IconFilter },
  customers: { to: '/customers', icon: IconUsers },
  campaigns: { to: '/campaigns', icon: IconSpeakerphone },
  'four-ps': { to: '/four-ps', icon: IconLayoutGrid },
  products: { to: '/products', icon: IconCube },
  targets: { to: '/targets', icon: IconTargetArrow },
  metrics: { to: '/metrics', icon: IconChartLine },
  notes: { to: '/field-notes', icon: IconMessage },
  meetings: { to: '/meetings', icon: IconCalendarEvent },
  reports: { to: '/reports', icon: IconFileText },
  data: { to: '/data', icon: IconDatabase },
  settings: { to: '/settings', icon: IconSettings },
} as const satisfies Record<PlaceId, { to: string; icon: Icon }>;

/** A place in the navigation. `key` follows G. */
export type Place = {
  id: PlaceId;
  label: string;
  key: string;
  group: string;
  to: (typeof LOOKS)[PlaceId]['to'];
  icon: Icon;
};

/** What can be gone to. Only what works stands here. */
export const PLACES: readonly Place[] = NAMED.map((place) => ({ ...place, ...LOOKS[place.id] }));

/** The navigation, in groups. */
export const GROUPS: readonly (readonly Place[])[] = [...Map.groupBy(PLACES, ({ group }) => group).values()];
