import { dimension, type MetricRow, type MetricValue } from '../../shared/contract/metrics';
import { DIMENSIONS, type Dimension } from '../../shared/domain/dimensions';
import { isDay } from '../../shared/domain/day';
import { currencyExponent, minorPerMajor } from '../../shared/domain/money';
import { readArgs } from './args';
import { type Call, withEngine } from './engine';
import { type Answer, table, UsageError } from './output';

const PAGE = 50_000;

const dimensionFrom = (text: string | undefined): Dimension | undefined => {
  if (text === undefined) return undefined;
  const parsed = dimension.safeParse(text);
  if (!parsed.success) throw new UsageError(`--by is one of ${DIMENSIONS.join(', ')}.`);
  return parsed.data;
};

const shown = (value: MetricValue): string => {
  if (value.value === null) return '–';
  const currency = /^[A-Z]{3}/.exec(value.unit)?.[0];
  const decimals = currency ? currencyExponent(currency) : value.unit === 'ratio' ? 4 : 0;
  return (currency ? value.value / minorPerMajor(currency) : value.value).toLocaleString('en', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: Math.max(decimals, value.unit === 'days' ? 1 : decimals),
  });
};

/** `metrics`: all of them, or those named, for a period, whole or by a dimension. */
export const metricsCommand = async (argv: string[]): Promise<Answer> => {
  const args = readArgs(
    argv,
    {
      workspace: { type: 'string' },
      period: { type: 'string' },
      metric: { type: 'string', multiple: true },
      by: { type: 'string' },
      'as-of': { type: 'string' },
    },
    'no files',
  );
  const by = dimensionFrom(args.text('by'));
  const asOf = args.text('as-of');
  if (asOf !== undefined && !isDay(asOf)) throw new UsageError('--as-of is a day, YYYY-MM-DD.');
  const period = args.needed('period');
  const values = await withEngine(args.needed('workspace'), (call) =>
    call('metrics.evaluate', {
      period,
      metrics: args.many('metric').flatMap((ids) => ids.split(',')),
      ...(by ? { by } : {}),
      ...(asOf ? { asOf } : {}),
    }),
  );
  return {
    json: values,
    lines: table(
      ['Metric', 'Group', 'Name', 'Value', 'Unit', 'Status', 'Why'],
      values.map((value) => [
        value.metric,
        value.group ?? '',
        value.label === value.group ? '' : (value.label ?? ''),
        shown(value),
        value.unit,
        value.status.replaceAll('_', ' '),
        value.reason ?? '',
      ]),
      ['Value'],
    ),
    code: 0,
  };
};

/** Which dimension a group belongs to, when only the group is named: `channel=Web` says it, else the first that has it. */
const findGroup = async (
  call: Call,
  metric: string,
  period: string,
  group: string,
): Promise<{ by: Dimension; group: string }> => {
  const at = group.indexOf('=');
  const named = at > 0 ? dimension.safeParse(group.slice(0, at)) : undefined;
  if (named?.success) return { by: named.data, group: group.slice(at + 1) };
  const [known] = await call('metrics.catalogue', { period }).then((all) =>
    all.filter((one) => one.definition.id === metric),
  );
  for (const by of known?.definition.dimensions ?? []) {
    const values = await call('metrics.evaluate', { period, metrics: [metric], by });
    if (values.some((value) => value.group === group)) return { by, group };
  }
  throw new UsageError(`No breakdown of ${metric} has a group "${group}" in ${period}.`);
};

/** `rows`: the rows behind a number, with file and line. */
export const rowsCommand = async (argv: string[]): Promise<Answer> => {
  const args = readArgs(
    argv,
    {
      workspace: { type: 'string' },
      metric: { type: 'string' },
      period: { type: 'string' },
      by: { type: 'string' },
      group: { type: 'string' },
      limit: { type: 'string' },
    },
    'no files',
  );
  const metric = args.needed('metric');
  const period = args.needed('period');
  const limit = args.whole('limit', 1) ?? Number.POSITIVE_INFINITY;
  const by = dimensionFrom(args.text('by'));
  const group = args.text('group');
  const rows = await withEngine(args.needed('workspace'), async (call) => {
    const filter = group === undefined ? {} : by ? { by, group } : await findGroup(call, metric, period, group);
    const all: MetricRow[] = [];
    while (all.length < limit) {
      const found = await call('metrics.rows', {
        metric,
        period,
        ...filter,
        limit: Math.min(PAGE, limit - all.length),
        offset: all.length,
      });
      all.push(...found.rows);
      if (found.rows.length === 0 || all.length >= found.total) break;
    }
    return all;
  });
  return {
    json: rows.map(({ entity, id, contribution, file, line }) => ({ entity, id, contribution, file, line })),
    lines: table(
      ['Row', 'Id', 'Adds', 'File', 'Line'],
      rows.map((row) => [
        row.entity,
        row.id,
        row.contribution.toLocaleString('en'),
        row.file ?? '',
        row.line === null ? '' : String(row.line),
      ]),
      ['Adds', 'Line'],
    ),
    code: 0,
  };
};
