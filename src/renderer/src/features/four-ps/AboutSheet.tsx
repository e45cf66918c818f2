import { useState } from 'react';
import { SHEET_SUBJECTS } from '../../../../shared/domain/four-ps';
import { fold } from '../../../../shared/domain/text';
import { useRead, useWorkspace } from '../../api';
import { usePeriod } from '../../frame/period';
import { cx, InlineEdit } from '../../ui';
import styles from './four-ps.module.css';
import { OwnerMenu } from './OwnerMenu';
import { periodChoices } from './periods';
import { type Sheet, useSheetWrites } from './useSheet';
import { useGroups } from './useGroups';
import { SHOWN_AT_ONCE } from './words';

const IDEA = 'idea';

const lineName = (line: string): string => `${SHEET_SUBJECTS.line}: ${line}`;

/** What the worksheet is: its name, what it is about, for whom, for when and whose it is; each edited where it stands. */
export const AboutSheet = ({ sheet: { sheet } }: { sheet: Sheet }) => {
  const { period, calendar } = usePeriod();
  const { today } = useWorkspace();
  const writes = useSheetWrites();
  const lines = useRead('four-ps.lines', {});
  const [search, setSearch] = useState('');
  const save = (fields: Parameters<typeof writes.sheet.mutateAsync>[0] extends infer T ? Omit<T, 'id'> : never) =>
    writes.sheet.mutateAsync({ id: sheet.id, ...fields });
  const about =
    sheet.subject === 'product' ? `product:${sheet.productId}` : sheet.subject === 'line' ? `line:${sheet.line}` : IDEA;
  const saveAbout = (value: string | null): Promise<unknown> => {
    const [kind = IDEA, ...rest] = (value ?? IDEA).split(':');
    const named = rest.join(':');
    return kind === 'product'
      ? save({ subject: 'product', productId: named, line: null })
      : kind === 'line'
        ? save({ subject: 'line', productId: null, line: named })
        : save({ subject: 'idea', productId: null, line: null });
  };
  // The product may have been removed since, the line renamed: the sheet is still about it.
  const here =
    sheet.subject === 'line'
      ? lineName(sheet.line ?? '')
      : sheet.subject === 'product'
        ? (sheet.product ?? 'A removed product')
        : SHEET_SUBJECTS.idea;
  const products = useGroups('product', { chosen: sheet.productId, name: here });
  const words = fold(search === here ? '' : search.trim());
  // Before the products: there may be more of them than are shown at once.
  const known = [
    { value: IDEA, label: SHEET_SUBJECTS.idea },
    ...(lines.data ?? []).map((line) => ({ value: `line:${line}`, label: lineName(line) })),
  ]
    .filter(({ value, label }) => value === about || fold(label).includes(words))
    .concat((products.records ?? []).map(({ value, label }) => ({ value: `product:${value}`, label })));
  const options = known.some(({ value }) => value === about) ? known : [{ value: about, label: here }, ...known];
  return (
    <div className={cx(styles.headCell, styles.about)}>
      <div className="row">
        <span className={styles.name}>
          <InlineEdit
            kind="text"
            bare
            needed
            label="Name of the worksheet"
            value={sheet.name}
            onSave={(name) => save({ name })}
          />
        </span>
        <OwnerMenu of="the worksheet" owner={sheet.owner} onChoose={(ownerId) => void save({ ownerId })} />
      </div>
      <InlineEdit
        kind="select"
        bare
        label="What it is about"
        value={about}
        options={options}
        limit={SHOWN_AT_ONCE}
        onSearch={(text) => {
          setSearch(text);
          products.onSearchChange(text);
        }}
        onSave={saveAbout}
      />
      <InlineEdit
        kind="text"
        bare
        label="Audience"
        placeholder="Add an audience"
        value={sheet.audience}
        onSave={(audience) => save({ audience })}
      />
      <InlineEdit
        kind="select"
        bare
        label="Planned for"
        value={sheet.period}
        options={periodChoices(calendar, today, sheet.period, period.id)}
        onSave={(value) => save({ period: value ?? sheet.period })}
      />
    </div>
  );
};
