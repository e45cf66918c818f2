import type { Parsed } from '../../../../shared/contract';
import { TandemError } from '../../../../shared/contract/errors';
import { LIBRARY, rowOf } from '../../../../shared/domain/library';
import { periodOf } from '../../../../shared/domain/period';
import type { Context } from '../../context';
import type { WriteDb } from '../../store/dialect';
import { beginEdit, type Edit } from '../../store/history';
import { listNotes, listThemes, type NoteRow } from '../../store/repositories/notes';
import { insertCampaign, prepareCampaign } from '../campaigns/edit';
import { insertSheet } from '../four-ps/edit';
import { keyOf } from '../../store/repositories/keys';
import { settingsOf } from '../settings';
import { noteOf } from './views';

const IN_BRIEF = 40;
const MOST_NAME = 80;

type Source = { noteId: string | null; themeId: string | null; name: string; words: string; notes: readonly NoteRow[] };

const shortened = (text: string): string =>
  text.length <= MOST_NAME ? text : `${text.slice(0, MOST_NAME - 1).trimEnd()}…`;

const sourceOf = async (context: Context, from: Parsed<'notes.start'>['from']): Promise<Source> => {
  const db = context.store.read;
  if ('noteId' in from) {
    const row = await noteOf(db, from.noteId);
    return { noteId: row.id, themeId: null, name: shortened(row.text), words: '', notes: [row] };
  }
  const [theme] = await listThemes(db, from.themeId);
  if (!theme) throw new TandemError('not-found', 'This theme was removed in the meantime.');
  const notes = await listNotes(db, { themeId: theme.id });
  return { noteId: null, themeId: theme.id, name: theme.name, words: theme.note, notes };
};

/** The product that most of the notes are about, by its id. */
const productOf = (notes: readonly NoteRow[]): string | null => {
  const counts = new Map<string, number>();
  for (const { product_id: id } of notes) if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null;
};

/** What was said, for whoever writes from it. */
const briefOf = ({ words, notes, themeId }: Source): string =>
  [
    ...(words === '' ? [] : [words, '']),
    themeId === null
      ? 'From a field note:'
      : `From ${notes.length === 1 ? '1 field note' : `${notes.length} field notes`}:`,
    ...notes.slice(0, IN_BRIEF).map((note) => `- ${note.text}${note.channel === null ? '' : ` (${note.channel})`}`),
  ].join('\n');

type Made = { id: string; put: (writing: WriteDb, edit: Edit) => Promise<unknown> };

const makers: Record<Parsed<'notes.start'>['kind'], (context: Context, source: Source, name: string) => Promise<Made>> =
  {
    content: async (context, source, name) => {
      const id = context.newId();
      const product = (await keyOf(context.store.read, 'products', productOf(source.notes))) ?? null;
      const owner = (await keyOf(context.store.read, 'people', context.personId)) ?? null;
      const values = rowOf(LIBRARY.content, { title: name, status: 'brief', brief: briefOf(source) });
      const columns = Object.fromEntries(
        LIBRARY.content.fields.map((field) => [field.column, values[field.id] ?? null]),
      );
      return {
        id,
        put: (_writing, edit) =>
          edit.insert('content_items', {
            ...columns,
            product_key: product,
            owner_key: owner,
            id,
            deleted_at: null,
          }),
      };
    },
    campaign: async (context, source, name) => {
      const product = productOf(source.notes);
      const campaign = await prepareCampaign(context, {
        name,
        summary: briefOf(source).slice(0, 2_000),
        ...(product === null ? {} : { productIds: [product] }),
      });
      return { id: campaign.id, put: (writing, edit) => insertCampaign(context, writing, edit, campaign) };
    },
    'four-ps': async (context, source, name) => {
      const id = context.newId();
      const { today, calendar } = await settingsOf(context);
      const product = productOf(source.notes);
      const put = await insertSheet(context, id, {
        name,
        subject: product === null ? 'idea' : 'product',
        productId: product,
        line: null,
        audience: '',
        period: periodOf(today, 'quarter', calendar).id,
        ownerId: null,
        template: 'blank',
        origin:
          source.themeId === null
            ? { entity: 'field-note', id: source.noteId ?? id }
            : { entity: 'note-theme', id: source.themeId },
      });
      return { id, put: (_writing, edit) => put(edit) };
    },
  };

const TABLES = { content: 'content_items', campaign: 'campaigns', 'four-ps': 'four_ps_sheets' } as const;
const WORDS = {
  content: 'Started the brief',
  campaign: 'Started the campaign',
  'four-ps': 'Started the worksheet',
} as const;

/** Starts a record from a note or theme and links the two, in one step. */
export const startFrom = async (
  context: Context,
  { kind, from, name }: Parsed<'notes.start'>,
): Promise<{ id: string }> => {
  const source = await sourceOf(context, from);
  const called = name ?? source.name;
  const made = await makers[kind](context, source, called);
  await context.store.write(async (writing) => {
    const author = { personId: context.personId, at: context.at() };
    const edit = await beginEdit(writing, author, `${WORDS[kind]} ${called}`, TABLES[kind], made.id);
    await made.put(writing, edit);
    await edit.insert('note_links', {
      id: context.newId(),
      note_id: source.noteId,
      theme_id: source.themeId,
      entity: kind,
      entity_id: made.id,
      at: context.at(),
      deleted_at: null,
    });
  });
  context.touched('history', 'notes', kind === 'four-ps' ? 'four-ps' : 'campaigns');
  return { id: made.id };
};
