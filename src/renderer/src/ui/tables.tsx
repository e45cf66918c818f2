import { IconCopy, IconFileSpreadsheet, IconTableExport } from '@tabler/icons-react';
import {
  createContext,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useContext,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { csvText } from '../../../shared/domain/cells';
import { type Sheet, type SheetColumn, sheetOf, tabText } from '../../../shared/domain/sheet';
import { call, sentence, WorkspaceContext } from '../api';
import { keyLabel } from '../commands/keys';
import { plural } from '../format';
import { IconButton } from './Button';
import { Menu, type MenuItem } from './Menu';
import { showError, showNote } from './toasts';

/** A table in sight, as it can be taken along. `chosen` is how many of its rows are ticked. */
type Taken = {
  label: string;
  count: number;
  chosen: number;
  /** The rows that are here already, at once; null when some have yet to be read. */
  now: (which: Which) => Sheet | null;
  read: (which: Which) => Promise<Sheet>;
};
/** All rows of the view, the ticked ones, or the one with this key. */
type Which = 'all' | 'chosen' | { row: string };
type Entry = RefObject<Taken>;
type Asked = { x: number; y: number; table: Taken; row: string | null };

type Scope = {
  add: (entry: Entry) => () => void;
  list: () => Taken[];
  any: boolean;
  ask: (asked: Asked) => void;
};
const ScopeContext = createContext<Scope | null>(null);

const wrote = (table: Taken, rows: number): string => `${plural(rows, 'row')} of “${table.label}”`;

const copy = async (table: Taken, which: Which): Promise<void> => {
  try {
    const sheet = await table.read(which);
    await navigator.clipboard.writeText(tabText(sheet));
    showNote(`Copied ${wrote(table, sheet.rows.length)}. Paste into a spreadsheet.`);
  } catch (error) {
    showError(
      error instanceof DOMException ? 'The clipboard could not be written to. Please try again.' : sentence(error),
    );
  }
};

const save = async (table: Taken, which: Which): Promise<void> => {
  try {
    const { head, rows } = await table.read(which);
    const { path } = await call('app.saveText', {
      title: `Save “${table.label}” as CSV`.slice(0, 200),
      name: `${table.label.replace(/[\\/:*?"<>|]/g, ' ').slice(0, 120)}.csv`,
      extension: 'csv',
      text: csvText(head, rows),
    });
    if (path !== null) showNote(`Wrote ${wrote(table, rows.length)} to ${path}.`);
  } catch (error) {
    showError(sentence(error));
  }
};

/** What can be taken of one table, by its own menu. */
const itemsOf = ({ table, row }: Asked): MenuItem[] => [
  ...(row === null ? [] : [{ label: 'Copy this row', icon: IconCopy, onSelect: () => void copy(table, { row }) }]),
  ...(table.chosen === 0
    ? []
    : [
        {
          label: `Copy the ${plural(table.chosen, 'chosen row')}`,
          icon: IconCopy,
          onSelect: () => void copy(table, 'chosen'),
        },
        {
          label: `Save the ${plural(table.chosen, 'chosen row')} as CSV`,
          icon: IconFileSpreadsheet,
          onSelect: () => void save(table, 'chosen'),
        },
      ]),
  {
    label: `Copy all ${plural(table.count, 'row')}`,
    icon: IconCopy,
    ...(table.chosen === 0 ? { shortcut: keyLabel('mod+C') } : {}),
    onSelect: () => void copy(table, 'all'),
  },
  { label: 'Save as CSV', icon: IconFileSpreadsheet, onSelect: () => void save(table, 'all') },
];

/** Around a page, a panel or a dialog: knows the tables in it, and shows the menu of the one that is asked for. */
export const TableScope = ({ children }: { children: ReactNode }) => {
  const entries = useRef(new Set<Entry>());
  const [any, setAny] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const scope = useMemo<Scope>(
    () => ({
      add: (entry) => {
        entries.current.add(entry);
        setAny(true);
        return () => {
          entries.current.delete(entry);
          setAny(entries.current.size > 0);
        };
      },
      list: () => [...entries.current].map((entry) => entry.current),
      any,
      ask: setAsked,
    }),
    [any],
  );
  return (
    <ScopeContext value={scope}>
      {children}
      {asked && (
        <Menu opened onClose={() => setAsked(null)} label={`Take “${asked.table.label}” along`} items={itemsOf(asked)}>
          <button
            type="button"
            tabIndex={-1}
            aria-label={asked.table.label}
            style={{ position: 'fixed', left: asked.x, top: asked.y, width: 0, height: 0, padding: 0, border: 0 }}
          />
        </Menu>
      )}
    </ScopeContext>
  );
};

/** The tables of this page, each to be copied or saved as CSV, with its count. Nothing where there is no table. */
export const TablesButton = () => {
  const scope = useContext(ScopeContext);
  const [tables, setTables] = useState<Taken[]>([]);
  if (!scope?.any) return null;
  return (
    <Menu
      label="Tables of this page"
      position="bottom-end"
      onOpen={() => setTables(scope.list())}
      items={tables.flatMap((table, index): MenuItem[] => [
        ...(index > 0 ? ['line' as const] : []),
        { heading: `${table.label}, ${plural(table.count, 'row')}` },
        {
          label: 'Copy for a spreadsheet',
          id: `copy ${index}`,
          icon: IconCopy,
          disabled: table.count === 0,
          onSelect: () => void copy(table, 'all'),
        },
        {
          label: 'Save as CSV',
          id: `save ${index}`,
          icon: IconFileSpreadsheet,
          disabled: table.count === 0,
          onSelect: () => void save(table, 'all'),
        },
      ])}
    >
      <IconButton icon={IconTableExport} label="Tables of this page" />
    </Menu>
  );
};

const FIELDS = 'input, textarea, select, [contenteditable="true"]';
const inField = (target: EventTarget): boolean => target instanceof Element && target.closest(FIELDS) !== null;
const textSelected = (): boolean => window.getSelection()?.isCollapsed === false;

export type Taking<Row> = {
  label: string;
  columns: readonly SheetColumn<Row>[];
  rows: readonly Row[];
  rowKey?: ((row: Row) => string) | undefined;
  /** Reads every row of the view where `rows` is only the first of them. */
  all?: (() => Promise<readonly Row[]>) | undefined;
  /** Rows in all; those of `rows` unless said. */
  count?: number | undefined;
  /** Keys of the rows that are ticked. */
  chosen?: readonly string[] | undefined;
};

/**
 * Makes a table one that can be taken along: by the page's menu, by its own menu (right click, Shift F10), and by
 * Ctrl C while it has the focus and no text is selected. Answers what its element listens to.
 */
export const useTaken = <Row,>({
  label,
  columns,
  rows,
  rowKey,
  all,
  count = rows.length,
  chosen = [],
}: Taking<Row>) => {
  const scope = useContext(ScopeContext);
  const id = useId();
  const currency = useContext(WorkspaceContext)?.currency ?? '';
  const add = scope?.add;
  const write = (some: readonly Row[]): Sheet => sheetOf(columns, some, currency);
  const these = (which: Which): readonly Row[] | null => {
    if (which === 'all') return all === undefined || rows.length >= count ? rows : null;
    const keys = which === 'chosen' ? new Set(chosen) : new Set([which.row]);
    return rows.filter((row) => rowKey !== undefined && keys.has(rowKey(row)));
  };
  const taken: Taken = {
    label,
    count,
    chosen: chosen.length,
    now: (which) => {
      const found = these(which);
      return found === null ? null : write(found);
    },
    read: async (which) => write(these(which) ?? (await all?.()) ?? rows),
  };
  const entry = useRef(taken);
  useEffect(() => {
    entry.current = taken;
  });
  useEffect(() => add?.(entry), [add]);
  // A copy without selected text goes to the body, wherever the focus is: so the document hears it for the table.
  useEffect(() => {
    const onCopy = (event: ClipboardEvent): void => {
      const focused = document.activeElement;
      if (!focused || inField(focused) || textSelected() || event.defaultPrevented) return;
      if (focused.closest('[data-taken]')?.getAttribute('data-taken') !== id) return;
      event.preventDefault();
      const table = entry.current;
      const which = table.chosen > 0 ? 'chosen' : 'all';
      const sheet = table.now(which);
      if (sheet === null) {
        void copy(table, which);
        return;
      }
      event.clipboardData?.setData('text/plain', tabText(sheet));
      showNote(`Copied ${wrote(table, sheet.rows.length)}. Paste into a spreadsheet.`);
    };
    document.addEventListener('copy', onCopy);
    return () => document.removeEventListener('copy', onCopy);
  }, [id]);
  return {
    'data-taken': id,
    onContextMenu: (event: MouseEvent<HTMLElement>): void => {
      if (!scope || inField(event.target) || textSelected()) return;
      event.preventDefault();
      event.stopPropagation();
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>('tr[data-key]') : null;
      const box = event.currentTarget.getBoundingClientRect();
      // By key the place may be none; the menu then opens at the row or the table.
      const by = (row ?? event.currentTarget).getBoundingClientRect();
      const at = event.clientX === 0 && event.clientY === 0 ? { x: box.left + 24, y: by.bottom } : null;
      scope.ask({
        x: at?.x ?? event.clientX,
        y: at?.y ?? event.clientY,
        table: taken,
        row: row?.dataset['key'] ?? null,
      });
    },
  };
};

/** A view that is no table, such as a board or a calendar, as the table it can be taken along as. Draws nothing. */
export const TakenAs = <Row,>(props: Taking<Row>) => {
  useTaken(props);
  return null;
};
