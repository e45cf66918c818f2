import { useQueryClient } from '@tanstack/react-query';
import { IconX } from '@tabler/icons-react';
import type { Output } from '../../../shared/contract';
import { call, useRead, useWorkspace } from '../api';
import { moment } from '../format';
import { IconButton } from '../ui';
import styles from './Returned.module.css';

const KEY = ['app.session', {}];

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

const Told = ({ path, drafts }: { path: string; drafts: Output<'app.session'>['drafts'] }) => {
  const client = useQueryClient();
  const seen = (): void => {
    client.setQueryData<Output<'app.session'>>(KEY, (old) => old && { ...old, cutOff: false });
    call('app.keepSession', { workspacePath: path, seen: true }).catch(() => undefined);
  };
  return (
    <section className={styles.returned} aria-label="After an unexpected end">
      <output>
        <b>Tandem ended unexpectedly and is back where it was.</b>
        <span>
          <Until />
        </span>
        {drafts.length > 0 && (
          <span>
            Half-typed text is kept in{' '}
            {drafts.map((draft, index) => (
              <span key={draft.key}>
                {index > 0 && ', '}
                <a className="open" href={draft.address}>
                  {draft.label}
                </a>
              </span>
            ))}
            .
          </span>
        )}
      </output>
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
