import { useMemo, useState } from 'react';
import type { ImportProblem } from '../../../../../shared/contract/imports';
import { call, sentence, useJob } from '../../../api';
import { number, plural } from '../../../format';
import { Badge, Button, Card, type Column, Progress, showError, showNote, TextField, VirtualTable } from '../../../ui';
import styles from './importing.module.css';
import { groupsOf, kindOf, problemsCsv } from './problems';
import { type DryRun, type Entry, fileName, sourceOf } from './useImport';

const SHOWN = 5;

const COLUMNS: Column<ImportProblem>[] = [
  { key: 'line', header: 'Line', numeric: true, width: 72, value: (row) => row.line, cell: (row) => number(row.line) },
  { key: 'column', header: 'Column', width: 128, value: (row) => row.column, cell: (row) => row.column ?? '–' },
  {
    key: 'problem',
    header: 'What is wrong',
    cut: true,
    value: (row) => row.problem,
    cell: (row) => <span title={row.problem}>{row.problem}</span>,
  },
];

/** What needs a decision, by kind; every single line can be opened, searched and saved as a table. */
export const Problems = ({
  entry,
  dry,
  skip,
  onSkip,
}: {
  entry: Entry;
  dry: DryRun;
  skip: boolean;
  onSkip: (skip: boolean) => void;
}) => {
  const [open, setOpen] = useState<string | null>(null);
  const [text, setText] = useState('');
  const { errorCount, noticeCount } = dry.summary;
  const all = errorCount + noticeCount;
  const search = useJob('imports.dryRun');
  const saving = useJob('imports.saveProblems');
  // Of more than are listed, those with the words that were looked for in all of them.
  const [found, setFound] = useState<{ words: string; errors: ImportProblem[] } | null>(null);
  const whole = dry.summary.errors;
  const part = whole.length < all;
  const searched = found !== null && found.words === text.trim() ? found.errors : null;
  const errors = searched ?? whole;
  const groups = useMemo(() => groupsOf(whole), [whole]);
  const listed = useMemo(() => {
    const wanted = text.trim().toLowerCase();
    return errors.filter(
      (one) =>
        (open === null || open === 'all' || kindOf(one) === open) &&
        (wanted === '' || `${one.line} ${one.column ?? ''} ${one.problem}`.toLowerCase().includes(wanted)),
    );
  }, [errors, open, text]);
  if (whole.length === 0) return null;
  const searchAll = async (): Promise<void> => {
    const words = text.trim();
    const answer = await search.run({ ...sourceOf(entry), find: words });
    if (answer) setFound({ words, errors: answer.summary.errors });
  };
  const saveAll = async (): Promise<void> => {
    const { path } = await call('app.chooseSave', {
      title: 'Save the list of problems',
      name: `${fileName(entry)} problems.csv`,
      extension: 'csv',
    });
    if (path === null) return;
    const done = await saving.run({ ...sourceOf(entry), file: path });
    if (done) showNote(`Saved ${plural(done.problems, 'line')} to ${done.file}.`);
  };
  const save = async (): Promise<void> => {
    try {
      if (part) return await saveAll();
      const { path } = await call('app.saveText', {
        title: 'Save the list of problems',
        name: `${fileName(entry)} problems.csv`,
        extension: 'csv',
        text: problemsCsv(whole),
      });
      if (path !== null) showNote(`Saved ${plural(all, 'line')} to ${path}.`);
    } catch (error) {
      showError(sentence(error));
    }
  };
  const toggle = (key: string): void => {
    setText('');
    setOpen(open === key ? null : key);
  };
  return (
    <Card
      title={
        errorCount > 0
          ? `${plural(errorCount, 'problem needs', 'problems need')} a decision`
          : `${plural(noticeCount, 'notice')}, nothing to decide`
      }
      pad={false}
      actions={
        <>
          <Button small onClick={() => void save()}>
            Save as CSV
          </Button>
          {errorCount > 0 && (
            <Button small aria-pressed={skip} onClick={() => onSkip(!skip)}>
              {skip ? 'Do not skip' : errorCount === 1 ? 'Skip it' : `Skip all ${number(errorCount)}`}
            </Button>
          )}
        </>
      }
    >
      <Progress job={saving} label="Saving" />
      <Progress job={search} label="Looking" />
      <ul className={styles.groups} aria-label="Kinds of problems">
        {groups.slice(0, SHOWN).map((group) => (
          <li key={group.key}>
            {group.level === 'notice' && <Badge>Notice</Badge>}
            <span className="cut" title={group.words}>
              {group.words}
            </span>
            <span className="s ink3 nowrap">
              {group.column !== null && `${group.column}, `}
              {group.count > 1 ? 'from line' : 'line'} {number(group.first)}
            </span>
            <span className="push row">
              <span className="strong">{number(group.count)}</span>
              <Button small aria-expanded={open === group.key} onClick={() => toggle(group.key)}>
                {open === group.key ? 'Close' : 'Open'}
              </Button>
            </span>
          </li>
        ))}
        <li>
          <span className="s ink3">
            {groups.length > SHOWN ? `${number(groups.length - SHOWN)} more kinds. ` : ''}
            {skip && errorCount > 0 ? 'Lines with a problem will be left out.' : ''}
          </span>
          <span className="push">
            <Button small kind="quiet" aria-expanded={open === 'all'} onClick={() => toggle('all')}>
              {open === 'all' ? 'Close the list' : 'Every line'}
            </Button>
          </span>
        </li>
      </ul>
      {open !== null && (
        <>
          <div className={styles.filters}>
            <TextField
              aria-label="Filter the problems"
              placeholder="Filter by line, column or words"
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <span className="s ink3 nowrap">
              {number(listed.length)} shown
              {part && searched === null && `, of the first ${number(whole.length)} of ${number(all)}`}
              {part && searched !== null && `, found in all ${number(all)}`}
            </span>
            {part && text.trim() !== '' && searched === null && (
              <Button
                small
                waits={search.state === 'running' && 'They are being looked through'}
                onClick={() => void searchAll()}
              >
                Look in all {number(all)}
              </Button>
            )}
          </div>
          <VirtualTable
            columns={COLUMNS}
            rows={listed}
            rowKey={(row) => `${row.line}-${row.column}-${row.problem}`}
            label="Problems by line"
            height={Math.min(240, 40 + 32 * Math.max(1, listed.length))}
            rowHeight={28}
          />
        </>
      )}
    </Card>
  );
};
