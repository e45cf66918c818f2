import { Link } from '@tanstack/react-router';
import type { Input, Output } from '../../../../shared/contract';
import { TandemError } from '../../../../shared/contract/errors';
import { useWrite } from '../../api';
import { number } from '../../format';
import { InlineEdit, Section } from '../../ui';
import { Detail, OwnerDetail, TagsAndNotes, TextDetail } from './Detail';
import styles from './customers.module.css';
import { RecordSelect } from './RecordSelect';
import { useLocations } from './useLocations';
import { chosen, KIND_CHOICES } from './words';

type Company = Output<'companies.get'>;
type Patch = Omit<Input<'companies.update'>, 'id' | 'rev'>;

const REFUSED = 'It must be a whole number of days, or empty.';

/** Everything a company says of itself, edited in place. */
export const CompanyDetails = ({ company }: { company: Company }) => {
  const update = useWrite('companies.update', { quiet: true });
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
      <TextDetail name="Name" needed value={company.name} onSave={(name) => save({ name })} />
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
      <OwnerDetail of={company} save={save} />
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
      <TextDetail name="Domain" value={company.domain} onSave={(domain) => save({ domain })} />
      <TextDetail name="Country" value={company.country} onSave={(country) => save({ country })} />
      <TextDetail name="Address" value={company.address} onSave={(address) => save({ address })} />
      <TextDetail
        name="Reorder days"
        label="Days between orders, by hand"
        placeholder="As the orders say (days)"
        value={company.reorderDays === null ? '' : number(company.reorderDays)}
        onSave={saveRhythm}
      />
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
      <TagsAndNotes of={company} save={save} />
    </Section>
  );
};
