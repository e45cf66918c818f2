import type { RowRule } from '../../../../shared/contract/imports';
import { fold } from '../../../../shared/domain/text';
import type { Job, Reader } from './job';
import type { Mapping } from './mapping';
import { figure } from '../../../../shared/domain/figures';

const places = (header: readonly string[], columns: readonly string[]): number[] =>
  columns.map((column) => header.findIndex((name) => fold(name) === fold(column))).filter((at) => at >= 0);

const leftOut = (count: number): string =>
  `${count === 1 ? 'A row that does not count is' : `${figure(count)} rows that do not count are`} left out, by the rule of this mapping.`;

const columnOf = (rule: RowRule | { anyOf: string[] }): string | null => ('column' in rule ? rule.column : null);

/**
 * Rows as a reader wants them, where a map says that the file has them otherwise: cells that stand on the first row
 * of several only (`carry`), rows that do not count (`only`), a column for each place (`spread`).
 */
export const shaped = (job: Job, mapping: Mapping, header: readonly string[], reader: Reader): Reader => {
  const { carry, only, spread } = mapping.map;
  let row = reader.row;
  if (spread) {
    const inner = row;
    const columns = places(header, spread.columns);
    row = (cells, line) => {
      for (const at of columns) {
        mapping.spreadAt(at);
        inner(cells, line);
      }
    };
  }
  if (only) {
    const inner = row;
    row = (cells, line) => {
      if (mapping.counts?.(cells) ?? true) return inner(cells, line);
      job.counts.rows += 1;
      job.tally(line, columnOf(only), leftOut);
      job.done(line, 'skip');
    };
  }
  if (carry) {
    const inner = row;
    const [by] = places(header, [carry.by]);
    const columns = places(header, carry.columns);
    let last: string[] = [];
    row = (cells, line) => {
      const key = (cells[by ?? -1] ?? '').trim();
      if (key !== '' && key === (last[by ?? -1] ?? '').trim())
        for (const at of columns) if ((cells[at] ?? '').trim() === '') cells[at] = last[at] ?? '';
      last = cells;
      inner(cells, line);
    };
  }
  return { ...reader, row };
};
