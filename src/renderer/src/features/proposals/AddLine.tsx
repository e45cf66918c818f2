import { type FormEvent, type Ref, useState } from 'react';
import { sentence, useDraft, useRead, useWrite } from '../../api';
import { SuggestField } from '../../ui';
import styles from './proposals.module.css';

type Props = { proposalId: string; onAdded: (id: string) => void; field: Ref<HTMLInputElement> };

/** A line in one word and Enter: a product of the list with its price, or anything else as text. */
export const AddLine = ({ proposalId, onAdded, field }: Props) => {
  const choices = useRead('deals.choices', {});
  const add = useWrite('proposals.addLine', { quiet: true });
  const [text, setText] = useDraft('Line of the proposal', '', proposalId);
  const [error, setError] = useState<string | null>(null);
  const products = choices.data?.products ?? [];
  const submit = async (typed: string): Promise<void> => {
    if (typed.trim() === '') return;
    const product = products.find((one) => one.name === typed);
    try {
      const { id } = await add.mutateAsync({
        proposalId,
        ...(product ? { productId: product.id } : { text: typed.trim() }),
      });
      setText('');
      setError(null);
      onAdded(id);
    } catch (thrown) {
      setError(sentence(thrown));
    }
  };
  return (
    <form
      className={styles.add}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void submit(text);
      }}
    >
      <SuggestField
        ref={field}
        aria-label="New line"
        placeholder="A product, or anything else, and Enter"
        data={[...new Set(products.map((one) => one.name))]}
        value={text}
        onChange={setText}
        onOptionSubmit={(name) => {
          // The field would write the name into itself after this; the line has it already.
          void submit(name).then(() => setText(''));
        }}
        error={error}
      />
      <span className="s ink3">Tab goes through the cells, Enter to a new line.</span>
    </form>
  );
};
