import type { FieldNote, NoteEffect, NoteLink, NoteTheme } from '../../../../shared/contract/notes';
import { TandemError } from '../../../../shared/contract/errors';
import { CAMPAIGN_STATUSES } from '../../../../shared/domain/campaigns';
import { CONTENT_STATUSES } from '../../../../shared/domain/library/content';
import { NOTE_STATUS_IDS, NOTE_TYPE_IDS } from '../../../../shared/domain/note-line';
import { shiftPeriod, weekOf } from '../../../../shared/domain/period';
import type { ReadDb } from '../../store/dialect';
import {
  type LinkRow,
  listLinks,
  listNotes,
  listThemes,
  type NoteRow,
  themeDays,
} from '../../store/repositories/notes';
import type { Settings } from '../settings';
import { effectOf } from './effect';
import { readPeople } from '../targets/trees';

/** Weeks that a theme is counted over, this one among them. */
const WEEKS = 13;

const STATES: Readonly<Record<string, string>> = { ...CAMPAIGN_STATUSES, ...CONTENT_STATUSES, worksheet: 'Worksheet' };
const LINK_KINDS = ['content', 'campaign', 'four-ps'] as const;

const linkView = (row: LinkRow, effect: NoteEffect | null): NoteLink => ({
  kind: LINK_KINDS.find((kind) => kind === row.entity) ?? 'content',
  id: row.entity_id,
  name: row.name,
  state: STATES[row.state] ?? row.state,
  out: row.out === 1,
  effect,
  closed: row.out === 1 && effect?.state === 'up',
});

const tagsOf = (json: string): string[] => {
  const parsed: unknown = JSON.parse(json);
  return Array.isArray(parsed) ? parsed.filter((tag) => typeof tag === 'string') : [];
};

const named = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

/** Links with what became of each; what is linked from several notes is asked once. */
const linksOf = async (
  db: ReadDb,
  settings: Settings,
  wanted: (row: LinkRow) => boolean,
): Promise<{ row: LinkRow; view: NoteLink }[]> => {
  const effects = new Map<string, NoteEffect | null>();
  const links: { row: LinkRow; view: NoteLink }[] = [];
  for (const row of (await listLinks(db)).filter(wanted)) {
    const key = `${row.entity} ${row.entity_id}`;
    if (!effects.has(key)) effects.set(key, await effectOf(db, row, settings));
    links.push({ row, view: linkView(row, effects.get(key) ?? null) });
  }
  return links;
};

export const noteViews = async (db: ReadDb, rows: readonly NoteRow[], settings: Settings): Promise<FieldNote[]> => {
  const people = await readPeople(db);
  const ids = new Set(rows.map(({ id }) => id));
  const links = await linksOf(db, settings, (link) => link.note_id !== null && ids.has(link.note_id));
  return rows.map((row) => ({
    id: row.id,
    rev: row.rev,
    text: row.text,
    type: NOTE_TYPE_IDS.find((type) => type === row.type) ?? 'customer-voice',
    status: NOTE_STATUS_IDS.find((status) => status === row.status) ?? 'open',
    resolution: row.resolution,
    product: named(row.product_id, row.product),
    channel: named(row.channel_id, row.channel),
    theme: named(row.theme_id, row.theme),
    competitor: row.competitor,
    tags: tagsOf(row.tags),
    author: people.byId(row.person_id),
    at: row.at,
    day: row.day,
    links: links.filter((link) => link.row.note_id === row.id).map(({ view }) => view),
  }));
};

/** Themes with their notes by week, the oldest week first. */
export const themeViews = async (db: ReadDb, settings: Settings): Promise<NoteTheme[]> => {
  const { today, calendar } = settings;
  const now = weekOf(today, calendar);
  const weeks = Array.from({ length: WEEKS }, (_, at) => shiftPeriod(now, at - WEEKS + 1, calendar));
  const days = await themeDays(db, weeks[0]?.from ?? now.from);
  const links = await linksOf(db, settings, (link) => link.theme_id !== null);
  return (await listThemes(db)).map((row) => ({
    id: row.id,
    rev: row.rev,
    name: row.name,
    note: row.note,
    notes: row.notes,
    open: row.open,
    lastDay: row.last_day,
    weeks: weeks.map(({ from, to }) => ({
      from,
      notes: days.filter((one) => one.theme_id === row.id && one.day >= from && one.day <= to).length,
    })),
    links: links.filter((link) => link.row.theme_id === row.id).map(({ view }) => view),
  }));
};

export const noteOf = async (db: ReadDb, id: string): Promise<NoteRow> => {
  const [row] = await listNotes(db, { ids: [id] }, 1);
  if (!row) throw new TandemError('not-found', 'This field note was removed in the meantime.');
  return row;
};
