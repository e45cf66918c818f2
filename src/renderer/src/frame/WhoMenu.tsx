import { useNavigate } from '@tanstack/react-router';
import { IconUserPlus } from '@tabler/icons-react';
import { useRead } from '../api';
import { Menu, type MenuItem, Who } from '../ui';
import { usePreferences } from './preferences';
import styles from './TopBar.module.css';

export const THEMES = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

/** Who sits at this computer, and how it looks for them. */
export const WhoMenu = () => {
  const people = useRead('people.list', {}).data ?? [];
  const { preferences, setPreferences } = usePreferences();
  const navigate = useNavigate();
  const me = people.find((person) => person.id === preferences?.personId) ?? null;
  const items: MenuItem[] = [
    { heading: 'Who am I on this computer' },
    ...people.map(
      (person): MenuItem => ({
        label: person.name,
        checked: person.id === me?.id,
        onSelect: () => setPreferences({ personId: person.id }),
      }),
    ),
    {
      label: 'Add a person',
      icon: IconUserPlus,
      onSelect: () => void navigate({ to: '/settings', search: { section: 'people' } }),
    },
    'line',
    { heading: 'Colours' },
    ...THEMES.map(
      (theme): MenuItem => ({
        label: theme.label,
        checked: preferences?.theme === theme.value,
        onSelect: () => setPreferences({ theme: theme.value }),
      }),
    ),
  ];
  return (
    <Menu label="Who am I" items={items} position="bottom-end">
      <button type="button" className={styles.who}>
        <span className="unseen">{me ? `I am ${me.name}` : 'Say who you are'}</span>
        <span aria-hidden className="row">
          <Who person={me} large />
          <span className="wide cut">{me?.name ?? 'Who am I?'}</span>
        </span>
      </button>
    </Menu>
  );
};
