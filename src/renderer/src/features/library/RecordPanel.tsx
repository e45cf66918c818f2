import { IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { LibraryItem } from '../../../../shared/contract/library';
import { isCommentEntity } from '../../../../shared/domain/comment-kinds';
import { LIBRARY, type LibraryKind } from '../../../../shared/domain/library';
import { Button, Empty, InlineEdit, Panel, Section } from '../../ui';
import { Comments } from '../comments';
import { Fields } from './Fields';
import styles from './library.module.css';
import { rowName, useLibrary } from './useLibrary';

type Props = {
  kind: LibraryKind;
  id: string;
  onClose: () => void;
  width?: number;
  /** Fields with a place of their own. */
  hide?: readonly string[];
  /** Stands beside the button that removes it: the status, a badge. */
  beside?: (item: LibraryItem) => ReactNode;
  /** What follows the fields. */
  children?: (item: LibraryItem) => ReactNode;
  /** Takes the place of the fields, which it lays out itself. */
  lay?: (fields: ReactNode, item: LibraryItem) => ReactNode;
};

/** One record beside its list, all of it edited in place. Its id stands in the address. */
export const RecordPanel = ({ kind, id, onClose, width = 560, hide = [], beside, children, lay }: Props) => {
  const { list, save, remove } = useLibrary(kind);
  const { name, one } = LIBRARY[kind];
  const item = list.data?.find((row) => row.id === id);
  if (!list.data) return null;
  const body = (found: LibraryItem): ReactNode => {
    const fields = <Fields kind={kind} item={found} save={save} hide={[name, ...hide]} />;
    return lay ? lay(fields, found) : fields;
  };
  return (
    <Panel
      open
      onClose={onClose}
      width={width}
      title={
        item ? (
          <InlineEdit
            kind="text"
            bare
            needed
            label={`Name of the ${one}`}
            value={rowName(kind, item)}
            onSave={(text) => save(item.id, { [name]: text })}
          />
        ) : (
          `No ${one}`
        )
      }
    >
      {item ? (
        <div className={styles.sections}>
          <div className="row">
            {beside?.(item)}
            <span className="push">
              <Button kind="quiet" icon={IconTrash} onClick={() => remove([item.id], onClose)}>
                Remove
              </Button>
            </span>
          </div>
          {body(item)}
          {children?.(item)}
          {isCommentEntity(kind) && (
            <Section title="Comments">
              <Comments entity={kind} id={item.id} />
            </Section>
          )}
        </div>
      ) : (
        <Empty>{`This ${one} was removed. Undo brings it back.`}</Empty>
      )}
    </Panel>
  );
};
