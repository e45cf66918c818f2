import { Link } from '@tanstack/react-router';
import type { Input, Output } from '../../../../shared/contract';
import { TandemError } from '../../../../shared/contract/errors';
import { useRead, useWrite } from '../../api';
import { number } from '../../format';
import { InlineEdit, Section } from '../../ui';
import { Detail } from './Detail';
import styles from './customers.module.css';
import { RecordSelect } from './RecordSelect';
import { TagsField } from './TagsField';
import { useLocations } from './useLocations';
import { chosen, KIND_CHOICES } from './words';

type Company = Output<'companies.get'>;
type Patch = Omit<Input<'companies.update'>, 'id' | 'rev'>;

const REFUSED = 'It must be a whole number of days, or empty.';

/** Everything a company says of itself, edited in place. */
export const CompanyDetails = ({ company }: { company: Company }) => {
  const update = useWrite('companies.update', { quiet: true });
  const people = useRead('people.list', {});
  const channels = useLocations();
  const save = (patch: Patch): Promise<unknown> => update.mutateAsync({ id: company.id, ...patch });
  const saveRhythm = (text: string): Promise<unknown> => {
    if (text === '') return save({ reorderDays: null });
    const days = Number(text);
    return Number.isInteger(days) && days > 0
      ? save({ reorderDays: days })
      : Promise.reject(new TandemError('bad-input', REFUSED));
  };
  return (
    <Section title="Details">
      <Detail name="Name">
        <InlineEdit kind="text" bare needed label="Name" value={company.name} onSave={(name) => save({ name })} />
      </Detail>
      <Detail name="Kind">
        <InlineEdit
          kind="select"
          bare
          clearable
          label="Kind"
          value={company.kind}
          options={KIND_CHOICES}
          onSave={(value) => save({ kind: chosen(KIND_CHOICES, value) ?? null })}
        />
      </Detail>
      <Detail name="Owner">
        <InlineEdit
          kind="select"
          bare
          clearable
          label="Owner"
          placeholder="Nobody"
          value={company.owner?.id ?? null}
          options={(people.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
          onSave={(ownerId) => save({ ownerId })}
        />
      </Detail>
      <Detail name="Parent company">
        <RecordSelect
          bare
          kind="company"
          label="Parent company"
          value={company.parent}
          except={company.id}
          onChange={(parent) => save({ parentId: parent?.id ?? null })}
        />
      </Detail>
      {company.children.length > 0 && (
        <Detail name="Under it">
          <span className={styles.parties}>
            {company.children.map((child) => (
              <Link key={child.id} to="/customers/companies/$id" params={{ id: child.id }}>
                {child.name}
              </Link>
            ))}
          </span>
        </Detail>
      )}
      <Detail name="Sales channel">
        <InlineEdit
          kind="select"
          bare
          clearable
          label="Sales channel"
          value={company.channel?.id ?? null}
          options={channels}
          onSave={(channelId) => save({ channelId })}
        />
      </Detail>
      <Detail name="Domain">
        <InlineEdit
          kind="text"
          bare
          label="Domain"
          placeholder="None"
          value={company.domain}
          onSave={(domain) => save({ domain })}
        />
      </Detail>
      <Detail name="Country">
        <InlineEdit
          kind="text"
          bare
          label="Country"
          placeholder="None"
          value={company.country}
          onSave={(country) => save({ country })}
        />
      </Detail>
      <Detail name="Address">
        <InlineEdit
          kind="text"
          bare
          label="Address"
          placeholder="None"
          value={company.address}
          onSave={(address) => save({ address })}
        />
      </Detail>
      <Detail name="Reorders every">
        <InlineEdit
          kind="text"
          bare
          label="Days between orders, by hand"
          placeholder="As the orders say (days)"
          value={company.reorderDays === null ? '' : number(company.reorderDays)}
          onSave={saveRhythm}
        />
      </Detail>
      <Detail name="Renewal">
        <InlineEdit
          kind="date"
          bare
          label="Renewal"
          placeholder="None"
          value={company.renewalDay}
          onSave={(renewalDay) => save({ renewalDay })}
        />
      </Detail>
      <Detail name="Tags">
        <TagsField label="Tags" value={company.tags} onSave={(tags) => save({ tags })} />
      </Detail>
      <Detail name="Notes">
        <InlineEdit
          kind="text"
          bare
          multiline
          label="Notes"
          placeholder="None"
          value={company.notes}
          onSave={(notes) => save({ notes })}
        />
      </Detail>
    </Section>
  );
};
