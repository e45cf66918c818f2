import { useState } from 'react';
import { NOTE_TYPE_IDS, NOTE_TYPES } from '../../../../shared/domain/note-line';
import { useRead, useWrite } from '../../api';
import { plural } from '../../format';
import { Button, Menu } from '../../ui';
import { LinkDialog } from './LinkDialog';
import styles from './notes.module.css';

/** The chosen notes at once: triaged, typed, put under a theme, linked or removed, each one step of undo. */
export const NoteBulk = ({ ids, onClear }: { ids: readonly string[]; onClear: () => void }) => {
  const [linking, setLinking] = useState(false);
  const choices = useRead('notes.choices', {}).data;
  const words = plural(ids.length, 'note');
  const update = useWrite('notes.update', { done: () => `Changed ${words}` });
  const remove = useWrite('notes.remove', { done: () => `Removed ${words}` });
  const change = (fields: Omit<Parameters<typeof update.mutate>[0], 'ids'>): void =>
    update.mutate({ ids: [...ids], ...fields }, { onSuccess: onClear });
  return (
    <div className={styles.bulk} role="toolbar" aria-label="Change the chosen notes">
      <b className="nowrap">{words} chosen</b>
      <Button small onClick={() => change({ status: 'triaged' })}>
        Triaged
      </Button>
      <Menu
        label="Theme of the chosen notes"
        items={[
          ...(choices?.themes ?? []).map(({ id, name }) => ({ label: name, onSelect: () => change({ themeId: id }) })),
          'line' as const,
          { label: 'No theme', onSelect: () => change({ themeId: null }) },
        ]}
      >
        <Button small>Theme</Button>
      </Menu>
      <Menu
        label="Type of the chosen notes"
        items={NOTE_TYPE_IDS.map((type) => ({ label: NOTE_TYPES[type], onSelect: () => change({ type }) }))}
      >
        <Button small>Type</Button>
      </Menu>
      <Button small onClick={() => setLinking(true)}>
        Link…
      </Button>
      <Button small onClick={() => remove.mutate({ ids: [...ids] }, { onSuccess: onClear })}>
        Remove
      </Button>
      <Button small kind="quiet" onClick={onClear}>
        Clear
      </Button>
      <LinkDialog noteIds={ids} of="the note" open={linking} onClose={() => setLinking(false)} />
    </div>
  );
};
