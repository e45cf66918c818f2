import { useState } from 'react';
import type { Output } from '../../../../shared/contract';
import { call, sentence, useWorkspace } from '../../api';
import { bytes, day } from '../../format';
import { Button, Dialog, showNote, showError } from '../../ui';
import { Setting } from './Setting';

type Update = Output<'app.checkUpdate'> & { path: string };

const HINT =
  'Tandem never looks for them by itself. A file that its publisher signed is checked before anything opens.';
const NO_KEY = 'This build knows no publisher, so it cannot check a file: install a newer package by hand.';
const NEXT = {
  opened: 'The installer is open. Close Tandem when it asks; your workspaces stay where they are.',
  shown: 'The package is in front of you: install it as your system does, then start Tandem again.',
} as const;

/** An update from a file: what is in it is said before anything is done, and nothing else than what was signed is handed on. */
export const UpdateSetting = ({ takes }: { takes: boolean }) => {
  const { today } = useWorkspace();
  const [update, setUpdate] = useState<Update | null>(null);
  const [busy, setBusy] = useState(false);
  const run = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      showError(sentence(error));
    } finally {
      setBusy(false);
    }
  };
  const choose = (): Promise<void> =>
    run(async () => {
      const { paths } = await call('app.chooseFiles', {
        title: 'Choose the file of an update',
        extensions: ['update'],
      });
      const path = paths[0];
      if (path !== undefined) setUpdate({ ...(await call('app.checkUpdate', { path })), path });
    });
  const take = ({ path }: Update): Promise<void> =>
    run(async () => {
      const { how } = await call('app.takeUpdate', { path });
      setUpdate(null);
      showNote(NEXT[how]);
    });
  return (
    <Setting name="Updates" hint={takes ? HINT : NO_KEY}>
      <Button onClick={() => void choose()} waits={(!takes && NO_KEY) || (busy && 'It is being checked')}>
        Install from file…
      </Button>
      <Dialog
        open={update !== null}
        onClose={() => setUpdate(null)}
        title={update ? `Install Tandem ${update.version}?` : ''}
        actions={
          <>
            <Button onClick={() => setUpdate(null)}>Cancel</Button>
            {update && (
              <Button kind="primary" onClick={() => void take(update)} waits={busy && 'It is being checked'}>
                Install
              </Button>
            )}
          </>
        }
      >
        {update && (
          <>
            <p>
              Signed by the publisher of Tandem on {day(update.released, { today, weekday: 'never' })}: {update.file},{' '}
              {bytes(update.size)}.
            </p>
            <p className="s ink2">
              Nothing changes in your workspaces. A copy of each is made before a newer Tandem opens it for the first
              time.
            </p>
          </>
        )}
      </Dialog>
    </Setting>
  );
};
