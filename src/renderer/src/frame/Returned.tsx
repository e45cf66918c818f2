import { useQueryClient } from '@tanstack/react-query';
import { IconX } from '@tabler/icons-react';
import type { Output } from '../../../shared/contract';
import { call, discardDraft, draftWords, readKey, useRead, useWaiting, useWorkspace } from '../api';
import { moment } from '../format';
import { Button, IconButton, showError, showNote } from '../ui';
import styles from './Returned.module.css';

/** Up to when the disk has everything: the last change that was said to be saved. */
const Until = () => {
  const { today, timeZone } = useWorkspace();
  const last = useRead('history.list', { limit: 1 }).data?.[0];
  if (last === undefined) return 'Everything that was saved is safe.';
  return (
    <>
      Everything is safe up to the last change, <b>{moment(last.at, today, timeZone)}</b>: {last.label}.
    </>
  );
};

const copy = async (text: string): Promise<void> => {
  try {
    await navigator.clipboard.writeText(text);
    showNote('Copied the half-typed text.');
  } catch {
    showError('The clipboard could not be written to. Please try again.');
  }
};

/**
 * Every half-typed text, as words: its field takes it up by itself, unless the field holds something else by now or is
 * gone. Then it can still be copied from here, or thrown away.
 */
const Waiting = ({ drafts }: { drafts: Output<'app.session'>['drafts'] }) => {
  const waiting = useWaiting(drafts);
  if (waiting.length === 0) return null;
  return (
    <div className={styles.waiting}>
      <span id="half-typed">Half-typed text is kept:</span>
      <ul aria-labelledby="half-typed">
        {waiting.map(({ key, label, address, text }) => {
          const words = draftWords(text);
          return (
            <li key={key} className="row">
              <a className="open" href={address}>
                {label}
              </a>
              <span className="cut ink2" dir="auto">
                {words}
              </span>
              <Button small onClick={() => void copy(words)}>
                Copy<span className="unseen"> {label}</span>
              </Button>
              <Button small kind="quiet" onClick={() => discardDraft(key)}>
                Discard<span className="unseen"> {label}</span>
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
};

const Told = ({ path, drafts }: { path: string; drafts: Output<'app.session'>['drafts'] }) => {
  const client = useQueryClient();
  const seen = (): void => {
    client.setQueryData<Output<'app.session'>>(readKey('app.session', {}), (old) => old && { ...old, cutOff: false });
    call('app.keepSession', { workspacePath: path, seen: true }).catch(() => undefined);
  };
  return (
    <section className={styles.returned} aria-label="After an unexpected end">
      <output>
        <b>Tandem ended unexpectedly and is back where it was.</b>
        <span>
          <Until />
        </span>
      </output>
      <Waiting drafts={drafts} />
      <IconButton small icon={IconX} label="Close this note" onClick={seen} />
    </section>
  );
};

/** After a crash or a kill: that all is safe, until when, and where half-typed text waits. */
export const Returned = () => {
  const path = useRead('app.state', {}).data?.workspacePath;
  const session = useRead('app.session', {}).data;
  return session?.cutOff && path ? <Told path={path} drafts={session.drafts} /> : null;
};
