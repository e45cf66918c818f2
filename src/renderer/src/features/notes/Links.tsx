import { IconCircleCheck, IconX } from '@tabler/icons-react';
import type { NoteLink } from '../../../../shared/contract/notes';
import { useWrite } from '../../api';
import { IconButton } from '../../ui';
import { NoTarget } from '../campaigns/NoTarget';
import { useUntargeted } from '../campaigns/useUntargeted';
import { Effect } from './Effect';
import { useOpenLink } from './useOpenLink';
import styles from './notes.module.css';

const KINDS: Record<NoteLink['kind'], string> = { content: 'Content', campaign: 'Campaign', 'four-ps': 'Four Ps' };

type Props = {
  links: readonly NoteLink[];
  /** The note or theme whose links these are. */
  from: { noteId: string } | { themeId: string };
};

/** What came of a note or theme: a check once it is out and its metric has risen. A link is taken away; what it leads to stays. */
export const Links = ({ links, from }: Props) => {
  const open = useOpenLink();
  const untargeted = useUntargeted();
  const unlink = useWrite('notes.unlink', { done: () => 'Took the link away' });
  if (links.length === 0) return null;
  return (
    <ul className={styles.links} aria-label="What came of it">
      {links.map((link) => (
        <li key={link.id}>
          <div className="row">
            {link.closed && <IconCircleCheck size={14} className="good" aria-hidden />}
            <span className="s ink3 nowrap">{KINDS[link.kind]}</span>
            <button type="button" className="open cut" onClick={() => open(link)} title={link.name}>
              {link.name}
              {link.kind === 'campaign' && untargeted.has(link.id) && <NoTarget />}
            </button>
            <span className="s ink2 nowrap">{link.closed ? `${link.state}, loop closed` : link.state}</span>
            <IconButton
              small
              icon={IconX}
              label={`Take the link to ${link.name} away`}
              onClick={() => unlink.mutate({ kind: link.kind, id: link.id, from })}
            />
          </div>
          {link.effect && <Effect effect={link.effect} />}
        </li>
      ))}
    </ul>
  );
};
