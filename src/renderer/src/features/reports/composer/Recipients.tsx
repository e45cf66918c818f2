import { IconPlus, IconTrash, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../../../shared/contract';
import type { RecipientGroup } from '../../../../../shared/contract/updates';
import {
  LOCALE_IDS,
  LOCALES,
  type Rule,
  RUNWAY,
  type Treatment,
  TREATMENT_IDS,
  TREATMENTS,
} from '../../../../../shared/domain/investor';
import type { Period } from '../../../../../shared/domain/period';
import { useRead, useWrite } from '../../../api';
import { Button, buttonClass, Dialog, IconButton, InlineEdit, Select } from '../../../ui';
import { askedFor, CommentsLine } from '../../comments';
import styles from './composer.module.css';
import { Reveals } from './Reveals';

type Groups = Output<'updates.groups'>;
const OWN = 'own';

const Rules = ({ group, period }: { group: RecipientGroup; period: Period }) => {
  const set = useWrite('updates.setGroup');
  const catalogue = useRead('metrics.catalogue', { period: period.id });
  const figures = [
    ...(catalogue.data ?? []).map(({ definition }) => ({ value: definition.id, label: definition.name })),
    { value: RUNWAY, label: 'Runway (cash and burn)' },
  ];
  const nameOf = (metric: string): string => figures.find((one) => one.value === metric)?.label ?? metric;
  const { rules } = group;
  const save = (next: Rule[]): void => set.mutate({ id: group.id, rules: next });
  const free = figures.filter((one) => !rules.some((rule) => rule.metric === one.value));
  const treatments = (metric: string) =>
    TREATMENT_IDS.filter((id) => metric !== RUNWAY || id !== 'indexed').map((id) => ({
      value: id,
      label: TREATMENTS[id],
    }));
  return (
    <div className={styles.form}>
      {rules.map((rule) => (
        <div key={rule.metric} className={styles.rule}>
          <span>{nameOf(rule.metric)}</span>
          <Select
            small
            aria-label={`How ${nameOf(rule.metric)} is shown`}
            data={treatments(rule.metric)}
            value={rule.treatment}
            onChange={(next) =>
              save(
                rules.map((one) =>
                  one.metric === rule.metric ? { ...one, treatment: (next ?? 'hidden') as Treatment } : one,
                ),
              )
            }
          />
          <IconButton
            small
            icon={IconX}
            label={`Show ${nameOf(rule.metric)} as it is`}
            onClick={() => save(rules.filter((one) => one !== rule))}
          />
        </div>
      ))}
      <Select
        label="Keep a figure back"
        placeholder="Choose a figure"
        searchable
        data={free}
        value={null}
        onChange={(metric) => metric !== null && save([...rules, { metric, treatment: 'hidden' }])}
      />
      {rules.length > 0 && <Reveals period={period} groupId={group.id} />}
      <p className="s ink3">
        Rounded to two digits, indexed with the period before as 100, or hidden: in tables, charts, stories, sentences
        and notes. Words that you type stay as you type them; an amount in them that is kept back is pointed out.
      </p>
    </div>
  );
};

const Group = ({ group, period, onRemove }: { group: RecipientGroup; period: Period; onRemove: () => void }) => {
  const set = useWrite('updates.setGroup', { quiet: true });
  const locale = useWrite('updates.setGroup');
  return (
    <div className={styles.form}>
      <InlineEdit
        kind="text"
        needed
        label="Name of the group"
        value={group.name}
        onSave={(name) => set.mutateAsync({ id: group.id, name })}
      />
      <InlineEdit
        kind="text"
        multiline
        about={group.id}
        label={`People of ${group.name}`}
        placeholder="Who gets it, one name a line"
        value={group.people}
        onSave={(people) => set.mutateAsync({ id: group.id, people })}
      />
      <Select
        label="Numbers and dates as in"
        data={[{ value: OWN, label: 'This computer' }, ...LOCALE_IDS.map((id) => ({ value: id, label: LOCALES[id] }))]}
        value={group.locale ?? OWN}
        onChange={(next) => locale.mutate({ id: group.id, locale: LOCALE_IDS.find((id) => id === next) ?? null })}
      />
      <Rules group={group} period={period} />
      <CommentsLine entity="readers" id={group.id} of={group.name} />
      <div>
        <Button small icon={IconTrash} onClick={onRemove}>
          Remove the group
        </Button>
      </div>
    </div>
  );
};

/** Who gets updates, and what each of them gets to see. */
export const Recipients = ({
  open,
  onClose,
  groups,
  period,
}: {
  open: boolean;
  onClose: () => void;
  groups: Groups;
  period: Period;
}) => {
  const [chosen, setChosen] = useState<string | null>(() => askedFor('readers'));
  const add = useWrite('updates.addGroup', { done: (_output, { name }) => `Added ${name}` });
  const remove = useWrite('updates.removeGroup', { done: () => 'Removed the group' });
  const group = groups.find((one) => one.id === chosen) ?? groups[0];
  const fresh = (): string => {
    const taken = new Set(groups.map((one) => one.name));
    for (let index = groups.length + 1; ; index += 1) if (!taken.has(`Readers ${index}`)) return `Readers ${index}`;
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Recipients"
      width={720}
      actions={<Button onClick={onClose}>Done</Button>}
    >
      <div className={styles.groups}>
        <ul className={styles.groupList} aria-label="Groups of recipients">
          {groups.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                className={buttonClass({ kind: one === group ? 'plain' : 'quiet' })}
                aria-current={one === group ? 'true' : undefined}
                onClick={() => setChosen(one.id)}
              >
                {one.name}
              </button>
            </li>
          ))}
          <li>
            <Button
              kind="quiet"
              icon={IconPlus}
              onClick={() => add.mutate({ name: fresh() }, { onSuccess: ({ id }) => setChosen(id) })}
            >
              Add a group
            </Button>
          </li>
        </ul>
        {group ? (
          <Group key={group.id} group={group} period={period} onRemove={() => remove.mutate({ id: group.id })} />
        ) : (
          <p className="ink2">
            A group has people, and rules for the figures that are not for everybody: rounded, indexed or hidden.
          </p>
        )}
      </div>
    </Dialog>
  );
};
