import { useState } from 'react';
import type { Output } from '../../../../../shared/contract';
import type { BundleChoice } from '../../../../../shared/contract/bundle';
import { call, sentence, useJob } from '../../../api';
import { plural } from '../../../format';
import { showError, showNote, showUndo } from '../../../ui';

export type Preview = Output<'bundle.preview'>;
export type Side = BundleChoice['take'];
type Chosen = ReadonlyMap<string, BundleChoice>;

export const choiceKey = (table: string, id: string, field: string): string => `${table}/${id}/${field}`;

/** The conflicts of a preview that can be decided one by one. */
export const conflictKeys = (preview: Preview): string[] => [
  ...preview.records.flatMap((record) => {
    if (record.settled || record.conflict === 'taken') return [];
    if (record.conflict !== null) return [choiceKey(record.table, record.id, '')];
    return record.fields
      .filter(({ outcome }) => outcome === 'conflict')
      .map(({ field }) => choiceKey(record.table, record.id, field));
  }),
  ...preview.imports.filter(({ conflicts }) => conflicts > 0).map(({ id }) => choiceKey('imports', id, '')),
];

const summary = (applied: Output<'bundle.apply'>): string => {
  const parts = [
    applied.added > 0 && `${plural(applied.added, 'record')} added`,
    applied.changed > 0 && `${applied.changed} changed`,
    applied.removed > 0 && `${applied.removed} removed`,
    applied.facts > 0 && `${plural(applied.facts, 'imported row')} brought in`,
    applied.kept > 0 && `${plural(applied.kept, 'conflict')} kept as here`,
  ].filter((part) => part !== false);
  return `${parts.join(', ')}.`.replace(/^./, (letter) => letter.toUpperCase());
};

/** A teammate's bundle on its way in: chosen, seen, decided, taken. */
export const useTogether = () => {
  const look = useJob('bundle.preview');
  const take = useJob('bundle.apply');
  const [file, setFile] = useState<string | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [chosen, setChosen] = useState<Chosen>(new Map());
  const [rest, setRest] = useState<Side | null>(null);

  const close = (): void => {
    setFile(null);
    setPreview(null);
    setChosen(new Map());
    setRest(null);
  };
  const choose = async (): Promise<void> => {
    try {
      const { paths } = await call('app.chooseFiles', {
        title: 'Choose a teammate’s changes',
        extensions: ['changes'],
      });
      const [path] = paths;
      if (path === undefined) return;
      const found = await look.run({ file: path }, (error) => showError(error.message));
      if (!found) return;
      close();
      setFile(path);
      setPreview(found);
    } catch (error) {
      showError(sentence(error));
    }
  };
  /** Compares anew what is open, after something changed here. */
  const again = async (): Promise<void> => {
    if (file === null) return;
    const found = await look.run({ file }, (error) => showError(error.message));
    if (found) setPreview(found);
  };
  const pick = (table: string, id: string, field: string, side: Side): void =>
    setChosen((was) => new Map(was).set(choiceKey(table, id, field), { table, id, field, take: side }));
  const bringIn = async (): Promise<void> => {
    if (file === null) return;
    const applied = await take.run({ file, choices: [...chosen.values()], rest }, (error) => showError(error.message));
    if (!applied) return;
    if (applied.label === null) showNote('Everything in it was here already. Nothing was changed.');
    else showUndo(summary(applied));
    close();
  };
  const open =
    preview === null || rest !== null
      ? 0
      : preview.counts.conflicts - conflictKeys(preview).filter((key) => chosen.has(key)).length;
  return { preview, chosen, rest, setRest, open, look, take, choose, again, pick, bringIn, close };
};
export type Together = ReturnType<typeof useTogether>;
