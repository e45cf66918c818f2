import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useRead } from '../../api';
import { plural } from '../../format';
import { Button, Menu, TextField } from '../../ui';
import styles from './customers.module.css';

type Choice = { value: string; label: string };
type Patch = { ownerId?: string | null; choice?: string | null; addTag?: string; removeTag?: string };

export type BulkBarProps = {
  count: number;
  noun: [one: string, many: string];
  /** Whether the records have an owner. */
  owned?: boolean;
  /** What the person is to them, and what choosing one does where that is not plain. */
  ownerLabel?: string;
  ownerHeading?: string;
  /** What else can be set on all: kind or role. */
  choice?: { label: string; options: readonly Choice[]; needed?: boolean };
  /** Left out where the records have none. */
  tags?: readonly string[];
  /** What else can be done with them. */
  more?: ReactNode;
  onChange: (patch: Patch) => void;
  onClear: () => void;
};

/** Gives the focus to what a bar stood in when it goes with the button that was pressed: Tab goes on from there. */
const useFocusKept = () => {
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = bar.current;
    const around = element?.parentElement;
    return () => {
      if (!around || !element.contains(document.activeElement)) return;
      around.tabIndex = -1;
      around.focus({ preventScroll: true });
    };
  }, []);
  return bar;
};

/** Changes all chosen rows; each change is one step of undo. */
export const BulkBar = ({
  count,
  noun,
  owned = true,
  ownerLabel = 'Owner',
  ownerHeading,
  choice,
  tags,
  more,
  onChange,
  onClear,
}: BulkBarProps) => {
  const people = useRead('people.list', {});
  const [tag, setTag] = useState('');
  const bar = useFocusKept();
  return (
    <div ref={bar} className={styles.bulk} role="toolbar" aria-label="Change the chosen rows">
      <b>{plural(count, noun[0], noun[1])} chosen</b>
      {owned && (
        <Menu
          label={`${ownerLabel} of the chosen rows`}
          items={[
            ...(ownerHeading === undefined ? [] : [{ heading: ownerHeading }]),
            ...(people.data ?? []).map((one) => ({ label: one.name, onSelect: () => onChange({ ownerId: one.id }) })),
            'line' as const,
            { label: 'Nobody', onSelect: () => onChange({ ownerId: null }) },
          ]}
        >
          <Button small>{ownerLabel}</Button>
        </Menu>
      )}
      {choice && (
        <Menu
          label={`${choice.label} of the chosen rows`}
          items={[
            ...choice.options.map((one) => ({ label: one.label, onSelect: () => onChange({ choice: one.value }) })),
            ...(choice.needed
              ? []
              : (['line', { label: 'None', onSelect: () => onChange({ choice: null }) }] as const)),
          ]}
        >
          <Button small>{choice.label}</Button>
        </Menu>
      )}
      {tags !== undefined && (
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            if (tag.trim() === '') return;
            onChange({ addTag: tag.trim() });
            setTag('');
          }}
        >
          <TextField
            aria-label="Tag to add"
            placeholder="Add a tag"
            value={tag}
            w={120}
            onChange={(event) => setTag(event.currentTarget.value)}
          />
          <Button small submit>
            Add
          </Button>
        </form>
      )}
      {tags !== undefined && tags.length > 0 && (
        <Menu
          label="Tag to take off"
          items={tags.map((one) => ({ label: one, onSelect: () => onChange({ removeTag: one }) }))}
        >
          <Button small>Take off</Button>
        </Menu>
      )}
      {more}
      <Button small kind="quiet" onClick={onClear}>
        Clear
      </Button>
    </div>
  );
};
