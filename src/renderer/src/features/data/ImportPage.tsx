import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import type { Output } from '../../../../shared/contract';
import type { FormatId, ImportMap } from '../../../../shared/contract/imports';
import { call, useJob } from '../../api';
import { number } from '../../format';
import { Badge, Button, Card, Empty, Figure, Page, Progress, showError, showNote, Stats } from '../../ui';
import styles from './data.module.css';
import { Mapping } from './Mapping';
import { Preview } from './Preview';

type Inspected = Output<'imports.inspect'>;
type Chosen = { path: string; inspected: Inspected; format: FormatId; map: ImportMap | null };

const message = (error: unknown): string => (error instanceof Error ? error.message : 'This file cannot be read.');

/** One flow: choose a file, see what it is and where its columns go, try it, import it. Nothing is written before the last step. */
export const ImportPage = () => {
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const dryRun = useJob('imports.dryRun');
  const run = useJob('imports.run');

  const source = (one: Chosen) => ({
    path: one.path,
    format: one.format,
    ...(one.map && one.format !== 'shopify-orders' ? { map: one.map } : {}),
  });
  const tryIt = (one: Chosen): void => {
    setChosen(one);
    void dryRun.run(source(one));
  };
  const choose = async (): Promise<void> => {
    try {
      const { paths } = await call('app.chooseFiles', {
        title: 'Choose a file to import',
        extensions: ['csv', 'tsv', 'txt'],
      });
      const path = paths[0];
      if (path === undefined) return;
      const inspected = await call('imports.inspect', { path });
      const one = { path, inspected, format: inspected.format ?? ('order-lines' as const), map: inspected.map };
      if (inspected.format && inspected.problem === null) tryIt(one);
      else
        setChosen({
          ...one,
          map: one.map ?? { format: 'order-lines', columns: {}, constants: {}, values: {}, templates: {}, lookups: [] },
        });
    } catch (error) {
      showError(message(error));
    }
  };
  const commit = async (skipProblems: boolean): Promise<void> => {
    if (!chosen) return;
    const summary = await run.run({ ...source(chosen), skipProblems });
    if (!summary || summary.batch === null) {
      showError(run.error ?? 'Nothing was imported: mend the lines with problems, or leave them out.');
      return;
    }
    showNote(`Imported ${summary.file}: ${number(summary.created)} new, ${number(summary.updated)} updated.`);
    void navigate({ to: '/data' });
  };

  const summary = dryRun.state === 'done' ? dryRun.output?.summary : undefined;
  const ready = summary !== undefined && dryRun.state === 'done';
  return (
    <Page
      title="Import"
      crumbs={[{ label: 'Data', to: '/data' }]}
      actions={<Button onClick={() => void choose()}>{chosen ? 'Change file' : 'Choose a file'}</Button>}
    >
      {!chosen && (
        <Empty
          title="Bring a file in"
          actions={
            <Button kind="primary" onClick={() => void choose()}>
              Choose a file
            </Button>
          }
        >
          Shopify orders are recognised by their columns. Orders, deals, leads, ad spend, products, stock, customers and
          contacts from anywhere else come in through a mapping.
        </Empty>
      )}
      {chosen && (
        <div className={styles.stack}>
          <Card label="File">
            <p className="row">
              <b>{chosen.inspected.file}</b>
              <span className="ink3">
                {number(chosen.inspected.columns.length)} columns,{' '}
                {number(chosen.inspected.bytes / 1e6, { decimals: 1 })} MB
              </span>
              {chosen.inspected.recognised ? (
                <Badge tone="good">Recognised: {chosen.format}</Badge>
              ) : (
                <Badge tone="warn">Needs a mapping</Badge>
              )}
            </p>
          </Card>
          {chosen.map && chosen.format !== 'shopify-orders' && (
            <Mapping
              chosen={{ inspected: chosen.inspected, map: chosen.map }}
              onChange={(map) => setChosen({ ...chosen, map, format: map.format })}
              onTry={() => tryIt(chosen)}
            />
          )}
          <Card title="Dry run" sub="nothing is written yet">
            <Progress job={dryRun} />
            {dryRun.error && <p className="bad">{dryRun.error}</p>}
            {summary && (
              <Stats>
                <Figure label="Create" value={number(summary.created)} size="m" />
                <Figure label="Update" value={number(summary.updated)} size="m" />
                <Figure label="No change" value={number(summary.unchanged)} size="m" />
                <Figure label="Problems" value={number(summary.errorCount)} size="m" />
              </Stats>
            )}
            {!summary && !dryRun.error && dryRun.state !== 'running' && (
              <p className="ink3">Map the columns, then try it.</p>
            )}
          </Card>
          {ready && dryRun.output && <Preview output={dryRun.output} />}
          <Card label="Import">
            <div className="row">
              <span className="ink2">One step in history: undo takes the whole import back, updates included.</span>
              <span className="push row">
                <Button onClick={() => setChosen(null)}>Discard</Button>
                {summary && summary.errorCount > 0 ? (
                  <Button kind="primary" onClick={() => void commit(true)}>
                    Import and leave {number(summary.errorCount)} problems out
                  </Button>
                ) : (
                  <Button kind="primary" disabled={!ready} onClick={() => void commit(false)}>
                    {ready ? 'Import' : 'Import when the dry run ends'}
                  </Button>
                )}
              </span>
            </div>
            <Progress job={run} />
          </Card>
        </div>
      )}
    </Page>
  );
};
