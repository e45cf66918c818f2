import { FORMAT_NAMES } from '../../../../shared/contract/formats';
import { useEffect, useRef, useState } from 'react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { call, sentence } from '../../api';
import { useNewThing } from '../../commands';
import { number, plural } from '../../format';
import { Button, Empty, Page, showError } from '../../ui';
import { AskDates } from './importing/AskDates';
import { Done } from './importing/Done';
import { DropZone } from './importing/DropZone';
import { Doubts } from './importing/Doubts';
import { DryRunCard } from './importing/DryRunCard';
import { FileBar } from './importing/FileBar';
import styles from './importing/importing.module.css';
import { MapMore } from './importing/MapMore';
import { Mapping } from './importing/Mapping';
import { Preview } from './importing/Preview';
import { Problems } from './importing/Problems';
import { Steps } from './importing/Steps';
import { type Entry, isReady, useImport } from './importing/useImport';

const stepOf = (entry: Entry | null): number => {
  if (!entry?.inspected) return 1;
  if (entry.summary) return 5;
  if (entry.ask || entry.problem) return 2;
  if (entry.dry) return 4;
  // What the file lacked at first may have been mapped since: then it has been tried.
  return entry.inspected.problem ? 2 : 3;
};

/** One flow: choose or drop files, see what each is and where its columns go, try it, import it. Nothing is written before the last step. */
export const ImportPage = () => {
  const navigate = useNavigate();
  const search = useSearch({ from: '/data/import' });
  const importing = useImport();
  const { entries, current, add, select, setMap, sayDates, decide, commit, commitAll, busy, dryRun, run } = importing;
  const [skipped, setSkipped] = useState<ReadonlySet<string>>(new Set());
  const asked = useRef<string | undefined>(undefined);

  const choose = async (): Promise<void> => {
    try {
      const { paths } = await call('app.chooseFiles', {
        title: 'Choose files to import',
        extensions: ['csv', 'tsv', 'txt', 'vcf', 'xlsx', 'zip'],
        many: true,
      });
      await add(paths);
    } catch (error) {
      showError(sentence(error));
    }
  };
  useNewThing('Choose files', () => void choose());
  useEffect(() => {
    if (search.path === undefined || asked.current === search.path) return;
    asked.current = search.path;
    void add(search.path.split('\n'));
  });

  const skip = current !== null && skipped.has(current.id);
  const summary = current?.dry?.summary;
  const errors = summary?.errorCount ?? 0;
  const nextAt = entries.findIndex((entry) => entry.inspected && !entry.summary);
  const ready = entries.filter(isReady).length;
  const leave = (): void => {
    dryRun.cancel();
    void navigate({ to: '/data' });
  };
  const waits = (): string | false => {
    if (busy || run.state === 'running') return 'It is being imported';
    if (current?.ask) return 'Say first how the dates are written';
    if (!summary) return 'It waits for the dry run';
    if (errors > 0 && !skip) return 'Skip the lines with problems, or mend the file';
    return false;
  };
  const label = !summary
    ? 'Import when the dry run ends'
    : errors > 0 && skip
      ? `Import ${plural(summary.rows - summary.skipped, 'row')} without ${number(summary.skipped)}`
      : `Import ${plural(summary.rows - summary.skipped, 'row')}`;

  return (
    <Page
      flush
      title={current ? `Import ${FORMAT_NAMES[current.format].toLowerCase().replace('shopify', 'Shopify')}` : 'Import'}
      crumbs={[{ label: 'Data', to: '/data' }]}
      actions={<Steps now={stepOf(current)} />}
    >
      <DropZone onPaths={(paths) => void add(paths)}>
        {entries.length === 0 && (
          <Empty
            title="Bring files in"
            actions={
              <Button kind="primary" onClick={() => void choose()}>
                Choose files
              </Button>
            }
          >
            Drop CSV and Excel files here, or ZIPs of them, or choose them. Exports of Shopify, HubSpot, Pipedrive,
            Stripe, Google Ads, Meta, Analytics, Mailchimp and Klaviyo are recognised by their columns, as are plain
            lists of orders, deals, leads, products and people; anything else comes in through a mapping. You see every
            row that would change before anything is written.
          </Empty>
        )}
        {entries.length > 0 && <FileBar importing={importing} onChoose={() => void choose()} />}
        {current?.summary && (
          <Done
            key={current.id}
            entry={current}
            summary={current.summary}
            onNext={nextAt >= 0 ? () => select(nextAt) : null}
          />
        )}
        {current && !current.inspected && (
          <Empty
            title="This file cannot be imported"
            actions={<Button onClick={() => void choose()}>Choose another file</Button>}
          >
            {current.problem}
          </Empty>
        )}
        {current?.inspected && !current.summary && (
          <div className={styles.columns}>
            <div className={styles.column}>
              <Mapping entry={current} onChange={setMap} />
              {current.map && <MapMore inspected={current.inspected} map={current.map} onChange={setMap} />}
            </div>
            <div className={styles.column}>
              {current.ask && <AskDates example={current.ask} onSay={sayDates} />}
              {!current.ask && <DryRunCard entry={current} importing={importing} />}
              {current.dry && (
                <>
                  <Problems
                    key={current.id}
                    entry={current}
                    dry={current.dry}
                    skip={skip}
                    onSkip={(next) => {
                      const all = new Set(skipped);
                      if (next) all.add(current.id);
                      else all.delete(current.id);
                      setSkipped(all);
                    }}
                  />
                  <Doubts key={`doubts ${current.id}`} doubts={current.dry.doubts} onDecide={decide} />
                  <Preview dry={current.dry} />
                </>
              )}
            </div>
          </div>
        )}
        {current && !current.summary && (
          <footer className={styles.foot}>
            <span className="s ink2">
              Undone whole at any time, updates included: here when it is in, and later under Data, Imports.
            </span>
            <span className="push row">
              <Button onClick={leave}>Discard</Button>
              {ready > 1 && (
                <Button
                  waits={(busy || run.state === 'running') && 'It is being imported'}
                  onClick={() => void commitAll()}
                >
                  Import all {number(ready)} that need no decision
                </Button>
              )}
              {current.inspected && (
                <Button kind="primary" waits={waits()} onClick={() => void commit(skip)}>
                  {label}
                </Button>
              )}
            </span>
          </footer>
        )}
        {current?.summary && entries.length > 1 && (
          <p className="s ink3">
            {number(entries.filter((entry) => entry.summary).length)} of {plural(entries.length, 'file')} imported
          </p>
        )}
      </DropZone>
    </Page>
  );
};
