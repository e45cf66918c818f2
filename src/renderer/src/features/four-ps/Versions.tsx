import { useState } from 'react';
import type { Output } from '../../../../shared/contract';
import { useDraft, useRead, useWorkspace, useWrite } from '../../api';
import { moment, money } from '../../format';
import { Await, Button, type Column, DataTable, Dialog, Select, TextField } from '../../ui';
import styles from './four-ps.module.css';
import type { Sheet } from './useSheet';

type Fact = Output<'four-ps.compare'>[number];

const Differences = ({ id, versionId, withId }: { id: string; versionId: string; withId: string | null }) => {
  const { currency } = useWorkspace();
  const query = useRead('four-ps.compare', { id, versionId, withId });
  const text = (fact: Fact, side: string | null) =>
    side === null ? <span className="ink3">–</span> : fact.money ? money(Number(side), currency) : side;
  const value = (fact: Fact, side: string | null) =>
    side !== null && fact.money ? { minor: Number(side), currency } : side;
  const columns: Column<Fact>[] = [
    { key: 'where', header: 'Where', cut: true, value: (fact) => fact.where, cell: (fact) => fact.where },
    {
      key: 'was',
      header: 'Was',
      cut: true,
      value: (fact) => value(fact, fact.was),
      cell: (fact) => text(fact, fact.was),
    },
    {
      key: 'now',
      header: withId === null ? 'Is now' : 'Is',
      cut: true,
      value: (fact) => value(fact, fact.now),
      cell: (fact) => text(fact, fact.now),
    },
  ];
  return (
    <Await query={query}>
      {(facts) => (
        <DataTable
          tight
          columns={columns}
          rows={facts}
          rowKey={(fact) => fact.where}
          label="What differs"
          empty="Nothing differs."
        />
      )}
    </Await>
  );
};

/** Keep the worksheet as it is under a name, and see what has changed since. */
export const Versions = ({ sheet, open, onClose }: { sheet: Sheet; open: boolean; onClose: () => void }) => {
  const { today, timeZone } = useWorkspace();
  const [name, setName] = useDraft('Name of the version', '', sheet.sheet.id);
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const keep = useWrite('four-ps.keepVersion', { quiet: true, done: () => 'Kept the version' });
  const chosen = from ?? sheet.versions[0]?.id ?? null;
  const choices = sheet.versions.map((version) => ({
    value: version.id,
    label: `${version.name}, ${moment(version.at, today, timeZone)}`,
  }));
  return (
    <Dialog open={open} onClose={onClose} title={`Versions of ${sheet.sheet.name}`} width={720}>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '')
            keep.mutate({ id: sheet.sheet.id, name: name.trim() }, { onSuccess: () => setName('') });
        }}
      >
        <TextField
          label="Keep it as it is now under a name"
          placeholder="Before the salon talks"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button submit waits={name.trim() === '' && 'Waits for a name'}>
          Keep
        </Button>
      </form>
      {keep.error && (
        <p className="bad" role="alert">
          {keep.error.message}
        </p>
      )}
      {chosen === null ? (
        <p className="ink3">No version is kept yet.</p>
      ) : (
        <>
          <div className={styles.pair}>
            <Select label="Compare" value={chosen} data={choices} onChange={setFrom} />
            <Select
              label="With"
              value={to ?? ''}
              data={[{ value: '', label: 'As it is now' }, ...choices]}
              onChange={(value) => setTo(value === '' ? null : value)}
            />
          </div>
          <Differences id={sheet.sheet.id} versionId={chosen} withId={to} />
        </>
      )}
    </Dialog>
  );
};
