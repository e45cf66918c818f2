import { IconCircleCheck } from '@tabler/icons-react';
import type { NoteLink } from '../../../../shared/contract/notes';
import { Effect } from './Effect';
import { useOpenLink } from './useOpenLink';
import styles from './notes.module.css';

const KINDS: Record<NoteLink['kind'], string> = { content: 'Content', campaign: 'Campaign', 'four-ps': 'Four Ps' };

/** What came of a note or theme: a check once it is out and its metric has risen. */
export const Links = ({ links }: { links: readonly NoteLink[] }) => {
  const open = useOpenLink();
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
            </button>
            <span className="s ink2 nowrap">{link.closed ? `${link.state}, loop closed` : link.state}</span>
          </div>
          {link.effect && <Effect effect={link.effect} />}
        </li>
      ))}
    </ul>
  );
};
