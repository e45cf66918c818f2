import { useRead } from '../../api';
import { usePreferences } from '../../frame/preferences';
import { THEMES } from '../../frame/WhoMenu';
import { Card, Segmented } from '../../ui';
import { Setting } from './Setting';
import styles from './Settings.module.css';

const NAVIGATION = [
  { value: 'names', label: 'Icons and names' },
  { value: 'icons', label: 'Icons' },
] as const;

/** How Tandem looks on this computer; kept here and not in the workspace. */
export const AppearanceSection = () => {
  const { preferences, setPreferences } = usePreferences();
  const state = useRead('app.state', {}).data;
  return (
    <Card title="Appearance" sub="on this computer">
      <Setting name="Colours">
        <Segmented
          label="Colours"
          value={preferences?.theme ?? 'system'}
          options={THEMES}
          onChange={(theme) => setPreferences({ theme })}
        />
      </Setting>
      <Setting name="Navigation">
        <Segmented
          label="Navigation"
          value={preferences?.navCollapsed ? 'icons' : 'names'}
          options={NAVIGATION}
          onChange={(value) => setPreferences({ navCollapsed: value === 'icons' })}
        />
      </Setting>
      <Setting name="Workspace file" hint="Everything is in this one file, on this computer.">
        <code className={styles.path}>{state?.workspacePath}</code>
      </Setting>
    </Card>
  );
};
