import { useRead, useWorkspace } from '../../api';
import { DateField, MultiSelect, Select, TextField } from '../../ui';
import styles from './customers.module.css';
import { RecordSelect } from './RecordSelect';
import { useLocations } from './useLocations';
import { useProducts } from './useProducts';
import type { Log, LogContext } from './useLog';

const isOfRecord = (context: LogContext): boolean => Object.values(context).some((id) => id !== undefined);

/** The rest of an activity: when, who, with whom, outcome, cost, next step. */
export const LogMore = ({ line, context, hasPlace }: { line: Log; context: LogContext; hasPlace: boolean }) => {
  const { draft, set } = line;
  const { currency } = useWorkspace();
  const people = useRead('people.list', {});
  const products = useProducts();
  const locations = useLocations();
  return (
    <div className={styles.logMore}>
      <DateField label="Day" value={draft.day} onChange={(day) => set({ day })} />
      <TextField
        label="Time"
        type="time"
        value={draft.time}
        onChange={(event) => set({ time: event.currentTarget.value })}
      />
      <MultiSelect
        label="People of ours"
        placeholder={draft.people === null ? 'Me' : undefined}
        data={(people.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
        value={draft.people ?? []}
        onChange={(chosen) => set({ people: chosen })}
      />
      {!isOfRecord(context) && (
        <RecordSelect
          labelled
          kind="company"
          label="Company"
          value={draft.company}
          onChange={(company) => set({ company })}
        />
      )}
      {context.contactId === undefined && (
        <RecordSelect
          labelled
          kind="contact"
          label="Contact"
          value={draft.contact}
          onChange={(contact) => set({ contact })}
        />
      )}
      {!hasPlace && (
        <Select
          label="Where"
          placeholder="None"
          searchable
          data={locations}
          value={draft.channelId}
          onChange={(channelId) => set({ channelId })}
        />
      )}
      <Select
        label="Product"
        placeholder="None"
        searchable
        data={products}
        value={draft.productId}
        onChange={(productId) => set({ productId })}
      />
      <TextField
        label="Outcome"
        value={draft.outcome}
        onChange={(event) => set({ outcome: event.currentTarget.value })}
      />
      <TextField
        label={`Cost, ${currency}`}
        inputMode="decimal"
        value={draft.cost}
        onChange={(event) => set({ cost: event.currentTarget.value })}
      />
      <TextField
        label="Next step"
        value={draft.nextStep}
        onChange={(event) => set({ nextStep: event.currentTarget.value })}
      />
      <DateField
        label="Next step on"
        clearable
        value={draft.nextStepDay}
        onChange={(nextStepDay) => set({ nextStepDay })}
      />
    </div>
  );
};
