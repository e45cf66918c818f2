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
import { useDraftForm, useRead, useWorkspace, useWrite } from '../../api';
import { dimensionName, isMultiple } from '../../format';
import { usePeriod } from '../../frame/period';
import { Button, DateField, Dialog, Select, TextField } from '../../ui';
import styles from './four-ps.module.css';
import type { Sheet } from './useSheet';
import { valueFrom } from './value';
import { letterOf } from './words';

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
  optionId: string | null;
  ownerId: string | null;
};

type Choice = { value: string; label: string };

/**
 * What one of a dimension can be chosen: records by their ids, also those that have not sold yet, every promotion channel,
 * or else the words that the metric knows in the period. Empty for no dimension.
 */
const useChoices = (metric: string, dimension: Dimension | null, knows: boolean, open: boolean): readonly Choice[] => {
  const { period } = usePeriod();
  const asked = open && dimension !== null && knows;
  const records = useRead('four-ps.groups', { dimension: dimension ?? 'channel' }, { enabled: asked });
  const words = useRead(
    'metrics.breakdown',
    { metric, period: period.id, by: dimension ?? 'channel', limit: 200 },
    { enabled: asked && dimension !== 'promotion' && records.data === null },
  );
  if (!asked) return [];
  if (dimension === 'promotion') return PROMOTION_IDS.map((value) => ({ value, label: PROMOTION_CHANNELS[value] }));
  if (records.data) return records.data.map(({ id, name }) => ({ value: id, label: name }));
  return (words.data?.groups ?? []).flatMap(({ current }) =>
    current.group === null ? [] : [{ value: current.group, label: current.label ?? current.group }],
  );
};

/** A statement, a metric, a value and a day: enough to be judged by. */
export const AssumptionForm = ({ sheet, open, onClose }: { sheet: Sheet; open: boolean; onClose: () => void }) => {
  const { period } = usePeriod();
  const { currency } = useWorkspace();
  const start: Draft = {
    p: 'product',
    statement: '',
    metric: 'net-sales',
    dimension: null,
    group: null,
    comparator: 'at-least',
    low: '',
    high: '',
    due: period.to,
    optionId: null,
    ownerId: null,
  };
  const [draft, setDraft, saved] = useDraftForm('New assumption', start, sheet.sheet.id);
  const set = (patch: Partial<Draft>): void => setDraft((old) => ({ ...old, ...patch }));
  const catalogue = useRead('metrics.catalogue', { period: period.id }, { enabled: open });
  const metric = catalogue.data?.find(({ definition }) => definition.id === draft.metric)?.definition;
  const choices = useChoices(
    draft.metric,
    draft.dimension,
    draft.dimension !== null && (metric?.dimensions.includes(draft.dimension) ?? false),
    open,
  );
  const people = useRead('people.list', {}, { enabled: open });
  const add = useWrite('four-ps.addAssumption', { quiet: true, done: () => 'Added the assumption' });
  const unit = metric?.unit ?? 'count';
  const needsLow = draft.comparator !== 'at-most' && draft.comparator !== 'under';
  const needsHigh = draft.comparator !== 'at-least' && draft.comparator !== 'over';
  const low = needsLow ? valueFrom(draft.low, { id: draft.metric, unit }, currency) : null;
  const high = needsHigh ? valueFrom(draft.high, { id: draft.metric, unit }, currency) : null;
  const waits =
    draft.statement.trim() === ''
      ? 'Waits for a statement'
      : (needsLow && low === null) || (needsHigh && high === null)
        ? 'Waits for the value that is expected'
        : draft.dimension !== null && draft.group === null
          ? `Waits for a ${dimensionName(draft.dimension).toLowerCase()}`
          : undefined;
  const close = (): void => {
    add.reset();
    onClose();
  };
  const submit = (): void => {
    if (waits !== undefined) return;
    add.mutate(
      {
        sheetId: sheet.sheet.id,
        // It may have been removed since the form was begun.
        optionId: sheet.options.some((one) => one.id === draft.optionId) ? draft.optionId : null,
        p: draft.p,
        statement: draft.statement.trim(),
        metric: draft.metric,
        dimension: draft.dimension,
        groupId: draft.group,
        period: period.id,
        comparator: draft.comparator,
        low,
        high,
        due: draft.due,
        ownerId: draft.ownerId,
      },
      {
        onSuccess: () => {
          setDraft(start);
          saved();
          onClose();
        },
      },
    );
  };
  const suffix = unit === 'money' ? currency : unit === 'ratio' ? (isMultiple(draft.metric) ? '×' : '%') : unit;
  return (
    <Dialog
      open={open}
      onClose={close}
      title="New assumption"
      width={560}
      actions={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button kind="primary" waits={waits} onClick={submit}>
            Add assumption
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField
          label="Statement"
          data-autofocus
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
            searchable
            value={draft.metric}
            data={(catalogue.data ?? []).map(({ definition }) => ({ value: definition.id, label: definition.name }))}
            onChange={(value) => value !== null && set({ metric: value, dimension: null, group: null })}
          />
          <Select
            label="Of"
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
              searchable
              placeholder="Choose one"
              value={draft.group}
              data={[...choices]}
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
          <DateField label="Judged on" value={draft.due} onChange={(due) => due !== null && set({ due })} />
          <Select
            label="Owner"
            value={draft.ownerId ?? ''}
            data={[
              { value: '', label: 'Me' },
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
        <p className="s ink3">Judged over {period.id}, the period chosen above the page.</p>
        {add.error && (
          <p className="bad" role="alert">
            {add.error.message}
          </p>
        )}
        <button type="submit" className="unseen" tabIndex={-1} aria-hidden>
          Add
        </button>
      </form>
    </Dialog>
  );
};
