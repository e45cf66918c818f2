import type { Input } from '../../../../shared/contract';
import type { ActivityRow } from '../../../../shared/contract/activities';
import { useRead, useWorkspace, useWrite } from '../../api';
import { InlineEdit } from '../../ui';
import styles from './customers.module.css';
import { Detail } from './Detail';
import { RecordSelect } from './RecordSelect';
import { useLocations } from './useLocations';
import { useProducts } from './useProducts';
import { ACTIVITY_CHOICES, chosen } from './words';

type Patch = Omit<Input<'activities.update'>, 'id'>;

/** Every field of an activity, edited in place. */
export const ActivityEdit = ({ activity }: { activity: ActivityRow }) => {
  const { currency } = useWorkspace();
  const update = useWrite('activities.update', { quiet: true });
  const people = useRead('people.list', {});
  const materials = useRead('materials.list', {});
  const products = useProducts();
  const locations = useLocations();
  const save = (patch: Patch): Promise<unknown> => update.mutateAsync({ id: activity.id, ...patch });
  return (
    <div className={styles.edit}>
      <Detail name="Kind">
        <InlineEdit
          kind="select"
          bare
          label="Kind"
          value={activity.kind}
          options={ACTIVITY_CHOICES}
          onSave={(value) => save({ kind: chosen(ACTIVITY_CHOICES, value) })}
        />
      </Detail>
      <Detail name="Day">
        <InlineEdit
          kind="date"
          bare
          label="Day"
          clearable={false}
          value={activity.day}
          onSave={(day) => save({ day: day ?? activity.day })}
        />
      </Detail>
      <Detail name="Time">
        <InlineEdit
          kind="text"
          bare
          label="Time"
          placeholder="14:30"
          value={activity.time ?? ''}
          onSave={(time) => save({ time: time === '' ? null : time })}
        />
      </Detail>
      <Detail name="People of ours">
        <InlineEdit
          kind="many"
          bare
          label="People of ours"
          placeholder="Nobody"
          value={activity.people.map((one) => one.id)}
          options={(people.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
          onSave={(personIds) => save({ personIds })}
        />
      </Detail>
      <Detail name="Company">
        <RecordSelect
          bare
          kind="company"
          label="Company"
          value={activity.company}
          onChange={(company) => save({ companyId: company?.id ?? null })}
        />
      </Detail>
      <Detail name="Contact">
        <RecordSelect
          bare
          kind="contact"
          label="Contact"
          value={activity.contact}
          onChange={(contact) => save({ contactId: contact?.id ?? null })}
        />
      </Detail>
      <Detail name="Where">
        <InlineEdit
          kind="select"
          bare
          clearable
          label="Where"
          value={activity.channel?.id ?? null}
          options={locations}
          onSave={(channelId) => save({ channelId })}
        />
      </Detail>
      <Detail name="Product">
        <InlineEdit
          kind="select"
          bare
          clearable
          label="Product"
          value={activity.product?.id ?? null}
          options={products}
          onSave={(productId) => save({ productId })}
        />
      </Detail>
      {activity.kind === 'material-sent' && (
        <Detail name="Material">
          <InlineEdit
            kind="select"
            bare
            clearable
            label="Material"
            value={activity.material?.id ?? null}
            options={(materials.data ?? []).map((one) => ({ value: one.id, label: one.title }))}
            onSave={(materialId) => save({ materialId })}
          />
        </Detail>
      )}
      <Detail name="Cost">
        <InlineEdit
          kind="money"
          bare
          label="Cost"
          placeholder="None"
          currency={activity.costMinor === null ? currency : activity.currency}
          value={activity.costMinor}
          onSave={(costMinor) => save({ costMinor })}
        />
      </Detail>
      <Detail name="Outcome">
        <InlineEdit
          kind="text"
          bare
          label="Outcome"
          placeholder="None"
          value={activity.outcome}
          onSave={(outcome) => save({ outcome })}
        />
      </Detail>
      <Detail name="Next step">
        <InlineEdit
          kind="text"
          bare
          label="Next step"
          placeholder="None"
          value={activity.nextStep ?? ''}
          onSave={(nextStep) => save({ nextStep })}
        />
      </Detail>
      <Detail name="Next step on">
        <InlineEdit
          kind="date"
          bare
          label="Next step on"
          value={activity.nextStepDay}
          onSave={(nextStepDay) => save({ nextStepDay })}
        />
      </Detail>
      <div className={styles.wide}>
        <InlineEdit
          kind="text"
          bare
          multiline
          about={activity.id}
          label="What was said"
          placeholder="What was said"
          value={activity.text}
          onSave={(text) => save({ text })}
        />
      </div>
    </div>
  );
};
