import { useState } from 'react';
import type { ImportMap } from '../../../../../shared/contract/imports';
import { call, sentence, useRead, useWrite } from '../../../api';
import { Button, Dialog, Menu, type MenuItem, showError, showNote, TextField } from '../../../ui';
import { type Entry, fileName } from './useImport';

/** Keeps a mapping for the next file of its kind, here or as a file, and takes one that was kept. */
export const MapMenu = ({ entry, onChange }: { entry: Entry; onChange: (map: ImportMap) => void }) => {
  const [naming, setNaming] = useState<string | null>(null);
  const maps = useRead('imports.maps', {});
  const save = useWrite('imports.saveMap', { done: (_output, input) => `Saved the mapping ${input.name}` });
  const { map } = entry;
  if (!map) return null;
  const toFile = async (): Promise<void> => {
    try {
      const { path } = await call('app.saveText', {
        title: 'Save the mapping',
        name: `${fileName(entry).replace(/\.\w+$/, '')}.map.json`,
        extension: 'json',
        text: `${JSON.stringify(map, null, 2)}\n`,
      });
      if (path !== null) showNote(`Saved the mapping to ${path}.`);
    } catch (error) {
      showError(sentence(error));
    }
  };
  const fromFile = async (): Promise<void> => {
    try {
      const { paths } = await call('app.chooseFiles', { title: 'Choose a mapping', extensions: ['json'] });
      if (paths[0] !== undefined) onChange(await call('imports.readMap', { path: paths[0] }));
    } catch (error) {
      showError(sentence(error));
    }
  };
  const kept: MenuItem[] = (maps.data ?? []).map((one) => ({ label: one.name, onSelect: () => onChange(one.map) }));
  return (
    <>
      <Menu
        label="Mapping"
        position="bottom-end"
        items={[
          { label: 'Save as template…', onSelect: () => setNaming(fileName(entry).replace(/\.\w+$/, '')) },
          { label: 'Save to a file…', onSelect: () => void toFile() },
          { label: 'Load from a file…', onSelect: () => void fromFile() },
          ...(kept.length > 0 ? ['line' as const, { heading: 'Templates' }, ...kept] : []),
        ]}
      >
        <Button small>Template</Button>
      </Menu>
      <Dialog title="Save this mapping as a template" open={naming !== null} onClose={() => setNaming(null)}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (naming?.trim()) save.mutate({ name: naming.trim(), map }, { onSuccess: () => setNaming(null) });
          }}
        >
          <TextField
            label="Name"
            data-autofocus
            value={naming ?? ''}
            onChange={(event) => setNaming(event.currentTarget.value)}
          />
          <p className="row" style={{ marginTop: 'var(--space-4)' }}>
            <span className="push" />
            <Button onClick={() => setNaming(null)}>Not now</Button>
            <Button kind="primary" submit>
              Save
            </Button>
          </p>
        </form>
      </Dialog>
    </>
  );
};
