import { useState } from 'react';
import { PASSPHRASE_BYTES, passphraseOf } from '../../../../shared/domain/passphrase';
import { call, sentence, useJob, useWorkspace } from '../../api';
import { bytes, plural } from '../../format';
import { useStart } from '../../frame/start';
import { Button, Card, Dialog, Progress, showError, showNote, TextField } from '../../ui';

const SHORTEST = 12;

const suggested = (): string => passphraseOf(crypto.getRandomValues(new Uint8Array(PASSPHRASE_BYTES)));

/** Asks for the passphrase of a copy to be made, with one that nobody guesses already there. */
const Encrypt = ({ onClose }: { onClose: () => void }) => {
  const { name } = useWorkspace();
  const encrypt = useJob('backup.encrypt');
  const [passphrase, setPassphrase] = useState(suggested);
  const write = async (): Promise<void> => {
    try {
      const { path } = await call('app.chooseSave', {
        title: 'Save the encrypted copy',
        name: `${name}.tandem.age`,
        extension: 'age',
      });
      if (path === null) return;
      const made = await encrypt.run({ file: path, passphrase }, (error) => showError(error.message));
      if (!made) return;
      showNote(`Wrote ${made.file}, ${bytes(made.bytes)}. Tell the passphrase another way than you send the file.`);
      onClose();
    } catch (error) {
      showError(sentence(error));
    }
  };
  return (
    <Dialog
      open
      title="Encrypted copy"
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => void navigator.clipboard.writeText(passphrase)}>Copy passphrase</Button>
          <Button
            kind="primary"
            onClick={() => void write()}
            waits={
              (passphrase.length < SHORTEST && `A passphrase has at least ${SHORTEST} characters`) ||
              (encrypt.state === 'running' && 'It is being written')
            }
          >
            Save the copy
          </Button>
        </>
      }
    >
      <TextField
        label="Passphrase"
        description="Write it down now: Tandem keeps it nowhere, and nobody can open the copy without it."
        value={passphrase}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        onChange={(event) => setPassphrase(event.currentTarget.value)}
      />
      <Progress job={encrypt} label="Encrypting" />
    </Dialog>
  );
};

/** Makes a workspace of a copy that somebody sent, and opens it. */
const Decrypt = ({ file, onClose }: { file: string; onClose: () => void }) => {
  const decrypt = useJob('backup.decrypt');
  const { openWorkspace } = useStart();
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const open = async (): Promise<void> => {
    try {
      const name = (file.split(/[/\\]/).at(-1) ?? '').replace(/(\.tandem)?\.age$/i, '');
      const { path } = await call('app.chooseSave', {
        title: 'Save the workspace',
        name: `${name}.tandem`,
        extension: 'tandem',
      });
      if (path === null) return;
      const made = await decrypt.run({ file, to: path, passphrase }, (error) => setProblem(error.message));
      if (!made) return;
      showNote(`Decrypted and verified: ${plural(made.rows, 'row')}.`);
      onClose();
      openWorkspace(made.file);
    } catch (error) {
      setProblem(sentence(error));
    }
  };
  return (
    <Dialog
      open
      title="Open an encrypted copy"
      onClose={onClose}
      actions={
        <Button
          kind="primary"
          onClick={() => void open()}
          waits={
            (passphrase === '' && 'The passphrase is needed') ||
            (decrypt.state === 'running' && 'It is being decrypted')
          }
        >
          Save and open it
        </Button>
      }
    >
      <TextField
        label="Passphrase"
        description="The one that you were told. The copy becomes a workspace of its own beside this one."
        value={passphrase}
        error={problem}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        onChange={(event) => (setPassphrase(event.currentTarget.value), setProblem(null))}
      />
      <Progress job={decrypt} label="Decrypting" />
    </Dialog>
  );
};

/** The whole workspace in one file for somebody else, unreadable on its way. */
export const SendCopy = () => {
  const [encrypting, setEncrypting] = useState(false);
  const [given, setGiven] = useState<string | null>(null);
  const choose = async (): Promise<void> => {
    try {
      const { paths } = await call('app.chooseFiles', { title: 'Choose an encrypted copy', extensions: ['age'] });
      if (paths[0] !== undefined) setGiven(paths[0]);
    } catch (error) {
      showError(sentence(error));
    }
  };
  return (
    <Card
      title="Send a copy"
      sub="the whole workspace in one file, opened by a passphrase only"
      actions={
        <>
          <Button small onClick={() => void choose()}>
            Open an encrypted copy
          </Button>
          <Button small onClick={() => setEncrypting(true)}>
            Encrypted copy
          </Button>
        </>
      }
    >
      <p className="s ink2">
        The file is in the age format: the free programs age and rage open it, too, and give a plain SQLite database.
      </p>
      {encrypting && <Encrypt onClose={() => setEncrypting(false)} />}
      {given !== null && <Decrypt file={given} onClose={() => setGiven(null)} />}
    </Card>
  );
};
