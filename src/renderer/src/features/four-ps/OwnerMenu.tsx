import type { PersonRef } from '../../../../shared/contract/common';
import { useRead } from '../../api';
import { Menu, Who } from '../../ui';
import styles from './four-ps.module.css';

type OwnerMenuProps = {
  /** Whose owner it is: "option Mini can". */
  of: string;
  owner: PersonRef | null;
  onChoose: (id: string | null) => void;
};

/** Who owns it, as a badge that opens to everybody else. */
export const OwnerMenu = ({ of, owner, onChoose }: OwnerMenuProps) => {
  const people = useRead('people.list', {});
  return (
    <Menu
      label={`Owner of ${of}`}
      position="bottom-end"
      items={[
        ...(people.data ?? []).map(({ id, name }) => ({
          id,
          label: name,
          checked: id === owner?.id,
          onSelect: () => onChoose(id),
        })),
        'line' as const,
        { label: 'Nobody', checked: owner === null, onSelect: () => onChoose(null) },
      ]}
    >
      <button type="button" className={styles.owner}>
        <span className="unseen">Owner of {of}: </span>
        <Who person={owner} />
      </button>
    </Menu>
  );
};
