import type { Parsed } from '../../../../shared/contract';
import { TandemError } from '../../../../shared/contract/errors';
import type { Context } from '../../context';
import type { ReadDb } from '../../store/dialect';
import { subjectName } from '../../store/repositories/meeting-subjects';
import { listThemes } from '../../store/repositories/notes';
import { change } from '../people';
import { noteOf } from './views';

type Kind = Parsed<'notes.link'>['kind'];

const linkRows = (db: ReadDb, kind: Kind, id: string) =>
  db
    .selectFrom('note_links')
    .select(['id', 'note_id', 'theme_id'])
    .where('entity', '=', kind)
    .where('entity_id', '=', id)
    .where('deleted_at', 'is', null)
    .execute();

const touch = (context: Context, kind: Kind): void =>
  context.touched('notes', kind === 'four-ps' ? 'four-ps' : 'campaigns');

/** Links notes or a theme to content, a campaign or a worksheet that is there already; one that is linked stays as it is. */
export const linkTo = async (context: Context, { kind, id, noteIds, themeId }: Parsed<'notes.link'>): Promise<void> => {
  const db = context.store.read;
  const name = await subjectName(db, kind, id);
  if (name === undefined)
    throw new TandemError('not-found', 'What the notes should lead to was removed in the meantime.');
  if (noteIds.length === 0 && themeId === undefined)
    throw new TandemError('bad-input', 'Choose the notes, or a theme, that it comes from.');
  for (const noteId of noteIds) await noteOf(db, noteId);
  if (themeId !== undefined && (await listThemes(db, themeId)).length === 0)
    throw new TandemError('not-found', 'This theme was removed in the meantime.');
  const known = await linkRows(db, kind, id);
  const fresh = [...new Set(noteIds)].filter((noteId) => !known.some((row) => row.note_id === noteId));
  const theme = themeId !== undefined && !known.some((row) => row.theme_id === themeId) ? [themeId] : [];
  await change(context, `Linked field notes to ${name}`, 'field_notes', noteIds[0] ?? null, async (edit) => {
    const put = (note: string | null, of: string | null) =>
      edit.insert('note_links', {
        id: context.newId(),
        note_id: note,
        theme_id: of,
        entity: kind,
        entity_id: id,
        at: context.at(),
        deleted_at: null,
      });
    for (const noteId of fresh) await put(noteId, null);
    for (const one of theme) await put(null, one);
  });
  touch(context, kind);
};

/** Takes a link away. A worksheet that began with a theme keeps what it says of its origin. */
export const unlink = async (context: Context, { kind, id, from }: Parsed<'notes.unlink'>): Promise<void> => {
  const row = (await linkRows(context.store.read, kind, id)).find((one) =>
    'noteId' in from ? one.note_id === from.noteId : one.theme_id === from.themeId,
  );
  if (!row) throw new TandemError('not-found', 'This link was removed in the meantime.');
  await change(context, 'Took a link of field notes away', 'note_links', row.id, (edit) =>
    edit.remove('note_links', row.id),
  );
  touch(context, kind);
};
