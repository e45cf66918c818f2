import type { Parsed } from '../../../shared/contract';
import { TandemError } from '../../../shared/contract/errors';
import { type Day, daysBetween } from '../../../shared/domain/day';
import { RESULT_MEASURES, type ResultMeasure, rowProblem } from '../../../shared/domain/results';
import type { Context, ServiceOf } from '../context';
import {
  campaignChoices,
  listResults,
  type ResultListRow,
  resultParts,
  typedTwin,
} from '../store/repositories/results';
import { change } from './people';
import { periodFrom, settingsOf } from './settings';

type Saved = Parsed<'results.save'>['rows'][number];
type Campaign = Awaited<ReturnType<typeof campaignChoices>>[number];

const columnOf = (measure: ResultMeasure): string =>
  measure === 'revenue' || measure === 'spend' ? `${measure}_minor` : measure;

const valuesOf = (row: ResultListRow): Record<ResultMeasure, number | null> => ({
  ...row,
  revenue: row.revenue_minor,
  spend: row.spend_minor,
});

const rowView = (row: ResultListRow) => ({
  id: row.id,
  day: row.from_day,
  toDay: row.to_day,
  campaignId: row.campaign_id,
  campaign: row.campaign ?? '',
  promotion: row.promotion,
  contentId: row.content_id,
  content: row.content ?? '',
  creatorId: row.creator_id,
  creator: row.creator ?? '',
  name: row.name,
  source: row.source,
  currency: row.currency,
  values: Object.fromEntries(RESULT_MEASURES.map((measure) => [measure, valuesOf(row)[measure]])),
  file: row.file,
  line: row.source_line,
  batch: row.batch_id,
  days: daysBetween(row.from_day, row.to_day) + 1,
});

/** A day of a row that lies before its campaign starts, or after it ended. */
type Outside = { day: Day; of: string };

const outsideOf = (row: Saved, campaign: Campaign | undefined): Outside | null => {
  if (!campaign) return null;
  const { name, starts, ends } = campaign;
  if (starts !== null && row.day < starts) return { day: row.day, of: `before ${name} starts, ${starts}` };
  if (ends !== null && row.toDay > ends) return { day: row.toDay, of: `after ${name} ended, ${ends}` };
  return null;
};

/** What is said of rows that may be right all the same: a sentence for each campaign and side, however many they are. */
const warningsOf = (outside: readonly Outside[]): string[] =>
  [...Map.groupBy(outside, ({ of }) => of)].map(([of, rows]) => {
    const days = rows.map(({ day }) => day).toSorted();
    return rows.length === 1
      ? `${days[0]} is ${of}. Saved all the same.`
      : `${rows.length} rows, ${days[0]} to ${days.at(-1)}, are ${of}. Saved all the same.`;
  });

const save = async (
  { rows }: Parsed<'results.save'>,
  context: Context,
): Promise<{ ids: string[]; warnings: string[] }> => {
  const { currency } = await settingsOf(context);
  const campaigns = new Map((await campaignChoices(context.store.read)).map((row) => [row.id, row]));
  const parts = await resultParts(context.store.read);
  const contents = new Map(parts.contents.map((item) => [item.id, item.name]));
  const creators = new Set(parts.creators.map(({ id }) => id));
  const outside: Outside[] = [];
  const ids = rows.map((row) => row.id ?? context.newId());
  await change(
    context,
    rows.length === 1 ? 'Changed a row of results' : `Changed ${rows.length} rows of results`,
    'results',
    ids[0] ?? null,
    async (edit) => {
      for (const [index, row] of rows.entries()) {
        const refuse = (why: string): never => {
          throw new TandemError('bad-input', rows.length === 1 ? why : `Row ${index + 1}: ${why} Nothing was saved.`);
        };
        if (row.toDay < row.day) refuse(`The last day ${row.toDay} is before the first, ${row.day}.`);
        const campaign = row.campaignId === null ? undefined : campaigns.get(row.campaignId);
        if (row.campaignId !== null && !campaign) refuse('This campaign was removed in the meantime.');
        if (row.contentId !== null && !contents.has(row.contentId))
          refuse('This content item was removed in the meantime.');
        if (row.creatorId !== null && !creators.has(row.creatorId)) refuse('This creator was removed in the meantime.');
        const stored =
          row.id === null
            ? undefined
            : await context.store.read
                .selectFrom('result_days')
                .selectAll()
                .where('id', '=', row.id)
                .where('deleted_at', 'is', null)
                .executeTakeFirst();
        if (row.id !== null && !stored) refuse('This row was removed in the meantime.');
        if (stored && stored.batch_id !== null)
          refuse('This row comes from a file. Import the file again, or take the import back.');
        const before = stored ? { ...stored, revenue: stored.revenue_minor, spend: stored.spend_minor } : {};
        const wrong = rowProblem({ ...before, ...row.values });
        if (wrong !== null) refuse(wrong);
        const columns = {
          from_day: row.day,
          to_day: row.toDay,
          campaign_key: campaign?.key ?? null,
          promotion: row.promotion,
          content_id: row.contentId,
          creator_id: row.creatorId,
          // The item has the title; a name of its own is for what is in no list.
          name: row.contentId === null ? row.name.trim() : '',
          ...Object.fromEntries(
            RESULT_MEASURES.flatMap((measure) =>
              row.values[measure] === undefined ? [] : [[columnOf(measure), row.values[measure]]],
            ),
          ),
        };
        const twin = await typedTwin(context.store.read, columns);
        const id = ids[index] ?? context.newId();
        if (twin !== null && twin !== id)
          refuse(
            `There is a row for ${contents.get(row.contentId ?? '') ?? campaign?.name ?? 'this channel'} on ${row.day} already. Change that one.`,
          );
        const late = outsideOf(row, campaign);
        if (late !== null) outside.push(late);
        if (stored) await edit.update('result_days', id, columns);
        else await edit.insert('result_days', { id, ...columns, source: '', currency, deleted_at: null });
      }
    },
  ).catch((error: unknown) => {
    if (error instanceof Error && error.message.includes('UNIQUE'))
      throw new TandemError(
        'conflict',
        'Two of these rows are for the same day, campaign and channel. Nothing was saved.',
      );
    throw error;
  });
  context.touched('campaigns');
  return { ids, warnings: warningsOf(outside) };
};

/** Daily results of campaigns, promotion channels and content: typed or imported. */
export const resultsService: ServiceOf<'results'> = {
  'results.list': async (input, context) => {
    const { calendar } = await settingsOf(context);
    const { from, to } = periodFrom(input.period, calendar);
    const { rows, total } = await listResults(context.store.read, {
      ...input,
      from,
      to,
      says: input.measures?.map(columnOf),
    });
    return { rows: rows.map(rowView), total };
  },
  'results.choices': async (_input, context) => ({
    campaigns: (await campaignChoices(context.store.read)).map((row) => ({
      id: row.id,
      name: row.name,
      promotion: row.promotion_channel,
      starts: row.starts,
      ends: row.ends,
      untargeted: row.untargeted === 1,
    })),
    ...(await resultParts(context.store.read)),
  }),
  'results.save': save,
  'results.remove': async ({ ids }, context) => {
    const rows = await context.store.read
      .selectFrom('result_days')
      .select(['id', 'batch_id'])
      .where('id', 'in', ids)
      .where('deleted_at', 'is', null)
      .execute();
    if (rows.length < ids.length) throw new TandemError('not-found', 'A row was removed in the meantime.');
    if (rows.some((row) => row.batch_id !== null))
      throw new TandemError('bad-input', 'A row from a file goes when its import is taken back.');
    await change(
      context,
      ids.length === 1 ? 'Removed a row of results' : `Removed ${ids.length} rows of results`,
      'results',
      ids[0] ?? null,
      async (edit) => {
        for (const id of ids) await edit.remove('result_days', id);
      },
    );
    context.touched('campaigns');
    return { ok: true };
  },
};
