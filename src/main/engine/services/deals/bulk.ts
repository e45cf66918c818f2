import { majorText } from '../../../../shared/domain/cells';
import type { ServiceOf } from '../../context';
import { keyOf } from '../../store/repositories/keys';
import { dealLines, tableDeals } from '../../store/repositories/deals/lists';
import { writeView } from '../customers/view-csv';
import { changeMany } from '../people';
import { settingsOf } from '../settings';
import { cardOf, pipelineOf, setOf, textsOf } from './cards';
import { factorsOf } from './lists';

const HEADER = [
  'title',
  'company',
  'stage',
  'value',
  'currency',
  'probability',
  'owner',
  'days_in_stage',
  'next_step',
  'next_step_day',
  'expected_close',
  'closed_at',
  'lost_reason',
  'channel',
  'product',
  'source',
  'labels',
] as const;

/** Labels with one more or one less, whatever its case. */
const labelled = (labels: readonly string[], add: string | undefined, remove: string | undefined): string[] => {
  const kept = labels.filter((label) => label.toLowerCase() !== remove?.toLowerCase());
  return add === undefined || kept.some((label) => label.toLowerCase() === add.toLowerCase()) ? kept : [...kept, add];
};

/** Many deals at once: changed in one step of undo, or written out as the table shows them. */
export const bulkService: Pick<ServiceOf<'deals'>, 'deals.bulk' | 'deals.export'> = {
  'deals.bulk': async ({ ids, addLabel, removeLabel, ownerId, channelId, expectedClose }, context) => {
    const db = context.store.read;
    const given = {
      owner_key: await keyOf(db, 'people', ownerId),
      channel_key: await keyOf(db, 'channels', channelId),
      expected_close: expectedClose,
    };
    const columns = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    const rows = await db
      .selectFrom('deals')
      .select(['id', 'labels'])
      .where('id', 'in', ids)
      .where('deleted_at', 'is', null)
      .execute();
    const tagged = addLabel !== undefined || removeLabel !== undefined;
    const changed = await changeMany(context, 'Changed', ['deal', 'deals'], 'deals', async (edit) => {
      for (const row of rows)
        await edit.update('deals', row.id, {
          ...columns,
          ...(tagged ? { labels: JSON.stringify(labelled(textsOf(row.labels), addLabel, removeLabel)) } : {}),
        });
    });
    context.touched('deals');
    return { changed };
  },
  'deals.export': async ({ file, sort, descending, group, ...filter }, context) => {
    const settings = await settingsOf(context);
    const db = context.store.read;
    const pipeline = await pipelineOf(db, filter.pipelineId);
    const set = setOf(filter, pipeline.id, settings);
    const total = (await dealLines(db, set, {})).length;
    return writeView(context, file, HEADER, total, async (limit, offset) => {
      const rows = await tableDeals(db, set, {
        sort,
        descending,
        group,
        factors: factorsOf(settings),
        offset,
        limit,
      });
      return rows.map((row) => {
        const card = cardOf(row, settings);
        return [
          card.title,
          card.company,
          row.stage,
          card.valueMinor === null ? '' : majorText(card.valueMinor, card.currency),
          card.currency,
          card.probability,
          card.owner?.name ?? '',
          card.ageDays,
          card.nextStep,
          card.nextStepDay,
          card.expectedClose,
          card.closedDay,
          card.lostReason,
          row.channel,
          row.product,
          row.source,
          card.labels.join(', '),
        ];
      });
    });
  },
};
