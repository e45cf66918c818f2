import { useNavigate } from '@tanstack/react-router';
import type { NoteLink } from '../../../../shared/contract/notes';

/** Opens what was started from a note. */
export const useOpenLink = (): ((link: Pick<NoteLink, 'kind' | 'id'>) => void) => {
  const navigate = useNavigate();
  return ({ kind, id }) => {
    if (kind === 'content')
      void navigate({ to: '/campaigns/content', search: (old) => ({ period: old.period, item: id }) });
    else if (kind === 'campaign') void navigate({ to: '/campaigns/$id', params: { id } });
    else void navigate({ to: '/four-ps/$id', params: { id } });
  };
};
