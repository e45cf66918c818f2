import { useState } from 'react';
import { useCommand } from '../../commands';
import { Dialog } from '../../ui';
import { useLater } from '../../ui/useLater';

const load = () => import('./Capture');

/** A field note from anywhere, also while something else is being typed. */
export const CaptureDialog = () => {
  const [open, setOpen] = useState(false);
  const line = useLater(load, open);
  useCommand([
    {
      id: 'note',
      title: 'Field note…',
      group: 'Field notes',
      keys: 'mod+J',
      words: 'capture jot customer voice product request competitor issue feedback',
      run: () => setOpen(true),
    },
  ]);
  return (
    <Dialog title="Field note" open={open && line !== null} onClose={() => setOpen(false)} width={760}>
      {line && <line.Capture onSaved={() => setOpen(false)} />}
    </Dialog>
  );
};
