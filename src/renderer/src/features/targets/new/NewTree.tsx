import { useEffect, useRef, useState } from 'react';
import type { TargetTree } from '../../../../../shared/contract/target-shapes';
import { parsePeriod } from '../../../../../shared/domain/period';
import {
  type Division,
  DIVISION_IDS,
  DIVISIONS,
  divisionsOf,
  SPREAD_METHOD_IDS,
  SPREAD_METHODS,
  type SpreadMethod,
  TARGET_METRIC_IDS,
  TARGET_METRICS,
  type TargetKind,
  type TargetMetric,
} from '../../../../../shared/domain/targets';
import { useDraft, useRead, useWorkspace, useWrite } from '../../../api';
import { periodName } from '../../../format';
import { usePeriod } from '../../../frame/period';
import { Button, cx, DateField, Segmented, Select, TextField } from '../../../ui';
import { amountOf, readAmount } from '../amount';
import { Amounts, typedParts } from './Amounts';
import styles from './new.module.css';
import { CUSTOM, overlapping, periodChoices, periodWords, restOfYear, treePeriodName } from './periods';

type Split = 'last-year' | 'equal' | 'none' | 'previous';
const SPLITS: Record<Split, string> = {
  'last-year': 'Last year’s shares',
  equal: 'Equally',
  none: 'By hand',
  previous: 'As an earlier tree',
};
const EXPLAINED: Record<Split, string> = {
  'last-year': 'Everything that sold gets its share of the days a year before, or of the last quarter of a year.',
  equal: 'Everything that sold gets the same.',
  none: 'You type what each part gets. Type none, and everything that sold stands there to be filled in.',
  previous: 'The same parts with the same shares, owners, locks and notes as that tree has now.',
};

/** Why there is nothing to divide a target by yet, and where it comes from. */
const NOTHING_YET: Record<TargetKind, string> = {
  company: '',
  channel: 'There is no such sales channel yet: add your channels under Settings, or import orders that name them.',
  line: 'No product is in a line yet: say the lines of your products under Products.',
  product: 'There is no product yet: add your products, or import orders that name them.',
  owner: 'Nobody is known yet: add the people of the team under Settings.',
};

/** Levels as far as they can stand: each below what it is a part of, and of what the measure can be divided by. */
const standing = (levels: readonly Division[], metric: TargetMetric): Division[] =>
  levels.reduce<Division[]>(
    (above, level) => (divisionsOf(metric, above).includes(level) ? [...above, level] : above),
    [],
  );

/** What the top is divided by, one choice a level, as many as there are; the first that is empty ends them. */
const Levels = ({
  levels,
  metric,
  onChange,
}: {
  levels: readonly Division[];
  metric: TargetMetric;
  onChange: (next: Division[]) => void;
}) => {
  const more = divisionsOf(metric, levels).length > 0;
  const [first] = levels;
  const parts = useRead('targets.parts', { kind: first ?? 'channel' }, { enabled: first !== undefined });
  return (
    <fieldset className={styles.levels}>
      <legend>Divided by</legend>
      {[...levels, ...(more ? [null] : [])].map((level, index) => (
        <Select
          key={level ?? 'next'}
          aria-label={`Level ${index + 1}`}
          value={level ?? ''}
          data={[
            { value: '', label: index === 0 ? 'Nothing yet' : 'No further' },
            ...divisionsOf(metric, levels.slice(0, index)).map((value) => ({ value, label: DIVISIONS[value].name })),
          ]}
          onChange={(value) => {
            const division = DIVISION_IDS.find((one) => one === value);
            onChange(division ? standing(levels.toSpliced(index, 1, division), metric) : levels.slice(0, index));
          }}
        />
      ))}
      {first !== undefined && parts.data?.length === 0 && (
        <p className={cx('s ink2', styles.whole)}>
          {NOTHING_YET[DIVISIONS[first].kind]} The target stands whole until then, and is divided with one click.
        </p>
      )}
    </fieldset>
  );
};

/** Targets from the top, set in one form: what the period is for, how much, divided by what and how, and when it is due. */
export const NewTree = ({
  trees,
  onDone,
  onShow,
}: {
  trees: readonly TargetTree[];
  /** Shows the tree that was set. */
  onDone: (period: string, metric: TargetMetric) => void;
  /** Shows a tree that is in the way. */
  onShow: (tree: TargetTree) => void;
}) => {
  const { period: shown, calendar, today } = usePeriod();
  const { currency, vision } = useWorkspace();
  const first = useRef<HTMLInputElement>(null);
  // A founder comes here to type one amount: the form begins there.
  useEffect(() => first.current?.focus(), []);
  const [chosen, setChosen] = useState(shown.id);
  const [days, setDays] = useState(() => restOfYear(today, calendar));
  const [metric, setMetric] = useState<TargetMetric>('net-sales');
  const [text, setText] = useState('');
  const [statement, setStatement, saved] = useDraft('What the targets are for', vision);
  const [asked, setLevels] = useState<Division[]>(['channel']);
  const [split, setSplit] = useState<Split>('last-year');
  const [texts, setTexts] = useState<ReadonlyMap<string, string>>(new Map());
  const [like, setLike] = useState<string | null>(null);
  const [method, setMethod] = useState<SpreadMethod>('last-year');
  const create = useWrite('targets.createTree', { done: () => 'Set the targets' });
  const levels = standing(asked, metric);
  const id = chosen === CUSTOM ? `${days.from}..${days.to}` : chosen;
  const period = parsePeriod(id, calendar);
  const unit = { currency: TARGET_METRICS[metric].unit === 'money' ? currency : null };
  const amount = text.trim() === '' ? null : readAmount(unit, text);
  const earlier = trees.filter((tree) => tree.metric === metric);
  const from = earlier.find((tree) => tree.id === like) ?? earlier[0];
  const how = split === 'previous' && !from ? 'last-year' : split;
  const taken = period && overlapping(period, trees, metric);
  const parts = typedParts(unit, texts);
  const given = how === 'none' ? (parts ?? []).reduce((sum, part) => sum + part.amount, 0) : 0;
  const measure = TARGET_METRICS[metric].name.toLowerCase();
  const waits = !period
    ? 'The last day comes before the first'
    : taken
      ? 'These days have targets already'
      : how === 'none' && parts === null
        ? 'One of the parts is not an amount'
        : given > (amount ?? 0) && amount
          ? 'The parts come to more than the whole'
          : !amount
            ? 'Type an amount first'
            : null;
  const save = (): void => {
    if (waits || !amount || !period) return;
    create.mutate(
      {
        period: period.id,
        metric,
        statement: statement.trim(),
        amount,
        levels,
        split: how,
        ...(how === 'none' && levels.length > 0 && parts ? { amounts: parts } : {}),
        like: how === 'previous' ? (from?.id ?? null) : null,
        spread: { method, months: {} },
      },
      { onSuccess: () => (saved(), onDone(period.id, metric)) },
    );
  };
  return (
    <form
      className={styles.form}
      aria-label="New targets"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <p className="ink2">
        Type what the company should reach. Its parts get their share of it, and you change what you know better.
      </p>
      <div className={styles.fields}>
        <TextField
          label={unit.currency === null ? `Target in ${measure}` : `Target in ${currency}`}
          placeholder={unit.currency === null ? '12,000' : '480k'}
          ref={first}
          value={text}
          error={text.trim() !== '' && amount === null ? 'That is not an amount.' : undefined}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Select
          label="Of"
          value={metric}
          data={TARGET_METRIC_IDS.map((value) => ({ value, label: TARGET_METRICS[value].name }))}
          onChange={(value) => setMetric(TARGET_METRIC_IDS.find((one) => one === value) ?? 'net-sales')}
        />
        <Select
          label="For"
          value={chosen}
          data={periodChoices(shown, today, calendar)}
          onChange={(value) => setChosen(value ?? shown.id)}
        />
      </div>
      {chosen === CUSTOM && (
        <div className={styles.fields}>
          <DateField
            label="From"
            value={days.from}
            onChange={(value) => value !== null && setDays((old) => ({ ...old, from: value }))}
          />
          <DateField
            label="To"
            value={days.to}
            onChange={(value) => value !== null && setDays((old) => ({ ...old, to: value }))}
          />
        </div>
      )}
      {period && <p className="s ink2">{periodWords(period, calendar)}</p>}
      {taken && (
        <div className={styles.taken} role="alert">
          <span>
            {taken.period === period?.id
              ? `${treePeriodName(taken, calendar)} has ${measure} targets already.`
              : `${treePeriodName(taken, calendar)} has ${measure} targets already, and it shares days with ${period ? periodName(period) : ''}. A day can count towards one target of a measure only.`}{' '}
            Choose other days or another measure, or remove those first.
          </span>
          <Button small onClick={() => onShow(taken)}>
            Open {treePeriodName(taken, calendar)}
          </Button>
        </div>
      )}
      <TextField
        label="Vision: what this period is for, in one sentence"
        value={statement}
        maxLength={500}
        onChange={(event) => setStatement(event.currentTarget.value)}
      />
      {how !== 'previous' && (
        <Levels
          levels={levels}
          metric={metric}
          onChange={(next) => {
            // Amounts were typed for the parts of the first level.
            if (next[0] !== levels[0]) setTexts(new Map());
            setLevels(next);
          }}
        />
      )}
      {(levels.length > 0 || how === 'previous') && (
        <div className={styles.group}>
          <Segmented<Split>
            label="How it is shared out"
            value={how}
            onChange={setSplit}
            options={(['last-year', 'equal', 'none', ...(from ? (['previous'] as const) : [])] as const).map(
              (value) => ({ value, label: SPLITS[value] }),
            )}
          />
          <p className="s ink2">{EXPLAINED[how]}</p>
          {how === 'none' && levels[0] && (
            <Amounts kind={levels[0]} unit={unit} whole={amount} texts={texts} onChange={setTexts} />
          )}
          {how === 'previous' && from && (
            <Select
              label="Which one"
              value={from.id}
              data={earlier.map((tree) => ({
                value: tree.id,
                label: `${treePeriodName(tree, calendar)}, ${amountOf(tree, tree.target)}`,
              }))}
              onChange={setLike}
            />
          )}
        </div>
      )}
      <Select
        label="How it lies in time"
        value={method}
        data={SPREAD_METHOD_IDS.filter((value) => value !== 'hand').map((value) => ({
          value,
          label: SPREAD_METHODS[value],
        }))}
        onChange={(value) => setMethod(SPREAD_METHOD_IDS.find((one) => one === value) ?? 'last-year')}
      />
      <div className="row">
        <Button kind="primary" submit waits={waits}>
          Set targets
        </Button>
      </div>
    </form>
  );
};
