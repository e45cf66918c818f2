import type { LibraryItem } from '../../../../shared/contract/library';
import { LIBRARY, type LibraryKind } from '../../../../shared/domain/library';
import { TakenAs } from '../../ui';
import { useUntargeted } from '../campaigns/useUntargeted';
import { cellOf, servesOf } from './cells';

/** A board or calendar of a list kept by hand as the table it can be taken along as: every field, by name. */
export const LibraryTaken = ({ kind, rows }: { kind: LibraryKind; rows: readonly LibraryItem[] }) => {
  const untargeted = useUntargeted();
  return (
    <TakenAs
      label={LIBRARY[kind].many}
      columns={LIBRARY[kind].fields.flatMap((field) => [
        { name: field.label, value: (item: LibraryItem) => cellOf(field, item) },
        ...servesOf(field, untargeted),
      ])}
      rows={rows}
    />
  );
};
