import { IconTrash } from '@tabler/icons-react';
import type { Output } from '../../../../shared/contract';
import { useWrite } from '../../api';
import type { SheetColumn } from '../../../../shared/domain/sheet';
import { IconButton, InlineEdit, Section, TakenAs } from '../../ui';
import { useCommentsLine } from '../comments';
import styles from './customers.module.css';
import { LineForm } from './LineForm';
import { useLocations } from './useLocations';

type Place = Output<'companies.get'>['locations'][number];

const PLACES: readonly SheetColumn<Place>[] = [
  { name: 'Location', value: (place) => place.name },
  { name: 'Address', value: (place) => place.address },
  { name: 'Sales channel', value: (place) => place.channel?.name },
];

const Location = ({ place, channels }: { place: Place; channels: ReturnType<typeof useLocations> }) => {
  const update = useWrite('companies.updateLocation', { quiet: true });
  const remove = useWrite('companies.removeLocation', { done: () => 'Removed the location' });
  const { button, comments } = useCommentsLine({ entity: 'location', id: place.id, of: place.name });
  return (
    <li className={styles.need}>
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
        {comments}
      </div>
      {button}
      <IconButton
        small
        icon={IconTrash}
        label={`Remove ${place.name}`}
        onClick={() => remove.mutate({ id: place.id })}
      />
    </li>
  );
};

/** Addresses of a company; each may be a location of the sales channels, so that its visits and sales are found. */
export const Locations = ({ companyId, places }: { companyId: string; places: readonly Place[] }) => {
  const add = useWrite('companies.addLocation', { quiet: true });
  const channels = useLocations();
  return (
    <Section title="Locations">
      <TakenAs label="Locations" columns={PLACES} rows={places} />
      <ul className={styles.needs}>
        {places.map((place) => (
          <Location key={place.id} place={place} channels={channels} />
        ))}
      </ul>
      <LineForm label="New location" about={companyId} onAdd={(name) => add.mutateAsync({ companyId, name })} />
    </Section>
  );
};
