import { useState } from 'react';
import { DIMENSIONS, type Dimension } from '../../../../../shared/domain/dimensions';
import { type NumberToken, tokenText } from '../../../../../shared/domain/rich-text';
import { type Period, shiftPeriod } from '../../../../../shared/domain/period';
import { useRead } from '../../../api';
import { dimensionName, isTime, periodName } from '../../../format';
import { usePeriod } from '../../../frame/period';
import { figureText } from '../../../print/figures';
import { comparedWith, sentenceCase } from '../../../print/words';
import { Button, Dialog, Select } from '../../../ui';
import styles from './composer.module.css';

const EARLIER = 8;
const WHOLE = 'whole';

type Props = { open: boolean; period: Period; onClose: () => void; onInsert: (raw: string) => void };

/** Which days a number may speak of: the update's own and the ones before it move along when an update is copied. */
const usePeriods = (period: Period): { value: string; label: string }[] => {
  const { calendar, today } = usePeriod();
  const earlier = Array.from({ length: EARLIER }, (_, index) => shiftPeriod(period, -1 - index, calendar));
  return [
    { value: 'this', label: `This period (${periodName(period)})` },
    { value: 'before', label: `The period before (${comparedWith(period, today, calendar)})` },
    ...earlier.map((one) => ({ value: one.id, label: `Always ${periodName(one)}` })),
  ];
};

/** Chooses a figure, its days and a part of it, shows what will stand in the sentence, and puts it there. */
export const NumberPicker = ({ open, period, onClose, onInsert }: Props) => {
  const [metric, setMetric] = useState('net-sales');
  const [days, setDays] = useState('this');
  const [by, setBy] = useState<Dimension | null>(null);
  const [group, setGroup] = useState<string | null>(null);
  const catalogue = useRead('metrics.catalogue', { period: period.id }, { enabled: open });
  const definition = catalogue.data?.find((entry) => entry.definition.id === metric)?.definition;
  const groups = useRead(
    'metrics.breakdown',
    { metric, period: period.id, by: by ?? 'channel', limit: 200 },
    { enabled: open && by !== null && (definition?.dimensions.includes(by) ?? false) },
  );
  const token: NumberToken = { metric, period: days, part: by !== null && group !== null ? { by, group } : null };
  const raw = tokenText(token);
  const shown = useRead('updates.number', { period: period.id, raw }, { enabled: open });
  const dimensions = (definition?.dimensions ?? []).filter((one) => !isTime(one));
  const waits = by !== null && group === null ? `Choose which ${dimensionName(by).toLowerCase()}.` : undefined;
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="A number that stays live"
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="primary"
            waits={waits}
            onClick={() => {
              onInsert(raw);
              onClose();
            }}
          >
            Insert
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Select
          label="Figure"
          searchable
          data={(catalogue.data ?? []).map((entry) => ({ value: entry.definition.id, label: entry.definition.name }))}
          value={metric}
          onChange={(next) => {
            if (next === null) return;
            setMetric(next);
            setBy(null);
            setGroup(null);
          }}
        />
        <Select
          label="Days"
          data={usePeriods(period)}
          value={days}
          onChange={(next) => next !== null && setDays(next)}
        />
        {dimensions.length > 0 && (
          <Select
            label="Part"
            data={[
              { value: WHOLE, label: 'The whole figure' },
              ...dimensions.map((one) => ({ value: one, label: `By ${dimensionName(one).toLowerCase()}` })),
            ]}
            value={by ?? WHOLE}
            onChange={(next) => {
              setBy(DIMENSIONS.find((one) => one === next) ?? null);
              setGroup(null);
            }}
          />
        )}
        {by !== null && (
          <Select
            label={dimensionName(by)}
            searchable
            data={(groups.data?.groups ?? []).flatMap(({ current }) =>
              current.group === null ? [] : [{ value: current.group, label: current.label ?? current.group }],
            )}
            value={group}
            onChange={setGroup}
          />
        )}
        <output className={styles.preview}>
          {shown.data ? (
            <>
              <b className="num">{figureText(shown.data.value)}</b>
              <span className="ink2">
                {shown.data.value.value === null ? shown.data.value.reason : sentenceCase(shown.data.label)}
              </span>
            </>
          ) : (
            <span className="ink3">This figure cannot be had.</span>
          )}
        </output>
      </div>
    </Dialog>
  );
};
