import type { ProductRow } from '../../../../shared/contract/data';
import { useWorkspace, useWrite } from '../../api';
import { percent } from '../../format';
import { Card, InlineEdit, Money } from '../../ui';
import styles from './products.module.css';

/** What is known of a product, edited in place; the margin follows from price and cost. */
export const Details = ({ row }: { row: ProductRow }) => {
  const { currency } = useWorkspace();
  const update = useWrite('products.update', { quiet: true });
  const save = async (fields: Partial<Pick<ProductRow, 'name' | 'sku' | 'line' | 'priceMinor' | 'costMinor'>>) =>
    void (await update.mutateAsync({ id: row.id, ...fields }));
  const { priceMinor, costMinor } = row;
  const margin = priceMinor === null || costMinor === null ? null : priceMinor - costMinor;
  return (
    <Card title="Details">
      <dl className={styles.details}>
        <dt>Name</dt>
        <dd>
          <InlineEdit kind="text" bare needed label="Name" value={row.name} onSave={(name: string) => save({ name })} />
        </dd>
        <dt>SKU</dt>
        <dd>
          <InlineEdit
            kind="text"
            bare
            label="SKU"
            placeholder="Add a SKU"
            value={row.sku}
            onSave={(sku: string) => save({ sku })}
          />
        </dd>
        <dt>Line</dt>
        <dd>
          <InlineEdit
            kind="text"
            bare
            label="Line"
            placeholder="Add a line"
            value={row.line}
            onSave={(line: string) => save({ line })}
          />
        </dd>
        <dt>Price</dt>
        <dd className={styles.amount}>
          <InlineEdit
            kind="money"
            bare
            label="Price"
            placeholder="Add a price"
            currency={currency}
            value={priceMinor}
            onSave={(minor: number | null) => save({ priceMinor: minor })}
          />
        </dd>
        <dt>Cost</dt>
        <dd className={styles.amount}>
          <InlineEdit
            kind="money"
            bare
            label="Cost"
            placeholder="Add a cost"
            currency={currency}
            value={costMinor}
            onSave={(minor: number | null) => save({ costMinor: minor })}
          />
        </dd>
        <dt>Margin at list price</dt>
        <dd>
          {margin === null ? (
            <span className="ink3">needs a price and a cost</span>
          ) : (
            <>
              <Money minor={margin} /> <span className="ink2">{priceMinor ? percent(margin / priceMinor) : null}</span>
            </>
          )}
        </dd>
      </dl>
    </Card>
  );
};
