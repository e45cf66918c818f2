import { IconChevronLeft, IconChevronRight, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { shiftPeriod, weekOf } from '../../../../shared/domain/period';
import { useRead, useWorkspace } from '../../api';
import { daySpan, plural } from '../../format';
import { Await, Button, Card, IconButton, showError, showNote } from '../../ui';
import styles from './notes.module.css';

/** A week's notes by type and theme, as text for whoever needs to read it. */
export const Digest = () => {
  const { today, weekStart, fiscalYearStart } = useWorkspace();
  const [back, setBack] = useState(0);
  const calendar = { weekStart, fiscalYearStart };
  const week = shiftPeriod(weekOf(today, calendar), -back, calendar);
  const query = useRead('notes.digest', { week: week.id });
  const copy = async (text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      showNote('Copied the digest.');
    } catch {
      showError('The clipboard could not be written to. Please try again.');
    }
  };
  return (
    <Await query={query}>
      {(digest) => (
        <Card
          title={`Week of ${daySpan(digest.from, digest.to)}`}
          sub={plural(digest.notes, 'note')}
          actions={
            <>
              <IconButton small icon={IconChevronLeft} label="The week before" onClick={() => setBack(back + 1)} />
              <IconButton
                small
                icon={IconChevronRight}
                label="The week after"
                disabled={back === 0}
                onClick={() => setBack(back - 1)}
              />
              <Button small icon={IconCopy} onClick={() => void copy(digest.text)}>
                Copy
              </Button>
            </>
          }
        >
          <pre className={styles.digest}>{digest.text}</pre>
        </Card>
      )}
    </Await>
  );
};
