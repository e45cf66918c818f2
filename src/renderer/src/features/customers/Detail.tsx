import type { ReactNode } from 'react';
import { useRead } from '../../api';
import { InlineEdit } from '../../ui';
import styles from './customers.module.css';
import { TagsField } from './TagsField';

/** One line of a record's details: its name at the left, the field edited in place at the right. */
export const Detail = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className={styles.detail}>
    <span className={styles.detailName}>{name}</span>
    <div className={styles.detailValue}>{children}</div>
  </div>
);

type TextProps = {
  name: string;
  /** Names the field where `name` alone would not do. */
  label?: string;
  value: string;
  placeholder?: string;
  needed?: boolean;
  onSave: (value: string) => Promise<unknown>;
};

/** A detail that is a line of text. */
export const TextDetail = ({ name, label = name, placeholder = 'None', ...field }: TextProps) => (
  <Detail name={name}>
    <InlineEdit kind="text" bare label={label} placeholder={placeholder} {...field} />
  </Detail>
);

type Shared = { id: string; owner: { id: string } | null; tags: string[]; notes: string };
type SharedProps = {
  of: Shared;
  save: (patch: { ownerId?: string | null; tags?: string[]; notes?: string }) => Promise<unknown>;
};

/** Who looks after the record. */
export const OwnerDetail = ({ of, save }: SharedProps) => {
  const people = useRead('people.list', {});
  return (
    <Detail name="Owner">
      <InlineEdit
        kind="select"
        bare
        clearable
        label="Owner"
        placeholder="Nobody"
        value={of.owner?.id ?? null}
        options={(people.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
        onSave={(ownerId) => save({ ownerId })}
      />
    </Detail>
  );
};

/** What ends the details of every record: its tags and what was noted. */
export const TagsAndNotes = ({ of, save }: SharedProps) => (
  <>
    <Detail name="Tags">
      <TagsField label="Tags" value={of.tags} onSave={(tags) => save({ tags })} />
    </Detail>
    <Detail name="Notes">
      <InlineEdit
        kind="text"
        bare
        multiline
        about={of.id}
        label="Notes"
        placeholder="None"
        value={of.notes}
        onSave={(notes) => save({ notes })}
      />
    </Detail>
  </>
);
