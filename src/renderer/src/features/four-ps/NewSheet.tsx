import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import {
  SHEET_SUBJECT_IDS,
  SHEET_SUBJECTS,
  SHEET_TEMPLATES,
  type SheetSubject,
} from '../../../../shared/domain/four-ps';
import { useDraft, useRead, useWrite } from '../../api';
import { usePeriod } from '../../frame/period';
import { Button, Dialog, Select, TextField } from '../../ui';
import styles from './four-ps.module.css';
import { addedNow } from './newest';
import { type Choice, useGroups } from './useGroups';

/** Name, what it is about and a template: a worksheet in a few keys. */
export const NewSheet = ({ open, onClose }: { open: boolean; onClose: () => void }) => {
  const navigate = useNavigate();
  const { period } = usePeriod();
  const [name, setName] = useDraft('New worksheet', '');
  const [subject, setSubject] = useState<SheetSubject>('product');
  const [product, setProduct] = useState<Choice | null>(null);
  const [line, setLine] = useState<string | null>(null);
  const [template, setTemplate] = useState('launch');
  const products = useGroups('product', { chosen: product?.value ?? null, name: product?.label, enabled: open });
  const lines = useRead('four-ps.lines', {}, { enabled: open });
  const create = useWrite('four-ps.create', { quiet: true, done: () => 'Added the worksheet' });
  const about = subject === 'product' ? (product?.value ?? null) : subject === 'line' ? line : '';
  const fallback = subject === 'product' ? product?.label : (line ?? '');
  const called = name.trim() || fallback || '';
  const waits =
    about === null
      ? `Waits for a ${SHEET_SUBJECTS[subject].toLowerCase()}`
      : called === ''
        ? 'Waits for a name'
        : undefined;
  const close = (): void => {
    create.reset();
    onClose();
  };
  const submit = (): void => {
    if (waits !== undefined) return;
    create.mutate(
      {
        name: called,
        subject,
        productId: subject === 'product' ? about : null,
        line: subject === 'line' ? line : null,
        period: period.id,
        template,
      },
      {
        onSuccess: ({ id }) => {
          setName('');
          onClose();
          addedNow(id);
          void navigate({ to: '/four-ps/$id', params: { id } });
        },
      },
    );
  };
  return (
    <Dialog
      open={open}
      onClose={close}
      title="New worksheet"
      actions={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button kind="primary" waits={waits} onClick={submit}>
            Add worksheet
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Select
          label="About"
          value={subject}
          data={SHEET_SUBJECT_IDS.map((value) => ({ value, label: SHEET_SUBJECTS[value] }))}
          onChange={(value) => setSubject(SHEET_SUBJECT_IDS.find((one) => one === value) ?? 'product')}
        />
        {subject === 'product' && (
          <Select
            label="Product"
            searchable
            placeholder="Choose a product"
            value={product?.value ?? null}
            data={[...(products.records ?? [])]}
            onSearchChange={products.onSearchChange}
            // The engine has searched names and SKUs already.
            filter={({ options }) => options}
            onChange={(_value, chosen) => setProduct(chosen)}
          />
        )}
        {subject === 'line' && (
          <Select
            label="Product line"
            placeholder="Choose a line"
            value={line}
            data={lines.data ?? []}
            onChange={setLine}
          />
        )}
        <TextField
          label="Name"
          data-autofocus
          placeholder={fallback || 'What the idea is called'}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label="Template"
          value={template}
          data={Object.entries(SHEET_TEMPLATES).map(([value, { name: label }]) => ({ value, label }))}
          onChange={(value) => setTemplate(value ?? 'blank')}
        />
        {create.error && (
          <p className="bad" role="alert">
            {create.error.message}
          </p>
        )}
        <button type="submit" className="unseen" tabIndex={-1} aria-hidden>
          Add
        </button>
      </form>
    </Dialog>
  );
};
