import { currencyExponent } from '../../../../shared/domain/money';
import type { Driver } from '../../store/dialect';

/** The field of a format that a column holds, where the names differ. */
const FIELD_OF: Readonly<Record<string, string>> = {
  created_day: 'created_at',
  closed_day: 'closed_at',
  qualified_day: 'qualified_at',
  converted_day: 'converted_at',
  campaign_key: 'campaign',
  owner_key: 'owner',
  company_key: 'account',
  contact_key: 'contact',
  customer_key: 'customer_id',
  product_key: 'product_name',
  stage_id: 'stage',
  value_minor: 'value',
  price_minor: 'price',
  cost_minor: 'cost',
  unit_cost_minor: 'unit_cost',
  ended_day: 'ended_at',
  monthly_minor: 'monthly_amount',
  monthly_rest: 'monthly_amount',
  spend_minor: 'spend',
  spend_rest: 'spend',
  revenue_minor: 'revenue',
  deal_external_id: 'deal_id',
};

export const fieldOf = (column: string): string => FIELD_OF[column] ?? column;

/** Columns that hold several entries: those of a file join them unless somebody says otherwise. */
export const LISTS: ReadonlySet<string> = new Set(['tags']);

/** Tables that a column points to by its key, and the column that names a row of theirs. */
const NAMED: Readonly<Record<string, string>> = {
  company_key: 'SELECT name FROM companies WHERE key = ?',
  contact_key: 'SELECT name FROM contacts WHERE key = ?',
  owner_key: 'SELECT name FROM people WHERE key = ?',
  campaign_key: 'SELECT name FROM campaigns WHERE key = ?',
  product_key: 'SELECT name FROM products WHERE key = ?',
  customer_key: "SELECT coalesce(nullif(name, ''), external_id, natural_key) AS name FROM customers WHERE key = ?",
  channel_key: 'SELECT name FROM channels WHERE key = ?',
  stage_id: 'SELECT name FROM stages WHERE id = ?',
};
/** Columns that are no field of anybody's: parts of others. */
const SILENT = /_rest$|^entered_stage_at$|^context_key$|^rev$/;

const words = (column: string): string =>
  fieldOf(column)
    .replace(/_(?:minor|key|day|at|id)$/, '')
    .replaceAll('_', ' ')
    .replace(/^./, (letter) => letter.toUpperCase());

type Scene = { driver: Driver; currency: string };

/** A stored value as people read it. */
const shown = ({ driver, currency }: Scene, column: string, value: unknown): string => {
  if (value === null || value === undefined || value === '') return '';
  if (column.endsWith('_minor') && typeof value === 'number')
    return (value / 10 ** currencyExponent(currency)).toFixed(currencyExponent(currency));
  const sql = NAMED[column];
  const text = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
  if (sql === undefined) return text.slice(0, 200);
  const found = driver.prepare(sql).get(value) as { name: string } | undefined;
  return found?.name ?? text;
};

/** What an update changes, field by field, in words. Values in minor units are shown in their currency's units. */
export const inWords = (
  scene: Scene,
  { before, after }: { before: object; after: object },
): { field: string; before: string; after: string }[] => {
  const old = new Map<string, unknown>(Object.entries(before));
  return Object.entries(after).flatMap(([column, value]: [string, unknown]) =>
    SILENT.test(column)
      ? []
      : [{ field: words(column), before: shown(scene, column, old.get(column)), after: shown(scene, column, value) }],
  );
};
