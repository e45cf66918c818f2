import type { ReactNode } from 'react';
import { Button, Dialog } from '../../ui';

type Props = {
  title: string;
  /** Orders are being looked at or attributed anew: Apply waits. */
  running: boolean;
  onLeave: () => void;
  onApply: () => void;
  children: ReactNode;
};

/** Asks for a yes to what a change of attribution moves. */
export const MovesDialog = ({ title, running, onLeave, onApply, children }: Props) => (
  <Dialog
    open
    onClose={onLeave}
    width={560}
    title={title}
    actions={
      <>
        <Button onClick={onLeave}>Cancel</Button>
        <Button kind="primary" waits={running && 'Orders are attributed anew'} onClick={onApply}>
          Apply
        </Button>
      </>
    }
  >
    {children}
  </Dialog>
);
