import { useState } from 'react';
import { useRead } from '../../api';
import { Select } from '../../ui';
import styles from './content.module.css';
import { House } from './House';

type Named = { id: string; name: string };
type Props = {
  /** What is spoken of, the first one first; all products when nothing is known. */
  products?: readonly Named[];
  /** To whom; all audiences when nothing is known. */
  audiences?: readonly Named[];
  /** Not folded away, where one comes to write. */
  open?: boolean;
};

const Choose = ({
  label,
  to,
  of,
  value,
  onChange,
}: {
  label: string;
  to: 'product' | 'audience';
  of: readonly Named[];
  value: string | null;
  onChange: (id: string | null) => void;
}) => {
  const every = useRead('library.choices', { to }, { enabled: of.length === 0 });
  const any = to === 'product' ? 'Any product' : 'Any audience';
  return (
    <Select
      aria-label={label}
      placeholder={any}
      searchable
      data={[
        { value: '', label: any },
        ...(of.length === 0 ? (every.data ?? []) : of).map((one) => ({ value: one.id, label: one.name })),
      ]}
      value={value ?? ''}
      onChange={(next) => onChange(next === '' ? null : next)}
    />
  );
};

/** What to say and how, folded away beside a place where somebody writes; read only once it is opened. */
export const HouseNote = ({ products = [], audiences = [], open = false }: Props) => {
  const [shown, setShown] = useState(open);
  const [product, setProduct] = useState<string | null>(products[0]?.id ?? null);
  const [audience, setAudience] = useState<string | null>(audiences[0]?.id ?? null);
  return (
    <details className={styles.note} open={shown} onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>What to say, and how</summary>
      {shown && (
        <>
          <div className={styles.noteChoice}>
            <Choose label="Product to speak of" to="product" of={products} value={product} onChange={setProduct} />
            <Choose label="Audience to speak to" to="audience" of={audiences} value={audience} onChange={setAudience} />
          </div>
          <House productId={product} audienceId={audience} />
        </>
      )}
    </details>
  );
};
