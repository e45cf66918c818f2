import type { MeetingLineView } from '../../../../shared/contract/meetings';
import { agendaOf } from '../../../../shared/domain/meeting-agenda';
import type { AgendaLine } from '../../../../shared/domain/meeting-agenda/facts';
import { AGENDA_SECTION_IDS, LINE_KIND_IDS } from '../../../../shared/domain/meetings';
import type { ReadDb } from '../../store/dialect';
import { type ItemRow, itemsOf, type MeetingRow } from '../../store/repositories/meetings';
import type { Settings } from '../settings';
import { gatherFacts } from './facts';

const TONES = ['plain', 'good', 'warn', 'bad'] as const;

/** A line with what people have said about it. `row` is null while nobody has. */
export type Line = AgendaLine & { row: ItemRow | null };

const lineOfRow = (row: ItemRow): Line => {
  const kind = LINE_KIND_IDS.find((one) => one === row.entity);
  return {
    key: row.ref,
    section: AGENDA_SECTION_IDS.find((one) => one === row.section) ?? 'own',
    text: row.text,
    detail: row.detail,
    tone: TONES.find((one) => one === row.tone) ?? 'plain',
    leads: kind === undefined || row.entity_id === null ? null : { kind, id: row.entity_id },
    row,
  };
};

/**
 * The agenda of a meeting. One that was held reads as it did then. Before that it is what the workspace says now,
 * with what people added; a line that somebody noted stays though the workspace no longer says it.
 */
export const linesOf = async (db: ReadDb, meeting: MeetingRow, settings: Settings, now: number): Promise<Line[]> => {
  const rows = await itemsOf(db, [meeting.id]);
  if (meeting.status === 'held') return rows.map(lineOfRow);
  const facts = await gatherFacts(db, meeting, settings, now);
  const live = agendaOf(facts).map(
    (line): Line => ({ ...line, row: rows.find((row) => row.ref === line.key) ?? null }),
  );
  const kept = rows.filter((row) => !live.some((line) => line.key === row.ref)).map(lineOfRow);
  const order = [...facts.sections];
  const place = (line: Line): number => {
    const at = order.indexOf(line.section);
    return at < 0 ? order.length : at;
  };
  return [...live, ...kept].toSorted((a, b) => place(a) - place(b));
};

export const lineView = ({ row, ...line }: Line, open: ReadonlySet<string>): MeetingLineView => ({
  ...line,
  note: row?.note ?? '',
  forTeam: row?.for_team === 1,
  done: row?.done === 1,
  own: row !== null && line.key.startsWith('own:'),
  actionId: line.leads?.kind === 'action' && open.has(line.leads.id) ? line.leads.id : null,
});

/** A line as a row of its meeting. */
export const rowOfLine = (line: Omit<Line, 'row'>, position: number) => ({
  ref: line.key,
  section: line.section,
  text: line.text,
  detail: line.detail,
  tone: line.tone,
  entity: line.leads?.kind ?? null,
  entity_id: line.leads?.id ?? null,
  position,
});
