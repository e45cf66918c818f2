import { useNavigate } from '@tanstack/react-router';
import { IconChevronDown, IconFolderOpen, IconPlus, IconSettings } from '@tabler/icons-react';
import { useRead, useWorkspace } from '../api';
import { Menu, type MenuItem } from '../ui';
import { Mark } from './Mark';
import { useStart } from './start';
import styles from './TopBar.module.css';

/** The open workspace's name; settings, another one, a new one behind it. */
export const WorkspaceMenu = () => {
  const { name, path } = useWorkspace();
  const recent = useRead('app.state', {}).data?.recent ?? [];
  const { newWorkspace, openWorkspace } = useStart();
  const navigate = useNavigate();
  const others = recent.filter((one) => one.path !== path).slice(0, 5);
  const items: MenuItem[] = [
    { label: 'Settings', icon: IconSettings, onSelect: () => void navigate({ to: '/settings' }) },
    'line',
    ...(others.length > 0 ? [{ heading: 'Recent' }] : []),
    ...others.map(
      (one): MenuItem => ({ label: one.name, hint: folderOf(one.path), onSelect: () => openWorkspace(one.path) }),
    ),
    { label: 'Open another…', icon: IconFolderOpen, onSelect: () => openWorkspace() },
    { label: 'New workspace…', icon: IconPlus, onSelect: newWorkspace },
  ];
  return (
    <Menu label="Workspace" items={items}>
      <button type="button" className={styles.workspace} aria-label={`Workspace ${name}`}>
        <Mark />
        <span className="cut">{name}</span>
        <IconChevronDown className="ink3" size={12} aria-hidden />
      </button>
    </Menu>
  );
};

const folderOf = (path: string): string => path.split(/[\\/]/).slice(0, -1).slice(-2).join('/');
