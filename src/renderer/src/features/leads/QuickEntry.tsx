import { useEffect, useRef } from 'react';
import { parseLeadLine } from '../../../../shared/domain/lead-line';
import { useDraft, useWrite } from '../../api';
import { Button } from '../../ui';
import { markedName } from '../campaigns/untargeted';
import { useUntargeted } from '../campaigns/useUntargeted';
import styles from './leads.module.css';

const PARTS = [
  ['name', 'Name'],
  ['company', 'Company'],
  ['email', 'Address'],
  ['phone', 'Phone'],
  ['source', 'Source'],
  ['campaign', 'Campaign'],
  ['code', 'Code'],
] as const;

/** One line and Enter make a lead; below it stands how the line is read. */
export const QuickEntry = ({ open, onClose }: { open: boolean; onClose: () => void }) => {
  const [line, setLine] = useDraft('New lead', '');
  const field = useRef<HTMLInputElement>(null);
  const create = useWrite('leads.create', { done: () => 'Added the lead', quiet: true });
  const untargeted = useUntargeted(open);
  useEffect(() => {
    if (open) field.current?.focus();
  }, [open]);
  if (!open) return null;
  const read = parseLeadLine(line);
  const said = PARTS.filter(([key]) => read[key] !== '');
  const close = (): void => {
    setLine('');
    create.reset();
    onClose();
  };
  return (
    <form
      className={styles.quick}
      aria-label="New lead"
      onSubmit={(event) => {
        event.preventDefault();
        if (line.trim() === '') return;
        create.mutate({ line: line.trim() }, { onSuccess: () => setLine('') });
      }}
    >
      <input
        ref={field}
        aria-label="New lead in one line"
        aria-describedby="lead-line"
        placeholder="Ana Lopez, ana@salonvale.com, Salon Vale #instagram /campaign !code"
        value={line}
        onChange={(event) => setLine(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close();
        }}
      />
      <Button kind="primary" submit waits={line.trim() === '' && 'Waits for a name, a company or an address'}>
        Add lead
      </Button>
      <Button onClick={close}>Done</Button>
      <p id="lead-line" className={styles.read}>
        {create.error ? (
          <span className="bad" role="alert">
            {create.error.message}
          </span>
        ) : said.length === 0 ? (
          <span className="ink3">A name, an address and a company between commas; # source, / campaign, ! code.</span>
        ) : (
          said.map(([key, label]) => (
            <span key={key}>
              <span className="ink3">{label}</span>{' '}
              {key === 'campaign' ? markedName(read.campaign, untargeted.named(read.campaign)) : read[key]}
            </span>
          ))
        )}
      </p>
    </form>
  );
};
