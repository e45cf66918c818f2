import { IconBookmark, IconChevronDown, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { sentence, useRead, useWrite } from '../../api';
import { Button, buttonClass, Dialog, Menu, type MenuItem, TextField } from '../../ui';
import styles from './views.module.css';

/** What a view keeps of a page's address. */
export type KeptSearch = Record<string, string | boolean>;

/** Two addresses that show the same. */
const sameView = (a: KeptSearch, b: KeptSearch): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.keys(a).every((key) => a[key] === b[key]);

type NamedViewsProps = {
  page: string;
  /** What stands in the address now. */
  kept: KeptSearch;
  /** Shows a view: what it does not speak of goes. */
  show: (kept: KeptSearch) => void;
};

/** Filters, sorting and columns under a name that the whole team sees: saved, shown, renamed, removed. */
export const NamedViews = ({ page, kept, show }: NamedViewsProps) => {
  const views = useRead('views.list', { page });
  const create = useWrite('views.create', { done: (_output, { name }) => `Saved the view ${name}`, quiet: true });
  const update = useWrite('views.update', { done: () => 'Changed the view', quiet: true });
  const remove = useWrite('views.remove', { done: () => 'Removed the view' });
  const [naming, setNaming] = useState<{ id: string | null; name: string } | null>(null);
  const [error, setError] = useState<string | null>(null);

  const list = views.data ?? [];
  const current = list.find((view) => sameView(view.search, kept));
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!naming || naming.name.trim() === '') return;
    try {
      if (naming.id === null) await create.mutateAsync({ page, name: naming.name.trim(), search: kept });
      else await update.mutateAsync({ id: naming.id, name: naming.name.trim() });
      setNaming(null);
    } catch (thrown) {
      setError(sentence(thrown));
    }
  };
  const name = (id: string | null, text: string): void => {
    setError(null);
    setNaming({ id, name: text });
  };
  const items: MenuItem[] = [
    ...(list.length > 0 ? [{ heading: 'Views of the team' }] : []),
    ...list.map((view) => ({ label: view.name, checked: view === current, onSelect: () => show(view.search) })),
    ...(list.length > 0 ? (['line'] as const) : []),
    { label: 'Save this view…', icon: IconPlus, disabled: current !== undefined, onSelect: () => name(null, '') },
    ...(current
      ? [
          { label: 'Rename it…', icon: IconPencil, onSelect: () => name(current.id, current.name) },
          {
            label: `Remove ${current.name}`,
            icon: IconTrash,
            danger: true,
            onSelect: () => remove.mutate({ id: current.id }),
          },
        ]
      : list.map((view) => ({
          label: `Make ${view.name} look like this`,
          onSelect: () => update.mutate({ id: view.id, search: kept }),
        }))),
  ];
  return (
    <>
      <Menu label="Named views" items={items}>
        <button type="button" className={buttonClass({ kind: 'quiet' })} aria-label={current?.name ?? 'Views'}>
          <IconBookmark size={16} aria-hidden />
          <span className="wide">{current?.name ?? 'Views'}</span>
          <IconChevronDown size={12} aria-hidden />
        </button>
      </Menu>
      {naming && (
        <Dialog
          title={naming.id === null ? 'Save this view' : 'Rename the view'}
          open
          onClose={() => setNaming(null)}
          width={380}
        >
          <form className={styles.form} onSubmit={(event) => void save(event)}>
            <TextField
              label="Name"
              value={naming.name}
              error={error}
              onChange={(event) => setNaming({ ...naming, name: event.currentTarget.value })}
              data-autofocus
            />
            <p className={styles.buttons}>
              <Button onClick={() => setNaming(null)}>Cancel</Button>
              <Button submit kind="primary">
                Save
              </Button>
            </p>
          </form>
        </Dialog>
      )}
    </>
  );
};
