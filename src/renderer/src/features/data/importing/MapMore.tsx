import { IconPlus, IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { ImportMap, RowRule } from '../../../../../shared/contract/imports';
import { Button, Card, IconButton, Select, TextField } from '../../../ui';
import styles from './importing.module.css';
import { StageRules } from './StageRules';
import type { Inspected } from './useImport';

type Props = { inspected: Inspected; map: ImportMap; onChange: (map: ImportMap) => void };

const HOW = [
  { value: 'startsWith', label: 'begins with' },
  { value: 'equals', label: 'is' },
  { value: 'matches', label: 'matches the pattern' },
];

const Block = ({
  title,
  add,
  children,
}: {
  title: string;
  add?: { label: string; onClick: () => void } | undefined;
  children: ReactNode;
}) => (
  <section aria-label={title}>
    <h3>{title}</h3>
    <div className={styles.rows}>
      {children}
      {add && (
        <span>
          <Button small kind="quiet" icon={IconPlus} onClick={add.onClick}>
            {add.label}
          </Button>
        </span>
      )}
    </div>
  </section>
);

/** The same value for every row: what the file leaves unsaid, such as its channel or currency. */
const Constants = ({ inspected, map, onChange }: Props) => {
  const fields = (inspected.fields[map.format] ?? []).map((info) => ({ value: info.field, label: info.label }));
  const [picking, setPicking] = useState(false);
  const set = (field: string, value: string): void =>
    onChange({ ...map, constants: { ...map.constants, [field]: value } });
  const drop = (field: string): void =>
    onChange({
      ...map,
      constants: Object.fromEntries(Object.entries(map.constants).filter(([name]) => name !== field)),
    });
  return (
    <Block
      title="The same for every row"
      add={picking ? undefined : { label: 'A value for all rows', onClick: () => setPicking(true) }}
    >
      {Object.entries(map.constants).map(([field, value]) => (
        <div key={field} className={styles.line}>
          <span className={styles.grow}>
            <TextField
              label={fields.find((one) => one.value === field)?.label ?? field}
              value={String(value)}
              onChange={(event) => set(field, event.currentTarget.value)}
            />
          </span>
          <IconButton
            icon={IconX}
            label={`Remove the value for ${fields.find((one) => one.value === field)?.label ?? field}`}
            onClick={() => drop(field)}
          />
        </div>
      ))}
      {picking && (
        <Select
          label="Which field"
          searchable
          data={fields.filter((one) => !(one.value in map.constants))}
          value={null}
          onChange={(field: string | null) => {
            setPicking(false);
            if (field) set(field, '');
          }}
        />
      )}
    </Block>
  );
};

/** Spellings put right on the way in. */
const Values = ({ inspected, map, onChange }: Props) => {
  const fields = (inspected.fields[map.format] ?? []).map((info) => ({ value: info.field, label: info.label }));
  const [draft, setDraft] = useState<{ field: string; from: string; to: string } | null>(null);
  const drop = (field: string, from: string): void => {
    const rest = Object.fromEntries(Object.entries(map.values[field] ?? {}).filter(([name]) => name !== from));
    onChange({ ...map, values: { ...map.values, [field]: rest } });
  };
  return (
    <Block
      title="Put right"
      add={
        draft
          ? undefined
          : { label: 'A spelling', onClick: () => setDraft({ field: fields[0]?.value ?? '', from: '', to: '' }) }
      }
    >
      {Object.entries(map.values).flatMap(([field, pairs]) =>
        Object.entries(pairs).map(([from, to]) => (
          <div key={`${field}-${from}`} className="row s">
            <span className="ink3">{fields.find((one) => one.value === field)?.label ?? field}</span>
            <b>{from}</b> becomes <b>{to}</b>
            <span className="push">
              <IconButton small icon={IconX} label={`Leave ${from} as it is`} onClick={() => drop(field, from)} />
            </span>
          </div>
        )),
      )}
      {draft && (
        <div className={styles.line}>
          <Select
            label="Field"
            data={fields}
            value={draft.field}
            onChange={(field: string | null) => setDraft({ ...draft, field: field ?? '' })}
          />
          <TextField
            label="In the file"
            value={draft.from}
            onChange={(event) => setDraft({ ...draft, from: event.currentTarget.value })}
          />
          <TextField
            label="Becomes"
            value={draft.to}
            onChange={(event) => setDraft({ ...draft, to: event.currentTarget.value })}
          />
          <Button
            waits={draft.from.trim() === '' && 'Say what stands in the file'}
            onClick={() => {
              onChange({
                ...map,
                values: {
                  ...map.values,
                  [draft.field]: { ...map.values[draft.field], [draft.from.trim()]: draft.to.trim() },
                },
              });
              setDraft(null);
            }}
          >
            Add
          </Button>
        </div>
      )}
    </Block>
  );
};

const textOf = (rule: RowRule): { how: string; text: string } =>
  'startsWith' in rule
    ? { how: 'startsWith', text: rule.startsWith }
    : 'equals' in rule
      ? { how: 'equals', text: rule.equals }
      : { how: 'matches', text: rule.matches };

const ruleFrom = (column: string, how: string, text: string): RowRule =>
  how === 'equals'
    ? { column, equals: text }
    : how === 'matches'
      ? { column, matches: text }
      : { column, startsWith: text };

const Rule = ({
  title,
  rule,
  names,
  onChange,
}: {
  title: string;
  rule: RowRule | undefined;
  names: string[];
  onChange: (rule: RowRule | undefined) => void;
}) => {
  if (!rule)
    return (
      <Block
        title={title}
        add={{ label: 'A rule', onClick: () => onChange({ column: names[0] ?? '', startsWith: '' }) }}
      >
        <span className="s ink3">
          {title === 'A row is a return when' ? 'its quantity is below zero' : 'its quantity and price are above zero'}
        </span>
      </Block>
    );
  const { how, text } = textOf(rule);
  return (
    <Block title={title}>
      <div className={styles.line}>
        <Select
          label="Column"
          data={names}
          value={rule.column}
          onChange={(column: string | null) => column && onChange(ruleFrom(column, how, text))}
        />
        <Select
          label="How"
          data={HOW}
          value={how}
          onChange={(next: string | null) => next && onChange(ruleFrom(rule.column, next, text))}
        />
        <span className={styles.grow}>
          <TextField
            label="Text"
            value={text}
            onChange={(event) => onChange(ruleFrom(rule.column, how, event.currentTarget.value))}
          />
        </span>
        <IconButton icon={IconX} label={`Remove the rule: ${title}`} onClick={() => onChange(undefined)} />
      </div>
    </Block>
  );
};

/** What a mapping says beside its columns. */
export const MapMore = (props: Props) => {
  const { inspected, map, onChange } = props;
  const names = [...new Set(inspected.columns.map((column) => column.name).filter((name) => name !== ''))];
  return (
    <Card title="More about this file">
      <div className={styles.more}>
        <Constants {...props} />
        <Values {...props} />
        {map.format === 'order-lines' && (
          <>
            <Rule
              title="A row is a return when"
              rule={map.returns}
              names={names}
              onChange={(returns) => onChange({ ...map, returns })}
            />
            <Rule
              title="A row is a sale only when"
              rule={map.sales}
              names={names}
              onChange={(sales) => onChange({ ...map, sales })}
            />
          </>
        )}
        {map.format === 'deals' && <StageRules {...props} />}
        <div className={styles.line}>
          <Select
            label="Dates are written"
            data={[
              { value: '', label: 'As the file shows' },
              { value: 'dmy', label: 'Day first: 3/4 is 3 April' },
              { value: 'mdy', label: 'Month first: 3/4 is 4 March' },
            ]}
            value={map.dates === 'ymd' ? '' : (map.dates ?? '')}
            onChange={(value: string | null) =>
              onChange({ ...map, dates: value === 'dmy' || value === 'mdy' ? value : undefined })
            }
          />
          <Select
            label="Decimals are written"
            data={[
              { value: '', label: 'As the file shows' },
              { value: '.', label: 'With a point: 1,234.50' },
              { value: ',', label: 'With a comma: 1.234,50' },
            ]}
            value={map.decimal ?? ''}
            onChange={(value: string | null) =>
              onChange({ ...map, decimal: value === '.' || value === ',' ? value : undefined })
            }
          />
        </div>
      </div>
    </Card>
  );
};
