import { useNavigate, useSearch } from '@tanstack/react-router';
import type { NoteFilter } from '../../../../shared/contract/notes';
import { NOTE_STATUS_IDS, NOTE_TYPE_IDS } from '../../../../shared/domain/note-line';

export type NoteView = 'inbox' | 'all' | 'themes' | 'digest';
const VIEWS: readonly NoteView[] = ['inbox', 'all', 'themes', 'digest'];

type Address = {
  view?: string;
  note?: string;
  type?: string;
  status?: string;
  theme?: string;
  product?: string;
  channel?: string;
  competitor?: string;
  q?: string;
};

/** View and filters of the page as they stand in its address. With a filter and no view all notes are looked through. */
export const useNoteFilter = () => {
  const search: Address = useSearch({ from: '/field-notes' });
  const navigate = useNavigate();
  const { type, status, theme, product, channel, competitor, q } = search;
  const filtered = [type, status, theme, product, channel, competitor, q].some((one) => one !== undefined);
  const view = VIEWS.find((one) => one === search.view) ?? (filtered || search.note !== undefined ? 'all' : 'inbox');
  const asked = view === 'inbox' ? 'open' : NOTE_STATUS_IDS.find((one) => one === status);
  const known = NOTE_TYPE_IDS.find((one) => one === type);
  const filter: NoteFilter = {
    ...(known === undefined ? {} : { type: known }),
    ...(asked === undefined ? {} : { status: asked }),
    ...(theme === undefined ? {} : { themeId: theme }),
    ...(product === undefined ? {} : { productId: product }),
    ...(channel === undefined ? {} : { channelId: channel }),
    ...(competitor === undefined ? {} : { competitor }),
    ...(q === undefined ? {} : { text: q }),
  };
  /** Changes the named parts; null takes one away. */
  const set = (part: { [K in keyof Address]?: string | null }): void => {
    void navigate({
      to: '/field-notes',
      search: (old) => {
        const next: Record<string, unknown> = { ...old };
        for (const [key, value] of Object.entries(part)) {
          if (value === null || value === undefined || value === '') delete next[key];
          else next[key] = value;
        }
        return next;
      },
      replace: true,
    });
  };
  return { view, filter, filtered, search, set };
};
