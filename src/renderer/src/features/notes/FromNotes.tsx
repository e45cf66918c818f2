import { Link } from '@tanstack/react-router';
import { useRead } from '../../api';
import { plural } from '../../format';

/** "from 31 field notes": the way back from what was started to the notes behind it. Nothing when there are none. */
export const FromNotes = ({ kind, id }: { kind: 'content' | 'campaign' | 'four-ps'; id: string }) => {
  const sources = useRead('notes.sources', { kind, id }).data ?? [];
  const [first] = sources;
  if (!first) return null;
  return (
    <Link
      to="/field-notes"
      search={(old) => ({ period: old.period, ...(first.kind === 'theme' ? { theme: first.id } : { note: first.id }) })}
      className="s ink2 nowrap open"
      title={first.name}
    >
      from {plural(first.notes, 'field note')}
    </Link>
  );
};
