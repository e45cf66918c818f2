import { sql } from 'kysely';
import type { LeadRowsOf } from '../../../../shared/domain/leads';
import type { ReadDb } from '../dialect';
import { campaignGroup } from './campaign-group';
import { IS_DEALT, IS_QUALIFIED, IS_WON, LEAD_TABLES, responseMinutes, WON_DAY } from './lead-facts';
import { grouped, page, type RowColumn, type RowFilter, type Rows } from './metric-rows';

const MINUTES_PER_HOUR = 60;
const EVERYTHING = 1_000_000;

/** Leads behind a lead figure, by the day they came in, or that on which they were handed over or converted where the figure counts it. */
export const leadRows = async (db: ReadDb, which: LeadRowsOf, filter: RowFilter): Promise<Rows> => {
  const day = which === 'handed' ? sql`l.handed_day` : which === 'converted-in-period' ? WON_DAY : sql`l.created_day`;
  const where = {
    created: sql``,
    qualified: sql`AND ${IS_QUALIFIED}`,
    converted: sql`AND ${IS_WON}`,
    'converted-in-period': sql``,
    dealt: sql`AND ${IS_DEALT}`,
    answered: sql`AND length(l.first_contact_at) > 10`,
    handed: sql``,
  }[which];
  const timed = which === 'answered';
  const columns: RowColumn[] = [
    { name: 'Created', unit: 'day' },
    { name: 'Lead', unit: 'text' },
    { name: 'Source', unit: 'text' },
    { name: 'Campaign', unit: 'text' },
    { name: 'Owner', unit: 'text' },
    { name: 'Qualified', unit: 'day' },
    { name: 'Converted', unit: 'day' },
  ];
  const more: Partial<Record<LeadRowsOf, RowColumn[]>> = {
    handed: [
      { name: 'Handed over', unit: 'day' },
      { name: 'Accepted', unit: 'day' },
    ],
    answered: [
      { name: 'Signed up', unit: 'time' },
      { name: 'First contact', unit: 'time' },
    ],
  };
  const found = await page(
    db,
    {
      entity: 'leads',
      columns: [...columns, ...(more[which] ?? [])],
      select: sql`l.key AS id, b.file AS file, l.source_line AS line, l.batch_id AS batch, ${day} AS day, l.created_day AS c0, coalesce(nullif(l.name, ''), nullif(l.email, ''), l.external_id) AS c1, l.source AS c2, ${campaignGroup('k')} AS c3, o.name AS c4,
        l.qualified_day AS c5, l.converted_day AS c6, ${which === 'handed' ? sql`l.handed_day` : sql`l.signed_up_at`} AS c7, ${which === 'handed' ? sql`l.accepted_day` : sql`l.first_contact_at`} AS c8`,
      from: sql`FROM ${LEAD_TABLES} LEFT JOIN import_batches b ON b.id = l.batch_id WHERE l.deleted_at IS NULL AND ${day} BETWEEN ${filter.from} AND ${filter.to} ${where}
        ${grouped({ rep: sql`o.name`, campaign: campaignGroup('k'), source: sql`l.source` }, filter)}`,
      // Of the leads handed over, the accepted ones stand above the line.
      contribution: which === 'handed' ? sql`(l.accepted_day IS NOT NULL OR ${IS_DEALT})` : sql`1`,
      order: sql`${day}, l.key`,
    },
    timed ? { ...filter, limit: EVERYTHING, offset: 0 } : filter,
  );
  if (!timed) return found;
  // Office hours follow the calendar and the clock changes, which SQL does not know: the sum needs every row.
  const rows = found.rows.map((row) => {
    const [created, , , , , , , signedUp, contacted] = row.cells;
    const minutes = responseMinutes(
      {
        created_day: String(created),
        signed_up_at: signedUp === null || signedUp === undefined ? null : String(signedUp),
        first_contact_at: String(contacted),
      },
      filter.hours,
    );
    const contribution = (minutes ?? 0) / MINUTES_PER_HOUR;
    return { ...row, contribution };
  });
  return {
    ...found,
    rows: rows.slice(filter.offset, filter.offset + filter.limit),
    sum: rows.reduce((sum, row) => sum + row.contribution, 0),
  };
};
