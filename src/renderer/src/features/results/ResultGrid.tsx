import { IconDeviceFloppy, IconPlus, IconTrash } from '@tabler/icons-react';
import { type ClipboardEvent, type KeyboardEvent, useId, useRef, useState } from 'react';
import type { Input } from '../../../../shared/contract';
import { PROMOTION_CHANNELS } from '../../../../shared/domain/channels';
import { RESULT_MEASURES } from '../../../../shared/domain/results';
import { sentence, useWorkspace, useWrite } from '../../api';
import { plural } from '../../format';
import { Button, Card, IconButton, Menu, showNote } from '../../ui';
import { markedName } from '../campaigns/untargeted';
import { useUntargeted } from '../campaigns/useUntargeted';
import {
  columnName,
  type ColumnId,
  isKey as isText,
  type Line,
  pasteBlock,
  readBlock,
  readLines,
  type Rules,
  type SetId,
} from './grid';
import { type Goal, type Heading, headingsOf } from './headings';
import { PasteMap } from './PasteMap';
import { newLine, useLines } from './useLines';
import styles from './results.module.css';

type Rows = Input<'results.save'>['rows'];

export type ResultGridProps = {
  /** The set of measures that `columns` show. */
  set: SetId;
  columns: readonly ColumnId[];
  /** What cells may name. */
  choices: Omit<Rules, 'currency'>;
  /** The rows that are being changed; new lines come after them. */
  initial: readonly Line[];
  onDone: () => void;
};

/** A row without a promotion channel has that of its campaign, so that few rows need the column. */
const ON_DEMAND: ReadonlySet<ColumnId> = new Set(['promotion']);

/**
 * Results typed line by line. Arrows move up and down, Enter goes to the next line, Tab to the next cell, Ctrl Enter
 * saves; a block from a spreadsheet is pasted from the cell that has the cursor, or under the columns that its headings
 * name. What is not saved is kept when the page is left. Columns beside those of the set are shown on demand, or once
 * something stands in them.
 */
export const ResultGrid = ({ set: shown, columns: own, choices, initial, onDone }: ResultGridProps) => {
  const { currency, today } = useWorkspace();
  const id = useId();
  const table = useRef<HTMLTableElement>(null);
  const { lines, setLines, letGo } = useLines(initial, shown, today);
  const [problems, setProblems] = useState<string[]>([]);
  const [asking, setAsking] = useState<{ headings: Heading[]; rest: string[][]; row: number } | null>(null);
  // Columns that somebody asked for or typed in stay, also when they are empty again.
  const [more, setMore] = useState<ReadonlySet<ColumnId>>(new Set());
  const every: readonly ColumnId[] = [...own, ...RESULT_MEASURES.filter((one) => !own.includes(one))];
  // What a pasted block, or a row that is changed, says beside the columns that are needed stands in columns of its own.
  const columns = every.filter(
    (one) =>
      (own.includes(one) && !ON_DEMAND.has(one)) ||
      more.has(one) ||
      lines.some(({ cells }) => (cells[one] ?? '') !== ''),
  );
  const hidden = every.filter((one) => !columns.includes(one));
  const show = (column: ColumnId): void => setMore(new Set([...more, column]));
  const save = useWrite('results.save', {
    quiet: true,
    done: (output) => `Saved ${plural(output.ids.length, 'row')} of results`,
  });
  const untargeted = useUntargeted();
  const rules: Rules = { ...choices, currency };
  const lists: Partial<Record<ColumnId, readonly string[]>> = {
    campaign: choices.campaigns.map(({ name }) => name),
    promotion: Object.values(PROMOTION_CHANNELS),
    name: choices.contents.map(({ name }) => name),
    creator: choices.creators.map(({ name }) => name),
  };

  const focus = (row: number, column: number): void => {
    const cell = table.current?.querySelector<HTMLInputElement>(`[data-cell="${row}-${column}"]`);
    cell?.focus();
    cell?.select();
  };
  const set = (row: number, column: ColumnId, text: string): void => {
    show(column);
    setLines(
      lines.map((line, index) => (index === row ? { ...line, cells: { ...line.cells, [column]: text } } : line)),
    );
  };
  const done = (): void => {
    letGo();
    onDone();
  };
  const finish = async (): Promise<void> => {
    const read = readLines(lines, rules);
    if (read.rows.length === 0 && read.problems.length === 0) return setProblems(['There is nothing to save yet']);
    if (read.problems.length > 0) return setProblems(read.problems);
    try {
      const { warnings } = await save.mutateAsync({ rows: read.rows as Rows });
      for (const warning of warnings.slice(0, 3)) showNote(warning);
      done();
    } catch (thrown) {
      setProblems([sentence(thrown)]);
    }
  };
  const keys = (event: KeyboardEvent, row: number, column: number): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void finish();
    } else if (event.key === 'Enter' || event.key === 'ArrowDown') {
      event.preventDefault();
      if (row === lines.length - 1 && event.key === 'Enter') setLines([...lines, newLine(pick(lines.at(-1)))]);
      requestAnimationFrame(() => focus(row + 1, event.key === 'Enter' ? 0 : column));
    } else if (event.key === 'ArrowUp') {
      event.preventDefault();
      focus(row - 1, column);
    }
  };
  const put = (block: string[][], at: { row: number; column: number }, goals?: readonly Goal[]): void => {
    const result = pasteBlock(lines, columns, at, block, rules, newLine, goals);
    if ('problems' in result) return setProblems(['Nothing was pasted.', ...result.problems]);
    setLines(result.lines);
    setProblems([]);
  };
  const paste = (event: ClipboardEvent, row: number, column: number): void => {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    const block = readBlock(text);
    const headings = headingsOf(block);
    if (headings === null) return put(block, { row, column });
    const rest = block.slice(1);
    const known = headings.every(
      ({ text: said, goal }, at) =>
        said === '' || goal !== null || rest.every((cells) => (cells[at] ?? '').trim() === ''),
    );
    if (known)
      return put(
        rest,
        { row, column },
        headings.map(({ goal }) => goal),
      );
    setProblems([]);
    setAsking({ headings, rest, row });
  };
  return (
    <Card
      title={initial.length > 0 ? 'Change results' : 'Type results'}
      sub="Tab and arrows move, Enter starts the next line, Ctrl Enter saves; paste a block from a spreadsheet"
      pad={false}
      actions={
        <>
          <Button small onClick={done}>
            Cancel
          </Button>
          <Button
            small
            kind="primary"
            icon={IconDeviceFloppy}
            onClick={() => void finish()}
            waits={save.isPending && 'Saving'}
          >
            Save
          </Button>
        </>
      }
    >
      {problems.length > 0 && (
        <div role="alert" className={styles.problems}>
          {problems.slice(0, 8).map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
          {problems.length > 8 && <p>{`and ${problems.length - 8} more`}</p>}
        </div>
      )}
      {asking !== null && (
        <PasteMap
          headings={asking.headings}
          onCancel={() => setAsking(null)}
          onPaste={(goals) => {
            setAsking(null);
            put(asking.rest, { row: asking.row, column: 0 }, goals);
          }}
        />
      )}
      <div className={styles.scroll}>
        <table className={styles.grid} ref={table} aria-label="Results to type">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col" data-text={isText(column) || undefined} data-column={column}>
                  {columnName(column)}
                </th>
              ))}
              <th scope="col">
                <span className="unseen">Remove</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, row) => (
              <tr key={line.key}>
                {columns.map((column, at) => (
                  <td key={column} data-text={isText(column) || undefined} data-column={column}>
                    <input
                      data-cell={`${row}-${at}`}
                      aria-label={`${columnName(column)}, row ${row + 1}`}
                      value={line.cells[column] ?? ''}
                      inputMode={isText(column) ? 'text' : 'decimal'}
                      list={lists[column] ? `${id}-${column}` : undefined}
                      placeholder={column === 'day' ? '2026-05-04' : undefined}
                      onChange={(event) => set(row, column, event.currentTarget.value)}
                      onKeyDown={(event) => keys(event, row, at)}
                      onPaste={(event) => paste(event, row, at)}
                    />
                  </td>
                ))}
                <td>
                  <IconButton
                    icon={IconTrash}
                    label={`Remove row ${row + 1}`}
                    onClick={() => setLines(lines.filter((_, index) => index !== row))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {Object.entries(lists).map(([column, names]) => (
        <datalist key={column} id={`${id}-${column}`}>
          {[...new Set(names)].map((name) => (
            <option key={name} value={name}>
              {column === 'campaign' && untargeted.named(name) ? markedName(name, true) : null}
            </option>
          ))}
        </datalist>
      ))}
      <div className={styles.foot}>
        <Button small icon={IconPlus} onClick={() => setLines([...lines, newLine(pick(lines.at(-1)))])}>
          Line
        </Button>
        {hidden.length > 0 && (
          <Menu
            label="Show another column"
            items={hidden.map((one) => ({ label: columnName(one), onSelect: () => show(one) }))}
          >
            <Button small icon={IconPlus}>
              Column
            </Button>
          </Menu>
        )}
      </div>
    </Card>
  );
};

/** What the next line most likely shares with this one. */
const pick = (line: Line | undefined): Line['cells'] => ({
  ...(line?.cells.day ? { day: line.cells.day } : {}),
  ...(line?.cells.campaign ? { campaign: line.cells.campaign } : {}),
  ...(line?.cells.promotion ? { promotion: line.cells.promotion } : {}),
});
