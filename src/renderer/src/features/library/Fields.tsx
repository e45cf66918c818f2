import type { LibraryItem } from '../../../../shared/contract/library';
import { LIBRARY, type LibraryKind } from '../../../../shared/domain/library';
import type { LibraryValues } from '../../../../shared/domain/library/fields';
import { cx } from '../../ui';
import { FieldCell } from './cells';
import styles from './library.module.css';
import { rowName } from './useLibrary';

type Props = {
  kind: LibraryKind;
  item: LibraryItem;
  save: (id: string, values: LibraryValues) => Promise<unknown>;
  /** Shown elsewhere: the name in the title, a draft with room of its own. */
  hide?: readonly string[];
};

/** Every field of one record, named and edited in place. */
export const Fields = ({ kind, item, save, hide = [] }: Props) => (
  <div className={styles.fields}>
    {LIBRARY[kind].fields
      .filter((field) => !hide.includes(field.id))
      .map((field) => (
        <div key={field.id} className={cx(styles.field, field.kind === 'long' && styles.tall)}>
          <span className={styles.name}>{field.label}</span>
          <FieldCell
            field={field}
            item={item}
            label={`${field.label} of ${rowName(kind, item)}`}
            onSave={(value) => save(item.id, { [field.id]: value })}
          />
        </div>
      ))}
  </div>
);
