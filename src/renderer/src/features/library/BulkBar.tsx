import { LIBRARY, type LibraryKind } from '../../../../shared/domain/library';
import type { LibraryField, LibraryValue } from '../../../../shared/domain/library/fields';
import { useRead } from '../../api';
import { plural } from '../../format';
import { Button, DateField, Menu } from '../../ui';
import { markedName } from '../campaigns/untargeted';
import { useUntargeted } from '../campaigns/useUntargeted';
import { choicesFor } from './cells';
import styles from './library.module.css';

type Set = (field: LibraryField, value: LibraryValue) => void;

const RefMenu = ({ field, onSet }: { field: LibraryField & { kind: 'ref' }; onSet: Set }) => {
  const choices = useRead('library.choices', { to: field.to });
  const untargeted = useUntargeted(field.to === 'campaign');
  const items = (choices.data ?? []).map((one) => ({
    label: markedName(one.name, field.to === 'campaign' && untargeted.has(one.id)),
    onSelect: () => onSet(field, one.id),
  }));
  return (
    <Menu
      label={`${field.label} of the chosen rows`}
      items={[...items, 'line', { label: 'None', onSelect: () => onSet(field, null) }]}
    >
      <Button small>{field.label}</Button>
    </Menu>
  );
};

const Setter = ({ field, onSet }: { field: LibraryField; onSet: Set }) => {
  if (field.kind === 'ref') return <RefMenu field={field} onSet={onSet} />;
  if (field.kind === 'choice' || field.kind === 'flag')
    return (
      <Menu
        label={`${field.label} of the chosen rows`}
        items={
          field.kind === 'choice'
            ? choicesFor(field.options).map(({ value, label }) => ({ label, onSelect: () => onSet(field, value) }))
            : [
                { label: field.label, onSelect: () => onSet(field, 1) },
                { label: `Not ${field.label.toLowerCase()}`, onSelect: () => onSet(field, 0) },
              ]
        }
      >
        <Button small>{field.label}</Button>
      </Menu>
    );
  if (field.kind === 'day')
    return (
      <DateField
        aria-label={`${field.label} of the chosen rows`}
        placeholder={field.label}
        value={null}
        w={112}
        onChange={(day) => onSet(field, day)}
      />
    );
  return null;
};

type Props = {
  kind: LibraryKind;
  count: number;
  onSet: Set;
  onRemove: () => void;
  onClear: () => void;
};

/** Changes all chosen rows; each change is one step of undo. */
export const BulkBar = ({ kind, count, onSet, onRemove, onClear }: Props) => (
  <div className={styles.bulk} role="toolbar" aria-label="Change the chosen rows">
    <b>{plural(count, 'row')} chosen</b>
    {LIBRARY[kind].fields
      .filter((field) => field.bulk)
      .map((field) => (
        <Setter key={field.id} field={field} onSet={onSet} />
      ))}
    <Button small onClick={onRemove}>
      Remove
    </Button>
    <Button small kind="quiet" onClick={onClear}>
      Clear
    </Button>
  </div>
);
