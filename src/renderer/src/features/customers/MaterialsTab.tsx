import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { MaterialRow } from '../../../../shared/contract/activities';
import { useRead, useWrite } from '../../api';
import { changedWords, number, plural } from '../../format';
import { Await, Button, Card, type Column, DataTable, Day, IconButton, InlineEdit } from '../../ui';
import { Comments } from '../comments';
import { HouseNote } from '../content/HouseNote';
import { BulkBar } from './BulkBar';
import styles from './customers.module.css';
import { useSelection } from './useSelection';
import { Timeline } from './Timeline';
import { chosen, MATERIAL_CHOICES } from './words';

/** The library: what can be sent, its version, and who got it when. */
export const MaterialsTab = () => {
  const list = useRead('materials.list', {});
  const update = useWrite('materials.update', { quiet: true });
  const remove = useWrite('materials.remove', { done: () => 'Removed the material' });
  const bulk = useWrite('materials.bulk', {
    done: ({ changed }, { remove: gone }) =>
      gone ? `Removed ${plural(changed, 'material')}` : changedWords(changed, 'material'),
  });
  const selection = useSelection<MaterialRow>(
    (row) => row.id,
    (row) => row.title,
    list.data ?? [],
  );
  const [open, setOpen] = useState<string | null>(null);
  const save = (
    id: string,
    patch: Partial<Pick<MaterialRow, 'title' | 'kind' | 'link' | 'version'>>,
  ): Promise<unknown> => update.mutateAsync({ id, ...patch });
  const columns: Column<MaterialRow>[] = [
    selection.column,
    {
      key: 'title',
      header: 'Material',
      cut: true,
      value: (row) => row.title,
      cell: (row) => (
        <InlineEdit
          kind="text"
          bare
          needed
          label={`Title of ${row.title}`}
          value={row.title}
          onSave={(title) => save(row.id, { title })}
        />
      ),
    },
    {
      key: 'kind',
      header: 'Kind',
      width: 136,
      value: (row) => MATERIAL_CHOICES.find(({ value }) => value === row.kind)?.label,
      cell: (row) => (
        <InlineEdit
          kind="select"
          bare
          label={`Kind of ${row.title}`}
          value={row.kind}
          options={MATERIAL_CHOICES}
          onSave={(value) => save(row.id, { kind: chosen(MATERIAL_CHOICES, value) ?? row.kind })}
        />
      ),
    },
    {
      key: 'link',
      header: 'Link or file',
      width: 216,
      value: (row) => row.link,
      cell: (row) => (
        <InlineEdit
          kind="text"
          bare
          label={`Link or file of ${row.title}`}
          placeholder="None"
          value={row.link}
          onSave={(link) => save(row.id, { link })}
        />
      ),
    },
    {
      key: 'version',
      header: 'Version',
      width: 88,
      value: (row) => row.version,
      cell: (row) => (
        <InlineEdit
          kind="text"
          bare
          label={`Version of ${row.title}`}
          value={row.version}
          onSave={(version) => save(row.id, { version })}
        />
      ),
    },
    {
      key: 'sent',
      header: 'Sent',
      numeric: true,
      width: 64,
      value: (row) => row.sent,
      cell: (row) => (
        <button
          type="button"
          className={styles.link}
          aria-expanded={open === row.id}
          aria-label={`Who got ${row.title}: ${number(row.sent)}`}
          onClick={() => setOpen(open === row.id ? null : row.id)}
        >
          {number(row.sent)}
        </button>
      ),
    },
    {
      key: 'last',
      header: 'Last sent',
      width: 96,
      value: (row) => row.lastSentDay,
      cell: (row) => <Day day={row.lastSentDay} />,
    },
    {
      key: 'remove',
      header: <span className="unseen">Remove</span>,
      width: 40,
      value: null,
      cell: (row) => (
        <IconButton
          small
          icon={IconTrash}
          label={`Remove ${row.title}`}
          onClick={() => remove.mutate({ id: row.id })}
        />
      ),
    },
  ];
  return (
    <div className={styles.scroll}>
      <Await query={list}>
        {(rows) => (
          <>
            <Card label="Message house">
              <HouseNote />
            </Card>
            {selection.ids.length > 0 && (
              <BulkBar
                count={selection.ids.length}
                noun={['material', 'materials']}
                owned={false}
                choice={{ label: 'Kind', options: MATERIAL_CHOICES, needed: true }}
                onClear={selection.clear}
                onChange={({ choice }) => {
                  const kind = chosen(MATERIAL_CHOICES, choice ?? undefined);
                  if (kind) bulk.mutate({ ids: selection.ids, kind });
                }}
                more={
                  <Button small onClick={() => bulk.mutate({ ids: selection.ids, remove: true })}>
                    Remove
                  </Button>
                }
              />
            )}
            <Card label="Materials" pad={false}>
              <DataTable
                columns={columns}
                rows={rows}
                rowKey={(row) => row.id}
                chosen={selection.ids}
                label="Materials"
                under={(row) =>
                  open === row.id ? (
                    <>
                      <Timeline
                        filter={{ materialId: row.id }}
                        empty="Nobody has got it yet. Log “Material sent” on a company or a contact."
                      />
                      <Comments entity="material" id={row.id} />
                    </>
                  ) : null
                }
                empty="Decks, price lists and how-tos that you send to customers. Write a title in the line above and press Enter."
              />
            </Card>
          </>
        )}
      </Await>
    </div>
  );
};
