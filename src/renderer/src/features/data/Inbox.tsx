import { useNavigate } from '@tanstack/react-router';
import { call, sentence, useWorkspace } from '../../api';
import { bytes, moment, number, plural } from '../../format';
import { Button, Section, showError } from '../../ui';
import styles from './data.module.css';
import { useInbox, useOutlook, type Waiting } from './useInbox';

const SHOWN = 20;

const Row = ({ file, onOpen }: { file: Waiting; onOpen: () => void }) => {
  const { today, timeZone } = useWorkspace();
  const outlook = useOutlook(file);
  return (
    <li className={styles.source}>
      <div className="row">
        <b className="cut" title={file.name}>
          {file.name}
        </b>
        <span className="push">
          <Button small aria-label={`Open ${file.name}`} onClick={onOpen}>
            Open
          </Button>
        </span>
      </div>
      <div className="s ink3">
        {bytes(file.bytes)}, {moment(file.changed, today, timeZone)}
      </div>
      <div className="s ink2">{outlook}</div>
    </li>
  );
};

/** Files that wait in the watched folder, with what each would do. Nothing comes in by itself. */
export const Inbox = () => {
  const navigate = useNavigate();
  const { folder, problem, known, waiting, refresh } = useInbox();
  const watch = async (next: string | null): Promise<void> => {
    try {
      await call('app.watchFolder', { folder: next });
      await refresh();
    } catch (error) {
      showError(sentence(error));
    }
  };
  const choose = async (): Promise<void> => {
    try {
      const { path } = await call('app.chooseFolder', { title: 'Choose a folder to watch' });
      if (path !== null) await watch(path);
    } catch (error) {
      showError(sentence(error));
    }
  };
  const open = (paths: readonly string[]): void =>
    void navigate({ to: '/data/import', search: { path: paths.join('\n') } });
  if (!known) return null;
  return (
    <Section
      title="Inbox"
      sub={folder === null ? 'no folder is watched' : plural(waiting.length, 'file waits', 'files wait')}
    >
      {folder === null ? (
        <p className="s ink2">
          Choose a folder, such as the one for downloads: files that arrive there wait here with what they would do.
          Nothing is imported by itself.
        </p>
      ) : (
        <p className="s ink3 cut" title={folder}>
          {folder}
        </p>
      )}
      {problem !== null && (
        <p role="alert" className="s bad">
          {problem}
        </p>
      )}
      <ul aria-label="Files that wait">
        {waiting.slice(0, SHOWN).map((file) => (
          <Row key={file.path} file={file} onOpen={() => open([file.path])} />
        ))}
      </ul>
      <p className="row" style={{ paddingTop: 'var(--space-2)' }}>
        <Button small onClick={() => void choose()}>
          {folder === null ? 'Watch a folder' : 'Another folder'}
        </Button>
        {folder !== null && (
          <Button small kind="quiet" onClick={() => void watch(null)}>
            Stop watching
          </Button>
        )}
        {waiting.length > 1 && (
          <span className="push">
            <Button small onClick={() => open(waiting.slice(0, SHOWN).map((file) => file.path))}>
              Open all {number(Math.min(SHOWN, waiting.length))}
            </Button>
          </span>
        )}
      </p>
    </Section>
  );
};
