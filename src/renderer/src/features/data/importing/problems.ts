import type { ImportProblem } from '../../../../../shared/contract/imports';
import { harmless } from '../../../../../shared/domain/cells';

export type Group = {
  words: string;
  column: string | null;
  level: ImportProblem['level'];
  first: number;
  count: number;
  key: string;
};

/** What two problems have in common: the sentence without the value that it quotes. */
export const kindOf = (problem: ImportProblem): string =>
  `${problem.level}|${problem.column ?? ''}|${problem.problem.replace(/"[^"]*"/g, '"…"').replace(/\d[\d,]*/g, '#')}`;

/** Problems of a kind as one line: how many there are and where the first one is. */
export const groupsOf = (problems: readonly ImportProblem[]): Group[] => {
  const groups = new Map<string, Group>();
  for (const problem of problems) {
    const key = kindOf(problem);
    const known = groups.get(key);
    if (known) known.count += 1;
    else
      groups.set(key, {
        words: problem.problem,
        column: problem.column,
        level: problem.level,
        first: problem.line,
        count: 1,
        key,
      });
  }
  return [...groups.values()].toSorted(
    (a, b) => Number(a.level === 'notice') - Number(b.level === 'notice') || b.count - a.count,
  );
};

const cell = (text: string): string => {
  const safe = harmless(text);
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Every problem as a table that a spreadsheet opens. */
export const problemsCsv = (problems: readonly ImportProblem[]): string =>
  `${[
    ['line', 'column', 'problem', 'level'],
    ...problems.map((one) => [String(one.line), one.column ?? '', one.problem, one.level]),
  ]
    .map((row) => row.map(cell).join(','))
    .join('\n')}\n`;
