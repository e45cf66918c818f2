import { useState } from 'react';
import { useCommand } from '../../commands';
import { Dialog } from '../../ui';
import { useLater } from '../../ui/useLater';

const load = () => import('./LogLine');

/** "Log…" from anywhere: a store visit is a place, what was said, Enter. */
export const LogDialog = () => {
  const [open, setOpen] = useState(false);
  const line = useLater(load, open);
  useCommand([
    {
      id: 'log',
      title: 'Log a visit, call or meeting…',
      group: 'Customers',
      keys: 'L',
      words: 'activity store visit call email meeting demo meal note log',
      run: () => setOpen(true),
    },
  ]);
  return (
    <Dialog title="Log what happened" open={open && line !== null} onClose={() => setOpen(false)} width={760}>
      {line && <line.LogLine context={{}} kind="store-visit" focus onLogged={() => setOpen(false)} />}
    </Dialog>
  );
};
