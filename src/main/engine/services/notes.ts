import { TandemError } from '../../../shared/contract/errors';
import type { Parsed } from '../../../shared/contract';
import { noteDigest } from '../../../shared/domain/note-digest';
import { daySpan } from '../../../shared/domain/day-words';
import { NOTE_TYPE_IDS, parseNoteLine } from '../../../shared/domain/note-line';
import { weekOf } from '../../../shared/domain/period';
import { salesLeadOf } from '../../../shared/domain/roles';
import { fold } from '../../../shared/domain/text';
import type { Context, ServiceOf } from '../context';
import type { ReadDb } from '../store/dialect';
import { keyOf } from '../store/repositories/keys';
import {
  countNotes,
  listLinks,
  listNotes,
  pageOfNotes,
  listThemes,
  noteChoices,
  similarNotes,
} from '../store/repositories/notes';
import { listPeople, refOf } from '../store/repositories/people';
import { linkTo, unlink } from './notes/link';
import { startFrom } from './notes/start';
import { noteOf, noteViews, themeViews } from './notes/views';
import { change } from './people';
import { periodFrom, settingsOf } from './settings';

const SIMILAR = 4;

const assertTheme = async (db: ReadDb, id: string | null | undefined): Promise<void> => {
  if (id != null && (await listThemes(db, id)).length === 0)
    throw new TandemError('not-found', 'This theme was removed in the meantime.');
};

const assertFree = async (db: ReadDb, name: string, except?: string): Promise<void> => {
  const taken = (await listThemes(db)).find((one) => fold(one.name) === fold(name) && one.id !== except);
  if (taken) throw new TandemError('conflict', `There is a theme ${taken.name} already.`);
};

/** Only an issue is resolved, and it says how. */
const assertResolved = (type: string, status: string, resolution: string): void => {
  if (status !== 'resolved') return;
  if (type !== 'issue') throw new TandemError('rule', 'Only an issue can be resolved. Other notes are triaged.');
  if (resolution.trim() === '') throw new TandemError('rule', 'Say how the issue was resolved.');
};

const update = async (context: Context, { ids, ...fields }: Parsed<'notes.update'>): Promise<void> => {
  const db = context.store.read;
  const rows = await listNotes(db, { ids }, ids.length);
  if (rows.length < new Set(ids).size)
    throw new TandemError('not-found', 'A field note was removed in the meantime. Nothing was changed.');
  await assertTheme(db, fields.themeId);
  const product = await keyOf(db, 'products', fields.productId);
  const channel = await keyOf(db, 'channels', fields.channelId);
  const patches = rows.map((row) => {
    const type = fields.type ?? row.type;
    // An issue that becomes something else is no longer a resolved one.
    const kept = row.status === 'resolved' && type !== 'issue' ? 'triaged' : row.status;
    const status = fields.status ?? kept;
    assertResolved(type, status, fields.resolution ?? row.resolution);
    return { id: row.id, status };
  });
  const [first] = rows;
  const label =
    rows.length === 1
      ? `Changed the field note “${(first?.text ?? '').slice(0, 60)}”`
      : `Changed ${rows.length} field notes`;
  await change(context, label, 'field_notes', rows.length === 1 ? (first?.id ?? null) : null, async (edit) => {
    for (const { id, status } of patches)
      await edit.update('field_notes', id, {
        text: fields.text,
        type: fields.type,
        status,
        resolution: fields.resolution,
        product_key: product,
        channel_key: channel,
        theme_id: fields.themeId,
        competitor: fields.competitor,
        tags: fields.tags === undefined ? undefined : JSON.stringify(fields.tags),
      });
  });
  context.touched('notes');
};

/** Field notes from the stores to what is made of them. */
export const notesService: ServiceOf<'notes'> = {
  'notes.list': async ({ limit, offset, id, ...filter }, context) => {
    const db = context.store.read;
    const { rows, total } = await pageOfNotes(
      db,
      { ...filter, ...(id === undefined ? {} : { ids: [id] }) },
      limit,
      offset,
    );
    return { notes: await noteViews(db, rows, await settingsOf(context)), total };
  },
  'notes.waiting': async (_input, context) => {
    const db = context.store.read;
    const lead = salesLeadOf(await listPeople(db));
    return { open: await countNotes(db, { status: 'open' }), lead: lead && refOf(lead) };
  },
  'notes.choices': (_input, context) => noteChoices(context.store.read),
  'notes.similar': async ({ text }, context) => {
    const db = context.store.read;
    const ids = await similarNotes(db, text, SIMILAR);
    const rows = await listNotes(db, { ids }, SIMILAR);
    return ids.flatMap((id) =>
      rows
        .filter((row) => row.id === id)
        .map((row) => ({
          id,
          text: row.text,
          type: NOTE_TYPE_IDS.find((type) => type === row.type) ?? 'customer-voice',
          day: row.day,
          theme: row.theme,
        })),
    );
  },
  'notes.create': async ({ line, type }, context) => {
    const db = context.store.read;
    const read = parseNoteLine(line, await noteChoices(db));
    if (read.text === '') throw new TandemError('bad-input', 'A field note needs words.');
    const { today } = await settingsOf(context);
    const id = context.newId();
    const product = (await keyOf(db, 'products', read.product?.id ?? null)) ?? null;
    const channel = (await keyOf(db, 'channels', read.channel?.id ?? null)) ?? null;
    await change(context, `Noted “${read.text.slice(0, 60)}”`, 'field_notes', id, (edit) =>
      edit.insert('field_notes', {
        id,
        text: read.text,
        type: type ?? read.type,
        status: 'open',
        resolution: '',
        channel_key: channel,
        product_key: product,
        competitor: read.competitor,
        tags: JSON.stringify(read.tags),
        theme_id: read.theme?.id ?? null,
        person_id: context.personId,
        at: context.at(),
        day: today,
        deleted_at: null,
      }),
    );
    context.touched('notes');
    return { id };
  },
  'notes.update': async (input, context) => {
    await update(context, input);
    return { ok: true };
  },
  'notes.remove': async ({ ids }, context) => {
    const rows = await listNotes(context.store.read, { ids }, ids.length);
    if (rows.length === 0) throw new TandemError('not-found', 'This field note was removed in the meantime.');
    const label = rows.length === 1 ? 'Removed a field note' : `Removed ${rows.length} field notes`;
    await change(context, label, 'field_notes', rows[0]?.id ?? null, async (edit) => {
      for (const row of rows) await edit.remove('field_notes', row.id);
    });
    context.touched('notes');
    return { ok: true };
  },
  'notes.themes': async (_input, context) => themeViews(context.store.read, await settingsOf(context)),
  'notes.addTheme': async ({ name, note, noteIds }, context) => {
    const db = context.store.read;
    await assertFree(db, name);
    for (const noteId of noteIds) await noteOf(db, noteId);
    const id = context.newId();
    await change(context, `Added the theme ${name}`, 'note_themes', id, async (edit) => {
      await edit.insert('note_themes', {
        id,
        name,
        natural_key: fold(name),
        note,
        person_id: context.personId,
        at: context.at(),
        deleted_at: null,
      });
      for (const noteId of new Set(noteIds)) await edit.update('field_notes', noteId, { theme_id: id });
    });
    context.touched('notes');
    return { id };
  },
  'notes.updateTheme': async ({ id, name, note }, context) => {
    const db = context.store.read;
    await assertTheme(db, id);
    if (name !== undefined) await assertFree(db, name, id);
    await change(context, `Changed the theme ${name ?? ''}`.trim(), 'note_themes', id, (edit) =>
      edit.update('note_themes', id, { name, natural_key: name === undefined ? undefined : fold(name), note }),
    );
    context.touched('notes', 'four-ps');
    return { ok: true };
  },
  'notes.removeTheme': async ({ id }, context) => {
    const db = context.store.read;
    const [theme] = await listThemes(db, id);
    if (!theme) throw new TandemError('not-found', 'This theme was removed in the meantime.');
    const notes = await listNotes(db, { themeId: id });
    await change(context, `Removed the theme ${theme.name}`, 'note_themes', id, async (edit) => {
      for (const note of notes) await edit.update('field_notes', note.id, { theme_id: null });
      await edit.remove('note_themes', id);
    });
    context.touched('notes', 'four-ps');
    return { ok: true };
  },
  'notes.digest': async ({ week }, context) => {
    const { today, calendar } = await settingsOf(context);
    const { from, to } = week === undefined ? weekOf(today, calendar) : periodFrom(week, calendar);
    const rows = await listNotes(context.store.read, { from, to });
    const notes = rows.map((row) => ({
      text: row.text,
      type: NOTE_TYPE_IDS.find((type) => type === row.type) ?? ('customer-voice' as const),
      theme: row.theme,
      where: [row.product, row.channel, row.competitor].filter((word): word is string => word !== null && word !== ''),
    }));
    return {
      from,
      to,
      notes: notes.length,
      text: noteDigest(`Field notes, ${daySpan(from, to, { year: true })}`, notes),
    };
  },
  'notes.start': (input, context) => startFrom(context, input),
  'notes.link': async (input, context) => {
    await linkTo(context, input);
    return { ok: true };
  },
  'notes.unlink': async (input, context) => {
    await unlink(context, input);
    return { ok: true };
  },
  'notes.sources': async ({ kind, id }, context) => {
    const db = context.store.read;
    const links = (await listLinks(db)).filter((link) => link.entity === kind && link.entity_id === id);
    const themes = await listThemes(db);
    const notes = await listNotes(db, { ids: links.flatMap((link) => link.note_id ?? []) }, links.length);
    return [
      ...themes
        .filter((theme) => links.some((link) => link.theme_id === theme.id))
        .map((theme) => ({ kind: 'theme' as const, id: theme.id, name: theme.name, notes: theme.notes })),
      ...notes.map((note) => ({ kind: 'note' as const, id: note.id, name: note.text, notes: 1 })),
    ];
  },
};
