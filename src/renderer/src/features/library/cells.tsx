import type { LibraryItem } from '../../../../shared/contract/library';
import { TandemError } from '../../../../shared/contract/errors';
import type { LibraryField, LibraryValue } from '../../../../shared/domain/library/fields';
import type { SheetCell, SheetColumn } from '../../../../shared/domain/sheet';
import { useRead, useWorkspace } from '../../api';
import { number } from '../../format';
import { InlineEdit } from '../../ui';
import { markedName, servesTarget } from '../campaigns/untargeted';
import { type Untargeted, useUntargeted } from '../campaigns/useUntargeted';
import styles from './library.module.css';

type Save = (value: LibraryValue) => Promise<unknown>;
type Props = { field: LibraryField; item: LibraryItem; label: string; onSave: Save; bare?: boolean };

/** A count as people write it, thousands parted or not; empty is none. */
const countFrom = (text: string, what: string): number | null => {
  if (text === '') return null;
  const value = Number(text.replace(/[\s.,’']/g, ''));
  if (!Number.isFinite(value)) throw new TandemError('bad-input', `${what} is a whole number.`);
  return value;
};

/** Percent as people write it, as a share of one; empty is none. */
const shareFrom = (text: string, what: string): number | null => {
  if (text === '') return null;
  const percent = Number(text.replace(/[\s%]/g, '').replace(',', '.'));
  if (!Number.isFinite(percent)) throw new TandemError('bad-input', `${what} is a number of percent.`);
  return Math.round(percent * 10_000) / 1_000_000;
};

/** One field of a row as a spreadsheet takes it: shares as fractions, choices and references by their names. */
export const cellOf = (field: LibraryField, item: LibraryItem): SheetCell => {
  const value = item.values[field.id] ?? null;
  switch (field.kind) {
    case 'money':
      return { minor: typeof value === 'number' ? value : null };
    case 'flag':
      return value === 1 ? 'yes' : 'no';
    case 'choice':
      return field.options[String(value)] ?? null;
    case 'ref':
      return item.names[field.id] ?? null;
    default:
      return value;
  }
};

/** What a table says of the campaign in this field: whether it serves a target. None of other fields. */
export const servesOf = (field: LibraryField, untargeted: Untargeted): SheetColumn<LibraryItem>[] =>
  field.kind === 'ref' && field.to === 'campaign'
    ? [
        servesTarget((item) => {
          const id = item.values[field.id];
          return typeof id === 'string' && id !== '' ? untargeted.has(id) : null;
        }),
      ]
    : [];

export const choicesFor = (options: Readonly<Record<string, string>>): { value: string; label: string }[] =>
  Object.entries(options).map(([value, label]) => ({ value, label }));

const RefCell = ({ field, item, label, onSave, bare = true }: Props & { field: { kind: 'ref' } & LibraryField }) => {
  const choices = useRead('library.choices', { to: field.to });
  const value = item.values[field.id];
  const id = typeof value === 'string' ? value : null;
  const untargeted = useUntargeted(field.to === 'campaign');
  const listed = (choices.data ?? []).map((one) => ({
    value: one.id,
    label: markedName(one.name, field.to === 'campaign' && untargeted.has(one.id)),
  }));
  const known = id === null || listed.some((one) => one.value === id);
  return (
    <InlineEdit
      kind="select"
      bare={bare}
      clearable={!('needed' in field && field.needed)}
      label={label}
      value={id}
      options={known ? listed : [{ value: id, label: item.names[field.id] ?? '' }, ...listed]}
      onSave={onSave}
    />
  );
};

/** One field of a row, edited where it stands; a refusal is said under it. */
export const FieldCell = ({ field, item, label, onSave, bare = true }: Props) => {
  const { currency } = useWorkspace();
  const value = item.values[field.id] ?? null;
  const common = { label, bare };
  switch (field.kind) {
    case 'text':
    case 'long':
      return (
        <InlineEdit
          kind="text"
          {...common}
          needed={field.kind === 'text' && field.needed === true}
          multiline={field.kind === 'long'}
          about={`${item.id} ${field.id}`}
          placeholder="None"
          value={String(value ?? '')}
          onSave={onSave}
        />
      );
    case 'day':
      return (
        <InlineEdit
          kind="date"
          {...common}
          clearable={!field.needed}
          value={typeof value === 'string' ? value : null}
          onSave={onSave}
        />
      );
    case 'money':
      return (
        <InlineEdit
          kind="money"
          {...common}
          placeholder="None"
          currency={currency}
          value={typeof value === 'number' ? value : null}
          onSave={onSave}
        />
      );
    case 'count':
      return (
        <InlineEdit
          kind="text"
          {...common}
          className={styles.number}
          placeholder="None"
          value={typeof value === 'number' ? number(value) : ''}
          onSave={async (text) => onSave(countFrom(text, field.label))}
        />
      );
    case 'rate':
      return (
        <InlineEdit
          kind="text"
          {...common}
          className={styles.number}
          placeholder="None"
          value={typeof value === 'number' ? `${number(value * 100, { decimals: 2 })}%` : ''}
          onSave={async (text) => onSave(shareFrom(text, field.label))}
        />
      );
    case 'flag':
      return (
        <input
          type="checkbox"
          className={styles.check}
          aria-label={label}
          checked={value === 1}
          onChange={(event) => void onSave(event.currentTarget.checked ? 1 : 0)}
        />
      );
    case 'choice':
      return (
        <InlineEdit
          kind="select"
          {...common}
          value={typeof value === 'string' ? value : field.first}
          options={choicesFor(field.options)}
          onSave={onSave}
        />
      );
    case 'ref':
      return <RefCell field={field} item={item} label={label} onSave={onSave} bare={bare} />;
  }
};
