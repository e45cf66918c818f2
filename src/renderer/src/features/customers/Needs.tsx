import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { NeedRow } from '../../../../shared/contract/companies';
import { NEED_KINDS, type NeedKind } from '../../../../shared/domain/customers';
import { sentence, useDraft, useWrite } from '../../api';
import type { SheetColumn } from '../../../../shared/domain/sheet';
import { Badge, Button, Day, IconButton, InlineEdit, Section, Select, TakenAs, TextField } from '../../ui';
import { useCommentsLine } from '../comments';
import styles from './customers.module.css';
import { chosen, NEED_CHOICES } from './words';

const Need = ({ need }: { need: NeedRow }) => {
  const update = useWrite('needs.update', { quiet: true });
  const remove = useWrite('needs.remove', { done: () => 'Removed' });
  const word = NEED_KINDS[need.kind];
  const { button, comments } = useCommentsLine({ entity: 'need', id: need.id, of: need.text });
  return (
    <li className={styles.need}>
      <input
        type="checkbox"
        className={styles.check}
        aria-label={`${need.kind === 'issue' ? 'Solved' : 'Met'}: ${need.text}`}
        checked={!need.open}
        onChange={(event) => update.mutate({ id: need.id, open: !event.currentTarget.checked })}
      />
      <div className={styles.needText}>
        <span className="row">
          <Badge {...(need.open && need.kind === 'issue' ? { tone: 'warn' as const, shape: 'triangle' as const } : {})}>
            {word}
          </Badge>
          <span className="s ink3">
            <Day day={need.openedDay} />
            {need.solvedDay && (
              <>
                , {need.kind === 'issue' ? 'solved' : 'met'} <Day day={need.solvedDay} />
              </>
            )}
            {need.contact && `, ${need.contact.name}`}
          </span>
        </span>
        <InlineEdit
          kind="text"
          bare
          needed
          label={`${word}: ${need.text}`}
          value={need.text}
          onSave={(text) => update.mutateAsync({ id: need.id, text })}
        />
        {(need.kind !== 'need' || need.solution !== '') && (
          <InlineEdit
            kind="text"
            bare
            label={`What solved it: ${need.text}`}
            placeholder="What solved it"
            value={need.solution}
            onSave={(solution) => update.mutateAsync({ id: need.id, solution })}
          />
        )}
        {comments}
      </div>
      {button}
      <IconButton
        small
        icon={IconTrash}
        label={`Remove ${word.toLowerCase()}: ${need.text}`}
        onClick={() => remove.mutate({ id: need.id })}
      />
    </li>
  );
};

const NEEDS: readonly SheetColumn<NeedRow>[] = [
  { name: 'Kind', value: (need) => NEED_KINDS[need.kind] },
  { name: 'What it is', value: (need) => need.text },
  { name: 'What solved it', value: (need) => need.solution },
  { name: 'Open', value: (need) => (need.open ? 'yes' : 'no') },
  { name: 'Since', value: (need) => need.openedDay },
  { name: 'Solved on', value: (need) => need.solvedDay },
  { name: 'Contact', value: (need) => need.contact?.name },
  { name: 'Product', value: (need) => need.product?.name },
];

/** What they need, what they struggle with, what went wrong with us. */
export const Needs = ({
  needs,
  of,
}: {
  needs: readonly NeedRow[];
  of: { companyId: string } | { contactId: string } | { audienceId: string };
}) => {
  const create = useWrite('needs.create', { quiet: true });
  const [kind, setKind] = useState<NeedKind>('need');
  const [text, setText] = useDraft('Need', '', Object.values(of).join());
  const [error, setError] = useState<string | null>(null);
  const add = async (): Promise<void> => {
    if (text.trim() === '') return;
    try {
      await create.mutateAsync({ kind, text, ...of });
      setText('');
      setError(null);
    } catch (thrown) {
      setError(sentence(thrown));
    }
  };
  return (
    <Section title="Needs, problems, issues">
      <TakenAs label="Needs, problems, issues" columns={NEEDS} rows={needs} />
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <Select
          aria-label="Kind of need"
          data={NEED_CHOICES}
          value={kind}
          onChange={(value) => setKind(chosen(NEED_CHOICES, value) ?? kind)}
          w={104}
        />
        <TextField
          aria-label="What it is"
          placeholder="What it is"
          value={text}
          error={error}
          className={styles.grow}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button submit>Add</Button>
      </form>
      <ul className={styles.needs}>
        {needs.map((need) => (
          <Need key={need.id} need={need} />
        ))}
      </ul>
    </Section>
  );
};
