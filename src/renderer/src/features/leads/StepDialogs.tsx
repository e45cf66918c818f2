import { useState } from 'react';
import type { LeadRow } from '../../../../shared/contract/leads';
import { CONTACT_KINDS, TOUCH_NAMES } from '../../../../shared/domain/leads';
import { useDraft, useRead, useWrite } from '../../api';
import { Button, Dialog, Select, TextArea } from '../../ui';
import styles from './leads.module.css';
import { leadTitle } from './words';

type StepProps = { lead: LeadRow; onClose: () => void };

/** How somebody was reached, and what was said. The first one stops the lead's clock. */
export const ContactDialog = ({ lead, onClose }: StepProps) => {
  const [kind, setKind] = useState<(typeof CONTACT_KINDS)[number]>('call');
  const [note, setNote, saved] = useDraft(`Contact with ${leadTitle(lead)}`, '', lead.id);
  const touch = useWrite('leads.touch', { done: () => `Contacted ${leadTitle(lead)}` });
  return (
    <Dialog open title={`Contact with ${leadTitle(lead)}`} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          touch.mutate({ id: lead.id, kind, contact: true, note: note.trim() }, { onSuccess: saved });
          onClose();
        }}
      >
        <Select
          label="How"
          data={CONTACT_KINDS.map((one) => ({ value: one, label: TOUCH_NAMES[one] }))}
          value={kind}
          onChange={(value) => setKind(CONTACT_KINDS.find((one) => one === value) ?? 'call')}
        />
        <TextArea label="Note" value={note} onChange={(event) => setNote(event.currentTarget.value)} data-autofocus />
        <p className="row">
          <Button submit kind="primary">
            Log contact
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </p>
      </form>
    </Dialog>
  );
};

/** To whom in sales, and what they should know. */
export const HandOverDialog = ({ lead, onClose }: StepProps) => {
  const people = useRead('people.list', {});
  const sorted = (people.data ?? []).toSorted((a, b) => Number(b.side === 'sales') - Number(a.side === 'sales'));
  const [person, setPerson] = useState<string | null>(null);
  const [note, setNote, saved] = useDraft(`Handing over ${leadTitle(lead)}`, '', lead.id);
  const to = person ?? sorted[0]?.id ?? null;
  const handOver = useWrite('handoff.handOver', { done: () => `Handed over ${leadTitle(lead)}` });
  return (
    <Dialog open title={`Hand over ${leadTitle(lead)}`} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (to === null) return;
          handOver.mutate({ id: lead.id, personId: to, note: note.trim() }, { onSuccess: saved });
          onClose();
        }}
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
        <p className="row">
          <Button submit kind="primary" waits={to === null && 'Waits for a person'}>
            Hand over
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </p>
      </form>
    </Dialog>
  );
};

type WordsProps = {
  title: string;
  label: string;
  button: string;
  onClose: () => void;
  onSave: (words: string) => void;
};

/** A step that needs its reason. */
export const WordsDialog = ({ title, label, button, onClose, onSave }: WordsProps) => {
  const [words, setWords, saved] = useDraft(title, '');
  return (
    <Dialog open title={title} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (words.trim() === '') return;
          saved();
          onSave(words.trim());
          onClose();
        }}
      >
        <TextArea
          label={label}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          data-autofocus
        />
        <p className="row">
          <Button submit kind="primary" waits={words.trim() === '' && 'Waits for the reason'}>
            {button}
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </p>
      </form>
    </Dialog>
  );
};
