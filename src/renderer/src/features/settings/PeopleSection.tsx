import { IconTrash } from '@tabler/icons-react';
import { ROLE_IDS, type Role } from '../../../../shared/domain/roles';
import type { Person } from '../../../../shared/contract/workspace';
import { useRead, useWrite } from '../../api';
import { ROLE_CHOICES } from '../../format';
import { Await, Badge, Card, type Column, DataTable, IconButton, InlineEdit, Who } from '../../ui';
import { usePreferences } from '../../frame/preferences';
import { useCommentsColumn } from '../comments';
import { AddLine } from './AddLine';

const asRoles = (values: readonly string[]): Role[] => ROLE_IDS.filter((role) => values.includes(role));

/** The team; anyone may wear many hats. */
export const PeopleSection = () => {
  const people = useRead('people.list', {});
  const { preferences } = usePreferences();
  const create = useWrite('people.create', { quiet: true });
  const update = useWrite('people.update', { quiet: true });
  const remove = useWrite('people.remove', { done: () => 'Removed a person' });

  const comments = useCommentsColumn<Person>('person', ({ id, name: of }) => ({ id, of }));

  const columns: Column<Person>[] = [
    {
      key: 'who',
      header: <span className="unseen">Badge</span>,
      width: 44,
      value: null,
      cell: (person) => <Who person={person} large />,
    },
    {
      key: 'name',
      header: 'Name',
      width: 200,
      value: (person) => person.name,
      cell: (person) => (
        <InlineEdit
          kind="text"
          bare
          needed
          label={`Name of ${person.name}`}
          value={person.name}
          onSave={(name) => update.mutateAsync({ id: person.id, name })}
        />
      ),
    },
    {
      key: 'roles',
      header: 'Roles',
      value: (person) =>
        person.roles.map((role) => ROLE_CHOICES.find(({ value }) => value === role)?.label ?? role).join(', '),
      cell: (person) => (
        <InlineEdit
          kind="many"
          bare
          label={`Roles of ${person.name}`}
          placeholder="No role yet"
          value={person.roles}
          options={ROLE_CHOICES}
          onSave={(roles) => update.mutateAsync({ id: person.id, roles: asRoles(roles) })}
        />
      ),
    },
    {
      key: 'me',
      header: <span className="unseen">You</span>,
      width: 52,
      value: null,
      cell: (person) => (person.id === preferences?.personId ? <Badge tone="accent">You</Badge> : null),
    },
    comments.column,
    {
      key: 'remove',
      header: <span className="unseen">Remove</span>,
      width: 56,
      value: null,
      cell: (person) => (
        <IconButton
          small
          icon={IconTrash}
          label={`Remove ${person.name}`}
          onClick={() => remove.mutate({ id: person.id })}
        />
      ),
    },
  ];
  return (
    <Card title="People" sub="roles choose what Home shows first and lock nothing" pad={false}>
      <Await query={people}>
        {(list) => (
          <DataTable
            label="People"
            columns={columns}
            rows={list}
            rowKey={(person) => person.id}
            under={comments.under}
            empty="Nobody yet."
          />
        )}
      </Await>
      <AddLine
        label="New person"
        placeholder="Add a person"
        onAdd={(name) => create.mutateAsync({ name, roles: [] })}
      />
    </Card>
  );
};
