import { useForm } from '@mantine/form';
import { IconFileImport, IconPlayerPlay, IconSquarePlus } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { Output } from '../../../../shared/contract';
import { useForgetEverything, useJob } from '../../api';
import { currencyChoices, MONTH_CHOICES, ROLE_CHOICES, timeZoneChoices, WEEKDAY_CHOICES } from '../../format';
import { Mark } from '../../frame/Mark';
import { useStart } from '../../frame/start';
import { Button, MultiSelect, Progress, Select, TextField } from '../../ui';
import { FirstChoice } from './FirstChoice';
import { Rescue } from './Rescue';
import styles from './FirstRun.module.css';
import { type FirstRunValues, type FirstStep, startValues, toInput } from './values';

export type FirstRunProps = {
  state: Output<'app.state'>;
  /** Back to the workspace that is open, when there is one. */
  onCancel?: () => void;
  /** Called with the address on which the new workspace is to open. */
  onBegin: (address: string) => void;
  onDone: () => void;
};

/** Name the company, say who you are, begin: one page, under a minute. */
export const FirstRun = ({ state, onCancel, onBegin, onDone }: FirstRunProps) => {
  const { openWorkspace } = useStart();
  const forget = useForgetEverything();
  const create = useJob('app.createWorkspace');
  const [step, setStep] = useState<FirstStep | null>(null);
  const form = useForm<FirstRunValues>({
    initialValues: startValues(state.defaults),
    validate: {
      name: (name) => (name.trim() === '' ? 'Name the company first.' : null),
      me: (me) => (me.trim() === '' ? 'Say who you are.' : null),
    },
  });
  const working = create.state === 'running';

  const firstField = form.getInputNode;
  const begun = useRef(false);
  useEffect(() => {
    // Once: whoever is typing in another field by now must not be taken out of it.
    if (!begun.current) firstField('name')?.focus();
    begun.current = true;
  }, [firstField]);

  const begin = async (next: FirstStep): Promise<void> => {
    // The sample answers for itself; everything else starts from what is written here.
    if (next !== 'sample') {
      const { errors, hasErrors } = form.validate();
      if (hasErrors) {
        form.getInputNode(Object.keys(errors)[0] ?? 'name')?.focus();
        return;
      }
    }
    setStep(next);
    const address = next === 'import' ? '#/data/import' : '#/';
    onBegin(address);
    const made = await create.run(toInput(form.getValues(), next));
    if (made === null) {
      onBegin('#/');
      return;
    }
    window.location.hash = address;
    onDone();
    await forget();
  };

  return (
    <form
      className={styles.page}
      aria-label="A new workspace"
      onSubmit={(event) => {
        event.preventDefault();
        void begin('empty');
      }}
    >
      <title>Tandem</title>
      <header className={styles.head}>
        <Mark size={32} />
        <h1>{onCancel ? 'A new workspace' : 'Welcome to Tandem'}</h1>
        <p>Sales and marketing in one place, on this computer only. Everything here can be changed later.</p>
      </header>
      {state.problem && (
        <p role="alert" className={styles.problem}>
          {state.problem}
        </p>
      )}
      {state.problem && <Rescue />}
      <fieldset className={styles.fields} disabled={working}>
        <legend className="unseen">Company</legend>
        <TextField label="Company" placeholder="Halo & Vine" className={styles.whole} {...form.getInputProps('name')} />
        <Select label="Currency" data={currencyChoices()} searchable {...form.getInputProps('currency')} />
        <Select label="Weeks start on" data={WEEKDAY_CHOICES} {...form.getInputProps('weekStart')} />
        <TextField label="Your name" placeholder="Maren Oduya" {...form.getInputProps('me')} />
        <MultiSelect label="Your roles" data={ROLE_CHOICES} searchable {...form.getInputProps('roles')} />
        <details className={styles.whole}>
          <summary>Fiscal year and time zone</summary>
          <div className={styles.fields}>
            <Select label="Fiscal year starts in" data={MONTH_CHOICES} {...form.getInputProps('fiscalYearStart')} />
            <Select
              label="Time zone"
              data={timeZoneChoices(state.defaults.timeZone)}
              searchable
              {...form.getInputProps('timeZone')}
            />
          </div>
        </details>
      </fieldset>
      <div className={styles.choices}>
        <FirstChoice
          icon={IconPlayerPlay}
          title="Open the sample"
          text="Sixteen months of a hair-care brand, to look around in."
          disabled={working}
          onClick={() => void begin('sample')}
        />
        <FirstChoice
          icon={IconFileImport}
          title="Import files"
          text="Orders, deals, leads or spend, as your tools export them."
          disabled={working}
          onClick={() => void begin('import')}
        />
        <FirstChoice
          submit
          icon={IconSquarePlus}
          title="Start empty"
          text="Add a first deal or target by hand."
          disabled={working}
        />
      </div>
      <Progress job={create} label={step === 'sample' ? 'Making the sample workspace' : 'Making the workspace'} />
      <footer className={styles.foot}>
        <Button kind="quiet" small disabled={working} onClick={() => openWorkspace()}>
          Open a workspace file…
        </Button>
        {state.recent.slice(0, 3).map((one) => (
          <Button key={one.path} kind="quiet" small disabled={working} onClick={() => openWorkspace(one.path)}>
            {one.name}
          </Button>
        ))}
        {onCancel && (
          <Button kind="quiet" small className="push" disabled={working} onClick={onCancel}>
            Cancel
          </Button>
        )}
      </footer>
    </form>
  );
};
