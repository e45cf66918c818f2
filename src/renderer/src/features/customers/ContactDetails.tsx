import { Link } from '@tanstack/react-router';
import type { Input, Output } from '../../../../shared/contract';
import { useRead, useWrite } from '../../api';
import { InlineEdit, Section } from '../../ui';
import { Detail } from './Detail';
import { RecordSelect } from './RecordSelect';
import { TagsField } from './TagsField';
import { chosen, OPT_CHOICES, ROLE_CHOICES } from './words';

type Contact = Output<'contacts.get'>;
type Patch = Omit<Input<'contacts.update'>, 'id' | 'rev'>;

/** Everything known of a person, edited in place. */
export const ContactDetails = ({ contact }: { contact: Contact }) => {
  const update = useWrite('contacts.update', { quiet: true });
  const people = useRead('people.list', {});
  const save = (patch: Patch): Promise<unknown> => update.mutateAsync({ id: contact.id, ...patch });
  return (
    <Section
      title="Details"
      actions={
        contact.company && (
          <Link className="open s" to="/customers/companies/$id" params={{ id: contact.company.id }}>
            {contact.company.name}
          </Link>
        )
      }
    >
      <Detail name="Name">
        <InlineEdit kind="text" bare needed label="Name" value={contact.name} onSave={(name) => save({ name })} />
      </Detail>
      <Detail name="Company">
        <RecordSelect
          bare
          kind="company"
          label="Company"
          value={contact.company}
          onChange={(company) => save({ companyId: company?.id ?? null })}
        />
      </Detail>
      <Detail name="Role">
        <InlineEdit
          kind="select"
          bare
          clearable
          label="Role"
          value={contact.role}
          options={ROLE_CHOICES}
          onSave={(value) => save({ role: chosen(ROLE_CHOICES, value) ?? null })}
        />
      </Detail>
      <Detail name="Title">
        <InlineEdit
          kind="text"
          bare
          label="Title"
          placeholder="None"
          value={contact.title}
          onSave={(title) => save({ title })}
        />
      </Detail>
      <Detail name="Email">
        <InlineEdit
          kind="text"
          bare
          label="Email"
          placeholder="None"
          value={contact.email}
          onSave={(email) => save({ email })}
        />
      </Detail>
      <Detail name="Phone">
        <InlineEdit
          kind="text"
          bare
          label="Phone"
          placeholder="None"
          value={contact.phone}
          onSave={(phone) => save({ phone })}
        />
      </Detail>
      <Detail name="Opt-in">
        <InlineEdit
          kind="select"
          bare
          label="Opt-in"
          value={contact.optIn}
          options={OPT_CHOICES}
          onSave={(value) => save({ optIn: chosen(OPT_CHOICES, value) ?? contact.optIn })}
        />
      </Detail>
      {contact.optIn !== 'unknown' && (
        <Detail name={contact.optIn === 'yes' ? 'Opted in on' : 'Opted out on'}>
          <InlineEdit
            kind="date"
            bare
            label="Day of the opt-in"
            value={contact.optDay}
            onSave={(optDay) => save({ optDay })}
          />
        </Detail>
      )}
      <Detail name="Owner">
        <InlineEdit
          kind="select"
          bare
          clearable
          label="Owner"
          placeholder="Nobody"
          value={contact.owner?.id ?? null}
          options={(people.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
          onSave={(ownerId) => save({ ownerId })}
        />
      </Detail>
      <Detail name="Tags">
        <TagsField label="Tags" value={contact.tags} onSave={(tags) => save({ tags })} />
      </Detail>
      <Detail name="Notes">
        <InlineEdit
          kind="text"
          bare
          multiline
          label="Notes"
          placeholder="None"
          value={contact.notes}
          onSave={(notes) => save({ notes })}
        />
      </Detail>
    </Section>
  );
};
