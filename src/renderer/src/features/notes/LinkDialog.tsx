import { useState } from 'react';
import type { MeetingSubject } from '../../../../shared/contract/meetings';
import { useWrite } from '../../api';
import { plural } from '../../format';
import { Button, Dialog } from '../../ui';
import { AboutField } from '../meetings/About';

type Kind = 'content' | 'campaign' | 'four-ps';
const KINDS: readonly Kind[] = ['content', 'campaign', 'four-ps'];

/** Links notes or a theme to content, a campaign or a worksheet that is there already. */
export const LinkDialog = ({
  noteIds = [],
  themeId,
  of,
  open,
  onClose,
}: {
  noteIds?: readonly string[];
  themeId?: string;
  of: string;
  open: boolean;
  onClose: () => void;
}) => {
  const [chosen, setChosen] = useState<MeetingSubject | null>(null);
  const link = useWrite('notes.link', { quiet: true, done: () => 'Linked the field notes' });
  const kind = KINDS.find((one) => one === chosen?.kind);
  const close = (): void => {
    setChosen(null);
    link.reset();
    onClose();
  };
  return (
    <Dialog
      title={`Link ${noteIds.length > 1 ? plural(noteIds.length, 'note') : of}`}
      open={open}
      onClose={close}
      actions={
        <Button
          kind="primary"
          waits={kind === undefined && 'Waits for what it leads to'}
          onClick={() => {
            if (chosen && kind !== undefined)
              link.mutate(
                { kind, id: chosen.id, noteIds: [...noteIds], ...(themeId === undefined ? {} : { themeId }) },
                { onSuccess: close },
              );
          }}
        >
          Link
        </Button>
      }
    >
      <AboutField
        label="Content, campaign or worksheet it leads to"
        nothing="Choose what it leads to"
        kinds={KINDS}
        value={chosen}
        onChange={setChosen}
      />
      {link.error && (
        <p className="bad" role="alert">
          {link.error.message}
        </p>
      )}
    </Dialog>
  );
};
