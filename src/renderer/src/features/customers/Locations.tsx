import { IconTrash } from '@tabler/icons-react';
import type { Output } from '../../../../shared/contract';
import { useWrite } from '../../api';
import { IconButton, InlineEdit, Section } from '../../ui';
import styles from './customers.module.css';
import { LineForm } from './LineForm';
import { useLocations } from './useLocations';

type Place = Output<'companies.get'>['locations'][number];

/** Addresses of a company; each may be a location of the sales channels, so that its visits and sales are found. */
export const Locations = ({ companyId, places }: { companyId: string; places: readonly Place[] }) => {
  const add = useWrite('companies.addLocation', { quiet: true });
  const update = useWrite('companies.updateLocation', { quiet: true });
  const remove = useWrite('companies.removeLocation', { done: () => 'Removed the location' });
  const channels = useLocations();
  return (
    <Section title="Locations">
      <ul className={styles.needs}>
        {places.map((place) => (
          <li key={place.id} className={styles.need}>
            <div className={styles.needText}>
              <InlineEdit
                kind="text"
                bare
                needed
                label={`Name of ${place.name}`}
                value={place.name}
                onSave={(name) => update.mutateAsync({ id: place.id, name })}
              />
              <InlineEdit
                kind="text"
                bare
                label={`Address of ${place.name}`}
                placeholder="Address"
                value={place.address}
                onSave={(address) => update.mutateAsync({ id: place.id, address })}
              />
              <InlineEdit
                kind="select"
                bare
                clearable
                label={`Sales channel of ${place.name}`}
                placeholder="No sales channel"
                value={place.channel?.id ?? null}
                options={channels}
                onSave={(channelId) => update.mutateAsync({ id: place.id, channelId })}
              />
            </div>
            <IconButton
              small
              icon={IconTrash}
              label={`Remove ${place.name}`}
              onClick={() => remove.mutate({ id: place.id })}
            />
          </li>
        ))}
      </ul>
      <LineForm label="New location" about={companyId} onAdd={(name) => add.mutateAsync({ companyId, name })} />
    </Section>
  );
};
