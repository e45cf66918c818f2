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

/** A place in the navigation. `key` follows G. */
export type Place = {
  id: string;
  label: string;
  to:
    | '/'
    | '/pipeline'
    | '/leads'
    | '/customers'
    | '/campaigns'
    | '/four-ps'
    | '/products'
    | '/targets'
    | '/metrics'
    | '/field-notes'
    | '/meetings'
    | '/reports'
    | '/data'
    | '/settings';
  icon: Icon;
  key: string;
};

/** The navigation, in groups. Only what works stands here. */
export const GROUPS: readonly (readonly Place[])[] = [
  [
    { id: 'home', label: 'Home', to: '/', icon: IconHome, key: 'H' },
    { id: 'pipeline', label: 'Pipeline', to: '/pipeline', icon: IconLayoutKanban, key: 'P' },
    { id: 'leads', label: 'Leads', to: '/leads', icon: IconFilter, key: 'L' },
    { id: 'customers', label: 'Customers', to: '/customers', icon: IconUsers, key: 'C' },
  ],
  [
    { id: 'campaigns', label: 'Campaigns', to: '/campaigns', icon: IconSpeakerphone, key: 'A' },
    { id: 'four-ps', label: 'Four Ps', to: '/four-ps', icon: IconLayoutGrid, key: 'F' },
    { id: 'products', label: 'Products', to: '/products', icon: IconCube, key: 'O' },
    { id: 'targets', label: 'Targets', to: '/targets', icon: IconTargetArrow, key: 'T' },
    { id: 'metrics', label: 'Metrics', to: '/metrics', icon: IconChartLine, key: 'M' },
    { id: 'notes', label: 'Field notes', to: '/field-notes', icon: IconMessage, key: 'N' },
    { id: 'meetings', label: 'Meetings', to: '/meetings', icon: IconCalendarEvent, key: 'E' },
  ],
  [
    { id: 'reports', label: 'Reports', to: '/reports', icon: IconFileText, key: 'R' },
    { id: 'data', label: 'Data', to: '/data', icon: IconDatabase, key: 'D' },
    { id: 'settings', label: 'Settings', to: '/settings', icon: IconSettings, key: 'S' },
  ],
];

export const PLACES: readonly Place[] = GROUPS.flat();
