import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { MeetingSubject } from '../../../../shared/contract/meetings';
import { SUBJECT_KIND_IDS, SUBJECT_KINDS } from '../../../../shared/domain/meetings';
import { useRead } from '../../api';
import { Select } from '../../ui';
import { cx } from '../../ui/cx';
import { NoTarget } from '../campaigns/NoTarget';
import { markedName } from '../campaigns/untargeted';
import { useUntargeted } from '../campaigns/useUntargeted';
import styles from './meetings.module.css';
import { useOpenLine } from './useOpenLine';

/** The record that something is about, as a way to it. */
export const About = ({ about }: { about: MeetingSubject }) => {
  const open = useOpenLine();
  const untargeted = useUntargeted(about.kind === 'campaign');
  return (
    <button type="button" className={cx('open cut', styles.about)} title={about.name} onClick={() => open(about)}>
      {about.name}
      {about.kind === 'campaign' && untargeted.has(about.id) && <NoTarget />}
    </button>
  );
};

type Props = {
  label: string;
  value: MeetingSubject | null;
  onChange: (value: MeetingSubject | null) => void;
  /** Left out for every kind. */
  kinds?: readonly MeetingSubject['kind'][];
  /** What stands where nothing is chosen. */
  nothing?: string;
};

const NOTHING = '';

/** Chooses the record that a decision or action is about, found by words of its name. */
export const AboutField = ({
  label,
  value,
  onChange,
  kinds = SUBJECT_KIND_IDS,
  nothing = 'About nothing in particular',
}: Props) => {
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text, 150);
  const untargeted = useUntargeted();
  const chosen = value && markedName(value.name, value.kind === 'campaign' && untargeted.has(value.id));
  const found = useRead('meetings.subjects', { text: asked === chosen ? '' : asked }).data ?? [];
  const all = [...(value ? [{ ...value, hint: '' }] : []), ...found].filter(
    (one, at, list) => list.findIndex((other) => other.kind === one.kind && other.id === one.id) === at,
  );
  const groups = kinds
    .map((kind) => ({
      group: SUBJECT_KINDS[kind],
      items: all
        .filter((one) => one.kind === kind)
        .map((one) => ({
          value: `${kind} ${one.id}`,
          label: markedName(one.name, kind === 'campaign' && untargeted.has(one.id)),
        })),
    }))
    .filter(({ items }) => items.length > 0);
  return (
    <Select
      small
      searchable
      aria-label={label}
      value={value ? `${value.kind} ${value.id}` : NOTHING}
      data={[{ value: NOTHING, label: nothing }, ...groups]}
      // What is found was asked for by these words; the list is not to be sifted again.
      filter={({ options }) => options}
      onSearchChange={setText}
      onChange={(next) => {
        const one = all.find(({ kind, id }) => `${kind} ${id}` === next);
        onChange(one ? { kind: one.kind, id: one.id, name: one.name } : null);
      }}
    />
  );
};
