import { useState } from 'react';
import { useWorkspace } from '../../../api';
import { moment, number, plural } from '../../../format';
import { Button, Card, Empty, Figure, FilterText, Progress, Segmented, Select, Stats } from '../../../ui';
import styles from '../data.module.css';
import { TakeBack } from '../TakeBack';
import { Change } from './Change';
import { Files } from './Files';
import own from './together.module.css';
import { conflictKeys, type Preview, type Side, type Together } from './useTogether';

const KINDS = ['all', 'conflicts', 'added', 'changed', 'removed'] as const;
type Kind = (typeof KINDS)[number];
const KIND_LABELS: Record<Kind, string> = {
  all: 'All',
  conflicts: 'Conflicts',
  added: 'New',
  changed: 'Changed',
  removed: 'Removed',
};
const ANYBODY = '';
/** Records drawn at once; the rest on request. */
const STEP = 100;
const REST = [
  { value: 'mine', label: 'Ours' },
  { value: 'theirs', label: 'Theirs' },
] as const;

const matches = (record: Preview['records'][number], kind: Kind, person: string, text: string): boolean => {
  const open =
    !record.settled && (record.conflict !== null || record.fields.some(({ outcome }) => outcome === 'conflict'));
  const what = record.what === 'restored' ? 'changed' : record.what;
  if (kind !== 'all' && (kind === 'conflicts' ? !open : what !== kind)) return false;
  if (person !== ANYBODY && record.by !== person && record.fields.every(({ by }) => by !== person)) return false;
  const words = `${record.name} ${record.label} ${record.fields.map(({ label, theirs }) => `${label} ${theirs ?? ''}`).join(' ')}`;
  return words.toLowerCase().includes(text.trim().toLowerCase());
};

/** Everything that a bundle would change, with who did it and when; conflicts first, each to be decided. */
export const Changes = ({ preview, together }: { preview: Preview; together: Together }) => {
  const { today, timeZone } = useWorkspace();
  const shown = { currency: preview.currency, today, zone: timeZone };
  const [kind, setKind] = useState<Kind>('all');
  const [person, setPerson] = useState(ANYBODY);
  const [text, setText] = useState('');
  const [limit, setLimit] = useState(STEP);
  const { counts } = preview;
  const people = [...new Set(preview.records.flatMap(({ by }) => (by === null ? [] : [by])))].toSorted();
  const found = preview.records.filter((record) => matches(record, kind, person, text));
  const files =
    kind === 'conflicts'
      ? preview.imports.filter(({ conflicts }) => conflicts > 0)
      : kind === 'all'
        ? preview.imports
        : [];
  const total = counts.added + counts.changed + counts.removed + counts.facts + counts.conflicts;
  return (
    <div className={styles.split}>
      <Card
        title={`Changes of ${preview.by || 'another copy'}`}
        sub={`saved ${moment(preview.madeAt, today, timeZone)}`}
        pad={false}
        className={styles.fill}
      >
        <search className={styles.filters} aria-label="Filter the changes">
          <Segmented
            label="Which changes"
            value={kind}
            options={KINDS.map((value) => ({ value, label: KIND_LABELS[value] }))}
            onChange={setKind}
          />
          {people.length > 1 && (
            <Select
              small
              w={140}
              aria-label="Who"
              data={[{ value: ANYBODY, label: 'Anybody' }, ...people.map((name) => ({ value: name, label: name }))]}
              value={person}
              onChange={(next) => setPerson(next ?? ANYBODY)}
            />
          )}
          <FilterText label="Find in the changes" value={text} onChange={setText} />
        </search>
        {found.length === 0 && files.length === 0 ? (
          <Empty inline>
            {total === 0 ? 'Everything in this file is here already.' : 'No change fits these filters.'}
          </Empty>
        ) : (
          <ul className={own.records} aria-label="Changes">
            {found.slice(0, limit).map((record) => (
              <Change key={`${record.table}/${record.id}`} record={record} together={together} shown={shown} />
            ))}
            <Files imports={files} together={together} shown={shown} />
            {found.length > limit && (
              <li className={own.record}>
                <Button small onClick={() => setLimit((was) => was + STEP)}>
                  Show {number(Math.min(STEP, found.length - limit))} more of {number(found.length - limit)}
                </Button>
              </li>
            )}
          </ul>
        )}
      </Card>
      <div className={styles.rail}>
        <Card title="What it brings">
          <Stats spread>
            <Figure label="New" value={number(counts.added)} size="m" />
            <Figure label="Changed" value={number(counts.changed)} size="m" />
            <Figure label="Removed" value={number(counts.removed)} size="m" />
            <Figure
              label="Conflicts"
              value={number(counts.conflicts)}
              size="m"
              {...(together.open > 0 ? { tone: 'bad' as const } : {})}
            />
          </Stats>
          {counts.facts > 0 && <p className="s ink2">{plural(counts.facts, 'imported row')} come with it.</p>}
          {preview.takenAt !== null && (
            <p className="s ink2">This file was taken before, {moment(preview.takenAt, today, timeZone)}.</p>
          )}
          {preview.skipped && (
            <p className="s ink2">
              A file that they gave before this one was not taken here. What is missing shows as new or as a conflict.
            </p>
          )}
          {preview.takenBack.length > 0 && (
            <>
              <p className="s ink2">
                They took back {plural(preview.takenBack.length, 'import')} that{' '}
                {preview.takenBack.length === 1 ? 'is' : 'are'} still in here. Nothing of that goes by itself: take back
                here what you agree to.
              </p>
              <ul aria-label="Imports that they took back">
                {preview.takenBack.map(({ file, at, batch }) => (
                  <li key={batch} className="row s">
                    <span className="cut" title={file}>
                      {file}, {moment(at, today, timeZone)}
                    </span>
                    <span className="push">
                      <TakeBack batch={batch} file={file} label="Take back" onDone={() => void together.again()} />
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )}
          {counts.conflicts > conflictKeys(preview).length && (
            <p className="s ink2">Not every conflict is listed: say below what counts in the others.</p>
          )}
          {counts.conflicts > 0 && (
            <div className="row">
              <span className="s ink2">In other conflicts</span>
              <span className="push">
                <Segmented<Side | ''>
                  label="In conflicts that are not decided one by one"
                  value={together.rest ?? ''}
                  options={REST}
                  onChange={(next) => next !== '' && together.setRest(next)}
                />
              </span>
            </div>
          )}
          <p className="s ink3">All or nothing, after a copy of what is here. One step of undo takes it back.</p>
          <Progress job={together.take} label="Bringing in" />
          <div className="row">
            <Button onClick={together.close}>Close</Button>
            <Button
              kind="primary"
              onClick={() => void together.bringIn()}
              waits={
                (together.take.state === 'running' && 'It is being brought in') ||
                (total === 0 && 'There is nothing new in it') ||
                (together.open > 0 && `${plural(together.open, 'conflict')} to decide first`)
              }
            >
              Bring in
            </Button>
          </div>
        </Card>
      </div>
    </div>
  );
};
