import { type ReactNode, useState } from 'react';
import type { LeadRow } from '../../../../shared/contract/leads';
import { CONTACT_KINDS, TOUCH_NAMES } from '../../../../shared/domain/leads';
import { sentence, useDraft, useRead, useWrite } from '../../api';
import { Button, Dialog, Select, TextArea } from '../../ui';
import styles from './leads.module.css';
import { leadTitle } from './words';

type FormProps = {
  title: string;
  button: string;
  waits?: string | false;
  /** A refusal is said in the dialog, which stays with what was written. */
  onSend: () => Promise<unknown>;
  /** Lets go what was written: it is on disk. */
  saved: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** A dialog of one step: it closes once the step is taken, and not before. */
const StepForm = ({ title, button, waits, onSend, saved, onClose, children }: FormProps) => {
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const send = async (): Promise<void> => {
    if (sending || waits) return;
    setSending(true);
    try {
      await onSend();
      saved();
      onClose();
    } catch (thrown) {
      setError(sentence(thrown));
      setSending(false);
    }
  };
  return (
    <Dialog open title={title} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {children}
        {error && (
          <p role="alert" className="s bad">
            {error}
          </p>
        )}
        <p className="row">
          <Button submit kind="primary" waits={waits}>
            {button}
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </p>
      </form>
    </Dialog>
  );
};

type StepProps = { lead: LeadRow; onClose: () => void };

/** How somebody was reached, and what was said. The first one stops the lead's clock. */
export const ContactDialog = ({ lead, onClose }: StepProps) => {
  const [kind, setKind] = useState<(typeof CONTACT_KINDS)[number]>('call');
  const [note, setNote, saved] = useDraft(`Contact with ${leadTitle(lead)}`, '', lead.id);
  const touch = useWrite('leads.touch', { done: () => `Contacted ${leadTitle(lead)}`, quiet: true });
  return (
    <StepForm
      title={`Contact with ${leadTitle(lead)}`}
      button="Log contact"
      onSend={() => touch.mutateAsync({ id: lead.id, kind, contact: true, note: note.trim() })}
      saved={saved}
      onClose={onClose}
    >
      <Select
        label="How"
        data={CONTACT_KINDS.map((one) => ({ value: one, label: TOUCH_NAMES[one] }))}
        value={kind}
        onChange={(value) => setKind(CONTACT_KINDS.find((one) => one === value) ?? 'call')}
      />
      <TextArea label="Note" value={note} onChange={(event) => setNote(event.currentTarget.value)} data-autofocus />
    </StepForm>
  );
};

/** To whom in sales, and what they should know. */
export const HandOverDialog = ({ lead, onClose }: StepProps) => {
  const people = useRead('people.list', {});
  const sorted = (people.data ?? []).toSorted((a, b) => Number(b.side === 'sales') - Number(a.side === 'sales'));
  const [person, setPerson] = useState<string | null>(null);
  const [note, setNote, saved] = useDraft(`Handing over ${leadTitle(lead)}`, '', lead.id);
  const to = person ?? sorted[0]?.id ?? null;
  const handOver = useWrite('handoff.handOver', { done: () => `Handed over ${leadTitle(lead)}`, quiet: true });
  return (
    <StepForm
      title={`Hand over ${leadTitle(lead)}`}
      button="Hand over"
      waits={to === null && 'Waits for a person'}
      onSend={async () => to !== null && handOver.mutateAsync({ id: lead.id, personId: to, note: note.trim() })}
      saved={saved}
      onClose={onClose}
    >
      <Select
        label="To"
        data={sorted.map((one) => ({ value: one.id, label: one.name }))}
        value={to}
        onChange={setPerson}
      />
      <TextArea
        label="What they should know"
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        data-autofocus
      />
    </StepForm>
  );
};

type WordsProps = {
  /** The record that the words are about: an id. */
  about: string;
  title: string;
  label: string;
  button: string;
  onClose: () => void;
  onSave: (words: string) => Promise<unknown>;
};

/** A step that needs its reason. */
export const WordsDialog = ({ about, title, label, button, onClose, onSave }: WordsProps) => {
  const [words, setWords, saved] = useDraft(title, '', about);
  return (
    <StepForm
      title={title}
      button={button}
      waits={words.trim() === '' && 'Waits for the reason'}
      onSend={() => onSave(words.trim())}
      saved={saved}
      onClose={onClose}
    >
      <TextArea label={label} value={words} onChange={(event) => setWords(event.currentTarget.value)} data-autofocus />
    </StepForm>
  );
};
