import { IconLayoutSidebarRightExpand, IconTrash } from '@tabler/icons-react';
import type { LibraryItem } from '../../../../shared/contract/library';
import { LIBRARY, type LibraryKind } from '../../../../shared/domain/library';
import type { LibraryField, LibraryValues } from '../../../../shared/domain/library/fields';
import { type Column, IconButton } from '../../ui';
import type { Untargeted } from '../campaigns/useUntargeted';
import { cellOf, FieldCell, servesOf } from './cells';
import styles from './library.module.css';
import { rowName } from './useLibrary';

const NUMERIC: ReadonlySet<LibraryField['kind']> = new Set(['money', 'count', 'rate']);

type Tools = {
  save: (id: string, values: LibraryValues) => Promise<unknown>;
  onOpen?: ((item: LibraryItem) => void) | undefined;
  onRemove: (item: LibraryItem) => void;
  untargeted: Untargeted;
};

/** Fields of a list as columns that are edited in place, with what is computed beside them and the tools of a row. */
export const columnsOf = (
  kind: LibraryKind,
  { save, onOpen, onRemove, untargeted }: Tools,
  { hide = [], beside = [] }: { hide?: readonly string[]; beside?: readonly Column<LibraryItem>[] } = {},
): Column<LibraryItem>[] => {
  const shown = LIBRARY[kind].fields.filter((field) => field.width !== undefined && !hide.includes(field.id));
  return [
    ...shown.map(
      (field, index): Column<LibraryItem> => ({
        key: field.id,
        header: field.label,
        width: field.width ?? 120,
        edits: true,
        ...(index === 0 ? { cut: true } : {}),
        ...(NUMERIC.has(field.kind) ? { numeric: true } : {}),
        ...(field.wide ? { wide: true } : {}),
        value: (item) => cellOf(field, item),
        also: servesOf(field, untargeted),
        cell: (item) => (
          <FieldCell
            field={field}
            item={item}
            label={`${field.label}: ${rowName(kind, item)}`}
            onSave={(value) => save(item.id, { [field.id]: value })}
          />
        ),
      }),
    ),
    ...beside,
    {
      key: 'tools',
      header: <span className="unseen">Open or remove</span>,
      width: onOpen ? 54 : 24,
      value: null,
      cell: (item) => (
        <span className={styles.tools}>
          {onOpen && (
            <IconButton
              small
              icon={IconLayoutSidebarRightExpand}
              label={`Open ${rowName(kind, item)}`}
              onClick={() => onOpen(item)}
            />
          )}
          <IconButton small icon={IconTrash} label={`Remove ${rowName(kind, item)}`} onClick={() => onRemove(item)} />
        </span>
      ),
    },
  ];
};
