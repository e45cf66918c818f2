import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { Page } from '../../ui';
import { AboutSection } from './AboutSection';
import { AppearanceSection } from './AppearanceSection';
import { ChannelsSection } from './ChannelsSection';
import { CompanySection } from './CompanySection';
import { HealthSection } from './HealthSection';
import { LeadsSection } from './LeadsSection';
import { PeopleSection } from './PeopleSection';
import { PipelinesSection } from './PipelinesSection';
import { RatesSection } from './RatesSection';
import styles from './Settings.module.css';

const SECTIONS: readonly { id: string; label: string; show: ComponentType }[] = [
  { id: 'company', label: 'Company', show: CompanySection },
  { id: 'people', label: 'People', show: PeopleSection },
  { id: 'channels', label: 'Sales channels', show: ChannelsSection },
  { id: 'pipelines', label: 'Pipelines', show: PipelinesSection },
  { id: 'health', label: 'Customer health', show: HealthSection },
  { id: 'leads', label: 'Leads', show: LeadsSection },
  { id: 'rates', label: 'Exchange rates', show: RatesSection },
  { id: 'appearance', label: 'Appearance', show: AppearanceSection },
  { id: 'about', label: 'About', show: AboutSection },
];

/** What the company is and how it counts. Everything is saved as it is left, and undone with Ctrl Z. */
export const SettingsPage = () => {
  const { section } = useSearch({ from: '/settings' });
  const navigate = useNavigate();
  const open = SECTIONS.find((one) => one.id === section) ?? SECTIONS[0];
  if (!open) return null;
  const Section = open.show;
  return (
    <Page title="Settings" sub="Saved as you leave each field">
      <div className={styles.page}>
        <nav className={styles.nav} aria-label="Settings">
          {SECTIONS.map((one) => (
            <button
              key={one.id}
              type="button"
              aria-current={one.id === open.id ? 'true' : undefined}
              onClick={() =>
                void navigate({ to: '/settings', search: (old) => ({ ...old, section: one.id }), replace: true })
              }
            >
              {one.label}
            </button>
          ))}
        </nav>
        <div className={styles.section}>
          <Section />
        </div>
      </div>
    </Page>
  );
};
