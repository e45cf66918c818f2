import type { BundleField, BundleRecord } from '../../../../../shared/contract/bundle';
import { moment } from '../../../format';
import { Badge, Segmented } from '../../../ui';
import { fieldText, type Shown } from '../fieldText';
import styles from './together.module.css';
import { choiceKey, type Side, type Together } from './useTogether';

const WHAT = { added: 'New', changed: 'Changed', removed: 'Removed', restored: 'Restored' } as const;
const WHY = {
  'removed-there': 'They removed it; it was changed here.',
  'removed-here': 'It was removed here; they changed it.',
  taken: 'Another record here has this name already. Rename one of the two, then open the file again.',
} as const;
/** Fields of a new record that are shown before the rest is counted. */
const FIELDS = 6;

type Choice = Side | '';
const SIDES = [
  { value: 'mine', label: 'Ours' },
  { value: 'theirs', label: 'Theirs' },
] as const;
const WHOLE = [
  { value: 'theirs', label: 'Take' },
  { value: 'mine', label: 'Leave' },
] as const;

type Props = { record: BundleRecord; together: Together; shown: Shown };

const Field = ({ field, record, together, shown }: Props & { field: BundleField }) => {
  const added = record.what === 'added';
  const conflict = field.outcome === 'conflict' && record.conflict === null;
  const side: Choice =
    together.chosen.get(choiceKey(record.table, record.id, field.field))?.take ??
    (conflict ? (together.rest ?? '') : field.outcome === 'mine' ? 'mine' : 'theirs');
  const author = [field.by, field.at === null ? null : moment(field.at, shown.today, shown.zone)]
    .filter(Boolean)
    .join(', ');
  return (
    <li className={styles.field}>
      <span className={styles.label}>
        {field.label}
        {conflict && (
          <>
            {' '}
            <Badge tone="warn">both changed</Badge>
          </>
        )}
      </span>
      <span className={styles.values}>
        {added ? (
          fieldText(field.kind, field.theirs, shown)
        ) : (
          <>
            <span className={side === 'theirs' ? styles.lost : undefined}>
              <span className="unseen">Ours: </span>
              {fieldText(field.kind, field.mine, shown)}
            </span>
            <span aria-hidden> → </span>
            <span className={side === 'mine' ? styles.lost : undefined}>
              <span className="unseen">Theirs: </span>
              {fieldText(field.kind, field.theirs, shown)}
            </span>
            {conflict && <span className="s ink3"> before: {fieldText(field.kind, field.base, shown)}</span>}
            {!added && author !== '' && <span className="s ink3"> {author}</span>}
          </>
        )}
      </span>
      {!added && record.conflict === null && (
        <Segmented<Choice>
          label={`${field.label} of ${record.name || record.label}`}
          value={side}
          options={SIDES}
          onChange={(next) => next !== '' && together.pick(record.table, record.id, field.field, next)}
        />
      )}
    </li>
  );
};

/** One record of a bundle: what happened to it, by whom and when, field by field, and what is to be taken. */
export const Change = ({ record, together, shown }: Props) => {
  const { conflict, fields } = record;
  const open = conflict !== null && conflict !== 'taken' && !record.settled;
  const side: Choice =
    together.chosen.get(choiceKey(record.table, record.id, ''))?.take ??
    (open ? (together.rest ?? '') : record.settled ? 'mine' : 'theirs');
  const whole = conflict === 'taken' ? false : open || record.settled || record.what !== 'changed';
  const listed = record.what === 'added' ? fields.slice(0, FIELDS) : fields;
  return (
    <li className={styles.record}>
      <div className="row">
        <span className={styles.title}>
          <b className="cut">{record.name || record.label}</b>
          <span className="s ink3">
            {[
              `${WHAT[record.what]} in ${record.label.toLowerCase()}`,
              record.by,
              record.at === null ? null : moment(record.at, shown.today, shown.zone),
            ]
              .filter(Boolean)
              .join(', ')}
          </span>
        </span>
        {open && <Badge tone="warn">conflict</Badge>}
        {record.settled && <Badge>decided before</Badge>}
        {record.byKey && <Badge>made on both sides</Badge>}
        {whole && (
          <span className="push">
            <Segmented<Choice>
              label={record.name || record.label}
              value={side}
              options={open ? SIDES : WHOLE}
              onChange={(next) => next !== '' && together.pick(record.table, record.id, '', next)}
            />
          </span>
        )}
      </div>
      {conflict !== null && <p className="s ink2">{WHY[conflict]}</p>}
      {listed.length > 0 && (
        <ul className={styles.fields}>
          {listed.map((field) => (
            <Field key={field.field} field={field} record={record} together={together} shown={shown} />
          ))}
        </ul>
      )}
      {fields.length > listed.length && <p className="s ink3">and {fields.length - listed.length} more fields</p>}
    </li>
  );
};
