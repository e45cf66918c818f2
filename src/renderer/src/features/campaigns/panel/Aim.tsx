import type { Experiment } from '../../../../../shared/contract/experiments';
import { COMPARATOR_IDS, COMPARATORS, type Comparator } from '../../../../../shared/domain/campaigns';
import { useDraftForm } from '../../../api';
import { InlineEdit } from '../../../ui';
import { aimFrom, aimText } from './aim-value';
import styles from './panel.module.css';

const COMPARATOR_CHOICES = COMPARATOR_IDS.map((value) => ({ value, label: COMPARATORS[value] }));

/** An aim or a result in the unit of what the experiment measures; it may be missing. */
export const AimField = ({
  label,
  value,
  one,
  onSave,
}: {
  label: string;
  value: number | null;
  one: Experiment;
  onSave: (value: number | null) => unknown;
}) => (
  <InlineEdit
    kind="text"
    bare
    label={label}
    placeholder="–"
    value={aimText(value, one)}
    onSave={(text) => {
      const read = text.trim() === '' ? null : aimFrom(text, one);
      if (read === null && text.trim() !== '') return Promise.reject(new Error('That is not a number.'));
      return onSave(read);
    }}
  />
);

type Range = { aim: number | null; aimHigh: number | null };
type Saved = Partial<Range> & { comparator?: Comparator };

/** Why a range is not saved as it stands; null for one that is, and for one that is empty. */
const waitsFor = ({ aim, aimHigh }: Range): string | null => {
  if (aim === null && aimHigh === null) return null;
  if (aim === null || aimHigh === null) return 'Not saved yet: say both ends';
  return aim > aimHigh ? 'Not saved yet: the lower value comes first' : null;
};

/** A range that waits for its other end, as it is written: empty for none. */
const NOT_BEGUN = { range: '', from: '', to: '' };

/** The range that is begun, kept beside the workspace until it is whole: its ends, or null for none. */
const useBegun = (one: Experiment): [Range | null, (next: Range | null) => void] => {
  const [draft, setDraft] = useDraftForm('Aim of an experiment', NOT_BEGUN, one.id);
  const read = (text: string): number | null => (text === '' ? null : aimFrom(text, one));
  const begun = draft.range === '' ? null : { aim: read(draft.from), aimHigh: read(draft.to) };
  return [
    begun,
    (next) =>
      setDraft(
        next === null
          ? NOT_BEGUN
          : { range: COMPARATORS.between, from: aimText(next.aim, one), to: aimText(next.aimHigh, one) },
      ),
  ];
};

/** What an experiment aims for. A range is saved once both its ends are said, in either order: one end alone is no aim. */
export const Aim = ({ one, onSave }: { one: Experiment; onSave: (fields: Saved) => Promise<unknown> }) => {
  const [begun, setBegun] = useBegun(one);
  const comparator = begun ? 'between' : one.comparator;
  const range = begun ?? { aim: one.aim, aimHigh: one.aimHigh };
  const waits = begun && waitsFor(begun);
  const choose = (value: string | null): unknown => {
    const next = COMPARATOR_IDS.find((id) => id === value) ?? 'at-least';
    if (next === 'between') return setBegun(range);
    setBegun(null);
    return onSave({ comparator: next });
  };
  const put = async (end: Partial<Range>): Promise<void> => {
    const next = { ...range, ...end };
    const empty = next.aim === null && next.aimHigh === null;
    setBegun(next);
    if (empty && one.aim !== null) {
      await onSave({ comparator: 'at-least', aim: null });
      setBegun(null);
    }
    if (empty || waitsFor(next) !== null) return;
    await onSave({ comparator: 'between', ...next });
    setBegun(null);
  };
  return (
    <span className={styles.pair}>
      <InlineEdit
        kind="select"
        bare
        label="At least, at most or between"
        value={comparator}
        options={COMPARATOR_CHOICES}
        onSave={choose}
      />
      {comparator === 'between' ? (
        <>
          <AimField label="Aim, from" value={range.aim} one={one} onSave={(aim) => put({ aim })} />
          <span className="s ink3">and</span>
          <AimField label="Aim, to" value={range.aimHigh} one={one} onSave={(aimHigh) => put({ aimHigh })} />
          {waits && <output className="s warn">{waits}</output>}
        </>
      ) : (
        <AimField label="Aim" value={one.aim} one={one} onSave={(aim) => onSave({ aim })} />
      )}
    </span>
  );
};
