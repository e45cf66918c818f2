import { Link } from '@tanstack/react-router';
import type { Input, Output } from '../../../../shared/contract';
import { useWrite } from '../../api';
import { InlineEdit, Section } from '../../ui';
import { Detail, OwnerDetail, TagsAndNotes, TextDetail } from './Detail';
import { RecordSelect } from './RecordSelect';
import { chosen, OPT_CHOICES, ROLE_CHOICES } from './words';

type Contact = Output<'contacts.get'>;
type Patch = Omit<Input<'contacts.update'>, 'id' | 'rev'>;

/** Everything known of a person, edited in place. */
export const ContactDetails = ({ contact }: { contact: Contact }) => {
  const update = useWrite('contacts.update', { quiet: true });
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
      <TextDetail name="Name" needed value={contact.name} onSave={(name) => save({ name })} />
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
      <TextDetail name="Title" value={contact.title} onSave={(title) => save({ title })} />
      <TextDetail name="Email" value={contact.email} onSave={(email) => save({ email })} />
      <TextDetail name="Phone" value={contact.phone} onSave={(phone) => save({ phone })} />
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
      <OwnerDetail of={contact} save={save} />
      <TagsAndNotes of={contact} save={save} />
    </Section>
  );
};
