import { useCallback, useEffect, useRef } from 'react';
import type { FourPsAssumption } from '../../../../shared/contract/four-ps';
import type { Dimension } from '../../../../shared/domain/dimensions';
import {
  COMPARATOR_IDS,
  COMPARATORS,
  type Comparator,
  FOUR_P_IDS,
  FOUR_PS,
  type FourP,
} from '../../../../shared/domain/four-ps';
import { PROMOTION_CHANNELS, PROMOTION_IDS } from '../../../../shared/domain/channels';
import { hasDraft, useDraftForm, useRead, useWorkspace, useWrite } from '../../api';
import { dimensionName, isMultiple } from '../../format';
import type { Period } from '../../../../shared/domain/period';
import { usePeriod } from '../../frame/period';
import { Button, cx, DateField, Select, TextField, useEscape } from '../../ui';
import styles from './four-ps.module.css';
import { periodChoices } from './periods';
import type { Sheet } from './useSheet';
import { type Choice, useGroups } from './useGroups';
import { typedFrom, valueFrom } from './value';
import { letterOf, SHOWN_AT_ONCE } from './words';

/** Dimensions that an assumption can be narrowed to; where the groups are records, it follows them when they are renamed. */
const BOUND: readonly Dimension[] = [
  'channel',
  'location',
  'product',
  'rep',
  'campaign',
  'promotion',
  'creator',
  'content',
  'source',
  'country',
  'plan',
];

type Draft = {
  p: FourP;
  statement: string;
  metric: string;
  dimension: Dimension | null;
  group: string | null;
  comparator: Comparator;
  low: string;
  high: string;
  due: string;
  period: string;
  optionId: string | null;
  ownerId: string | null;
};

/**
 * What one of a dimension can be chosen: records by their ids, also those that have not sold yet, every promotion channel,
 * or else the words that the metric knows in the period. Empty for no dimension.
 */
const useChoices = (
  { metric, dimension, period, group }: Pick<Draft, 'metric' | 'dimension' | 'period' | 'group'>,
  { knows }: { knows: boolean },
): { choices: readonly Choice[]; onSearch?: (text: string) => void } => {
  const asked = dimension !== null && knows;
  const { records, onSearchChange } = useGroups(dimension ?? 'channel', { chosen: group, enabled: asked });
  const words = useRead(
    'metrics.breakdown',
    { metric, period, by: dimension ?? 'channel', limit: 200 },
    { enabled: asked && dimension !== 'promotion' && records === null },
  );
  if (!asked) return { choices: [] };
  if (dimension === 'promotion')
    return { choices: PROMOTION_IDS.map((value) => ({ value, label: PROMOTION_CHANNELS[value] })) };
  if (records) return { choices: records, onSearch: onSearchChange };
  return {
    choices: (words.data?.groups ?? []).flatMap(({ current }) =>
      current.group === null ? [] : [{ value: current.group, label: current.label ?? current.group }],
    ),
  };
};

/** What stands in the form at first: nothing but the period and its end, or what was assumed until now. */
const startOf = (changed: FourPsAssumption | undefined, period: Period): Draft => ({
  p: changed?.p ?? 'product',
  statement: changed?.statement ?? '',
  metric: changed?.metric ?? 'net-sales',
  dimension: changed?.dimension ?? null,
  group: changed?.groupId ?? null,
  comparator: changed?.comparator ?? 'at-least',
  low: changed ? typedFrom(changed.low, changed) : '',
  high: changed ? typedFrom(changed.high, changed) : '',
  due: changed?.due ?? period.to,
  period: changed?.period ?? period.id,
  optionId: changed?.optionId ?? null,
  ownerId: changed?.ownerId ?? null,
});

const TITLES = { new: 'New assumption', changed: 'Change the assumption' } as const;

/** Which of a worksheet's assumptions was being written when its page was left: the id of one that was changed, 'new', or null. */
export const halfWritten = (sheet: Sheet): string | null =>
  hasDraft(TITLES.new, sheet.sheet.id)
    ? 'new'
    : (sheet.assumptions.find(({ id }) => hasDraft(TITLES.changed, id))?.id ?? null);

type FormProps = {
  sheet: Sheet;
  onClose: () => void;
  /** The one that is changed; a new one is added without it. */
  changed?: FourPsAssumption;
};

/** A statement, a metric, a value and a day: enough to be judged by. It stands among the others, and Enter saves it. */
export const AssumptionForm = ({ sheet, onClose, changed }: FormProps) => {
  const { period, calendar } = usePeriod();
  const { currency, today } = useWorkspace();
  const title = changed ? TITLES.changed : TITLES.new;
  const start = startOf(changed, period);
  const [draft, setDraft, saved] = useDraftForm(title, start, changed?.id ?? sheet.sheet.id);
  const set = (patch: Partial<Draft>): void => setDraft((old) => ({ ...old, ...patch }));
  const catalogue = useRead('metrics.catalogue', { period: period.id });
  const metric = catalogue.data?.find(({ definition }) => definition.id === draft.metric)?.definition;
  const { choices, onSearch } = useChoices(draft, {
    knows: draft.dimension !== null && (metric?.dimensions.includes(draft.dimension) ?? false),
  });
  const people = useRead('people.list', {});
  const add = useWrite('four-ps.addAssumption', { quiet: true, done: () => 'Added the assumption' });
  const update = useWrite('four-ps.updateAssumption', { quiet: true, done: () => 'Changed the assumption' });
  const error = add.error ?? update.error;
  const unit = metric?.unit ?? 'count';
  const needsLow = draft.comparator !== 'at-most' && draft.comparator !== 'under';
  const needsHigh = draft.comparator !== 'at-least' && draft.comparator !== 'over';
  const bound = (side: 'low' | 'high'): number | null => valueFrom(draft[side], { id: draft.metric, unit }, currency);
  const low = needsLow ? bound('low') : null;
  const high = needsHigh ? bound('high') : null;
  const waits =
    draft.statement.trim() === ''
      ? 'Waits for a statement'
      : (needsLow && low === null) || (needsHigh && high === null)
        ? 'Waits for the value that is expected'
        : draft.dimension !== null && draft.group === null
          ? `Waits for a ${dimensionName(draft.dimension).toLowerCase()}`
          : undefined;
  const form = useRef<HTMLFormElement>(null);
  const cancel = useCallback((): void => {
    setDraft(start);
    saved();
    onClose();
  }, [setDraft, saved, onClose, start]);
  useEscape(form, cancel);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const submit = (): void => {
    if (waits !== undefined) return;
    const fields = {
      // It may have been removed since the form was begun.
      optionId: sheet.options.some((one) => one.id === draft.optionId) ? draft.optionId : null,
      p: draft.p,
      statement: draft.statement.trim(),
      metric: draft.metric,
      dimension: draft.dimension,
      groupId: draft.group,
      period: draft.period,
      comparator: draft.comparator,
      low,
      high,
      due: draft.due,
      ownerId: draft.ownerId,
    };
    const onSuccess = (): void => {
      if (!changed) setDraft(start);
      saved();
      onClose();
    };
    if (changed) update.mutate({ id: changed.id, ...fields, ownerId: draft.ownerId }, { onSuccess });
    else add.mutate({ sheetId: sheet.sheet.id, ...fields }, { onSuccess });
  };
  const suffix = unit === 'money' ? currency : unit === 'ratio' ? (isMultiple(draft.metric) ? '×' : '%') : unit;
  return (
    <form
      ref={form}
      aria-label={title}
      className={cx(styles.form, styles.asking)}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextField
        label="Statement"
        placeholder="A creator order costs under $30"
        value={draft.statement}
        onChange={(event) => set({ statement: event.currentTarget.value })}
      />
      <div className={styles.pair}>
        <Select
          label="P"
          value={draft.p}
          data={FOUR_P_IDS.map((value) => ({ value, label: FOUR_PS[value].name }))}
          onChange={(value) => set({ p: FOUR_P_IDS.find((one) => one === value) ?? 'product' })}
        />
        <Select
          label="Metric"
          className={styles.across}
          searchable
          value={draft.metric}
          data={(catalogue.data ?? []).map(({ definition }) => ({ value: definition.id, label: definition.name }))}
          onChange={(value) => value !== null && set({ metric: value, dimension: null, group: null })}
        />
        <Select
          label="Of"
          className={styles.across}
          value={draft.dimension ?? ''}
          data={[
            { value: '', label: 'The whole company' },
            ...BOUND.filter((one) => metric?.dimensions.includes(one)).map((value) => ({
              value,
              label: `One ${dimensionName(value).toLowerCase()}`,
            })),
          ]}
          onChange={(value) => set({ dimension: BOUND.find((one) => one === value) ?? null, group: null })}
        />
        {draft.dimension !== null && (
          <Select
            label={dimensionName(draft.dimension)}
            className={styles.across}
            searchable
            limit={SHOWN_AT_ONCE}
            placeholder="Choose one"
            value={draft.group}
            data={[...choices]}
            {...(onSearch ? { onSearchChange: onSearch, filter: ({ options, limit }) => options.slice(0, limit) } : {})}
            onChange={(group) => set({ group })}
          />
        )}
        <Select
          label="Is"
          value={draft.comparator}
          data={COMPARATOR_IDS.map((value) => ({ value, label: COMPARATORS[value] }))}
          onChange={(value) => set({ comparator: COMPARATOR_IDS.find((one) => one === value) ?? 'at-least' })}
        />
        {needsLow && (
          <TextField
            label={needsHigh ? `From, ${suffix}` : `Value, ${suffix}`}
            value={draft.low}
            onChange={(event) => set({ low: event.currentTarget.value })}
          />
        )}
        {needsHigh && (
          <TextField
            label={needsLow ? `To, ${suffix}` : `Value, ${suffix}`}
            value={draft.high}
            onChange={(event) => set({ high: event.currentTarget.value })}
          />
        )}
        <Select
          label="Over"
          searchable
          value={draft.period}
          data={periodChoices(calendar, today, draft.period, period.id, sheet.sheet.period)}
          onChange={(value) => value !== null && set({ period: value })}
        />
        <DateField label="Judged on" value={draft.due} onChange={(due) => due !== null && set({ due })} />
        <Select
          label="Owner"
          value={draft.ownerId ?? ''}
          data={[
            { value: '', label: changed ? 'Nobody' : 'Me' },
            ...(people.data ?? []).map((one) => ({ value: one.id, label: one.name })),
          ]}
          onChange={(id) => set({ ownerId: id === '' ? null : id })}
        />
        <Select
          label="Assumed by"
          value={sheet.options.some((one) => one.id === draft.optionId) ? draft.optionId : ''}
          data={[
            { value: '', label: 'Every option' },
            ...sheet.options.map((one, index) => ({ value: one.id, label: `${letterOf(index)} ${one.name}` })),
          ]}
          onChange={(id) => set({ optionId: id === '' ? null : id })}
        />
      </div>
      {error && (
        <p className="bad" role="alert">
          {error.message}
        </p>
      )}
      <div className="row">
        <span className="push" />
        <Button onClick={cancel}>Cancel</Button>
        <Button kind="primary" waits={waits} onClick={submit}>
          {changed ? 'Change' : 'Add assumption'}
        </Button>
      </div>
      <button type="submit" className="unseen" tabIndex={-1} aria-hidden>
        Add
      </button>
    </form>
  );
};
