import { sql } from 'kysely';
import type { ReadDb } from '../dialect';
import { UNASSIGNED } from './measures/gather';
import { accountOf } from './cost-channels';
import { adding, grouped, inCurrency, page, type RowFilter, type Rows, shownIn } from './metric-rows';

/** Activities with a cost, under the columns that ads and campaigns have. Of the breakdowns only that by channel has groups for them. */
export const activityRows = (db: ReadDb, filter: RowFilter): Promise<Rows> => {
  const elsewhere = filter.group === undefined || filter.group === UNASSIGNED ? sql`` : sql`AND 0`;
  const group = filter.by === 'channel' ? grouped({ channel: accountOf(sql`a.channel_key`) }, filter) : elsewhere;
  return page(
    db,
    {
      entity: 'activities',
      columns: adding(
        [
          { name: 'From', unit: 'day' },
          { name: 'To', unit: 'day' },
          { name: 'Campaign', unit: 'text' },
          { name: 'Platform', unit: 'text' },
          { name: 'Spend', unit: 'money' },
        ],
        'Spend',
      ),
      select: sql`a.id AS id, NULL AS file, NULL AS line, NULL AS batch, a.day AS day, a.day AS c0, a.day AS c1, coalesce(y.name, h.name, a.text) AS c2, 'Sales activity' AS c3, ${shownIn(sql`a.cost_minor`, sql`a.currency`, sql`a.day`, filter)} AS c4`,
      from: sql`FROM activities a LEFT JOIN companies y ON y.key = a.company_key LEFT JOIN channels h ON h.key = a.channel_key WHERE a.deleted_at IS NULL AND a.cost_minor > 0 AND a.day BETWEEN ${filter.from} AND ${filter.to} ${group}`,
      contribution: inCurrency(sql`a.cost_minor`, null, sql`a.currency`, sql`a.day`, filter),
      order: sql`a.day, a.id`,
    },
    filter,
  );
};
