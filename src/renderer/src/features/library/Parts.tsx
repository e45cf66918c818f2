import { useState } from 'react';
import { isCommentEntity } from '../../../../shared/domain/comment-kinds';
import { LIBRARY, type LibraryKind } from '../../../../shared/domain/library';
import type { LibraryItem } from '../../../../shared/contract/library';
import type { LibraryValue } from '../../../../shared/domain/library/fields';
import { sentence, useDraft, useWorkspace } from '../../api';
import { Button, type Column, DataTable, Section, TextField } from '../../ui';
import { useUntargeted } from '../campaigns/useUntargeted';
import { useCommentsColumn } from '../comments';
import { columnsOf } from './columns';
import styles from './library.module.css';
import { rowName, useLibrary } from './useLibrary';

type Props = {
  kind: LibraryKind;
  /** The record that these belong to. */
  parentId: string;
  beside?: readonly Column<LibraryItem>[];
  /** What the line that adds one writes into: its name field unless said. */
  empty: string;
};

/** Rows of one record, such as a creator's deliverables: a small table and a line that adds one. */
export const Parts = ({ kind, parentId, beside = [], empty }: Props) => {
  const { today } = useWorkspace();
  const spec = LIBRARY[kind];
  const { list, create, save, remove } = useLibrary(kind, { parentId });
  const [text, setText] = useDraft(`New in ${spec.many.toLowerCase()}`, '', parentId);
  const [error, setError] = useState<string | null>(null);
  const naming = spec.fields.find((field) => field.id === spec.name);
  const dated = naming?.kind === 'day';
  const typed = spec.fields.find((field) => field.kind === 'text' && 'needed' in field && field.needed) ?? naming;
  const add = async (): Promise<void> => {
    const values: Record<string, LibraryValue> = { [spec.parent ?? '']: parentId };
    if (dated) values[spec.name] = today;
    else if (text.trim() === '') return;
    else values[typed?.id ?? spec.name] = text.trim();
    try {
      if (!(await create(values))) return;
      setText('');
      setError(null);
    } catch (thrown) {
      setError(sentence(thrown));
    }
  };
  const untargeted = useUntargeted();
  const commented = isCommentEntity(kind) ? kind : null;
  const comments = useCommentsColumn<LibraryItem>(commented ?? 'handle', (item) => ({
    id: item.id,
    of: rowName(kind, item),
  }));
  const columns = columnsOf(
    kind,
    { save, onRemove: (item) => remove([item.id]), untargeted },
    { hide: [spec.parent ?? ''], beside: commented ? [...beside, comments.column] : beside },
  ).filter((column) => !column.wide);
  return (
    <Section title={spec.many}>
      <div className={styles.parts}>
        <DataTable
          tight
          label={spec.many}
          columns={columns}
          rows={list.data ?? []}
          rowKey={(item) => item.id}
          {...(commented && { under: comments.under })}
          empty={empty}
        />
      </div>
      <form
        className={styles.adding}
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        {!dated && (
          <TextField
            aria-label={`New ${spec.one}`}
            placeholder={typed?.label ?? ''}
            value={text}
            w={200}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
        <Button small={dated} submit>
          {dated ? `Add for today` : 'Add'}
        </Button>
        {error && (
          <span role="alert" className="s bad">
            {error}
          </span>
        )}
      </form>
    </Section>
  );
};
