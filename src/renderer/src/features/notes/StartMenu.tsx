import { useNavigate } from '@tanstack/react-router';
import { IconArrowRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useWrite } from '../../api';
import { IconButton, Menu } from '../../ui';
import { LinkDialog } from './LinkDialog';
import { useOpenLink } from './useOpenLink';

/** What a note or theme leads to, one click each; the new record opens. */
export const StartMenu = ({ from, of }: { from: { noteId: string } | { themeId: string }; of: string }) => {
  const navigate = useNavigate();
  const openLink = useOpenLink();
  const [linking, setLinking] = useState(false);
  const start = useWrite('notes.start', { done: () => 'Started from the field notes' });
  const run = (kind: 'content' | 'campaign' | 'four-ps') => () =>
    start.mutate({ kind, from }, { onSuccess: ({ id }) => openLink({ kind, id }) });
  return (
    <>
      <Menu
        label={`Start from ${of}`}
        position="bottom-end"
        items={[
          { label: 'Content brief', hint: 'With the notes as its brief', onSelect: run('content') },
          { label: 'Campaign', hint: 'An idea, for its product', onSelect: run('campaign') },
          { label: 'Four Ps worksheet', hint: 'For the product of the notes', onSelect: run('four-ps') },
          'line' as const,
          {
            label: 'Link to something there…',
            hint: 'Content, a campaign or a worksheet',
            onSelect: () => setLinking(true),
          },
          ...('themeId' in from
            ? [
                {
                  label: 'Its notes',
                  onSelect: () =>
                    void navigate({
                      to: '/field-notes',
                      search: (old) => ({ period: old.period, theme: from.themeId }),
                    }),
                },
              ]
            : []),
        ]}
      >
        <IconButton small icon={IconArrowRight} label={`Start from ${of}`} />
      </Menu>
      <LinkDialog
        of={of}
        {...('noteId' in from ? { noteIds: [from.noteId] } : { themeId: from.themeId })}
        open={linking}
        onClose={() => setLinking(false)}
      />
    </>
  );
};
