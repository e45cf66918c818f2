import { useParams } from '@tanstack/react-router';
import { useRead } from '../../api';
import { usePeriod } from '../../frame/period';
import { Await, Card, Page } from '../../ui';
import { Comments } from '../comments';
import { Details } from './Details';
import { Figures } from './Figures';
import { Places } from './Places';
import styles from './products.module.css';
import { Stock } from './Stock';
import { Weeks } from './Weeks';
import { RecordDecisions } from '../meetings/RecordDecisions';

/** One product: what it sells where and when, what it earns, and every stock snapshot with its source line. */
export const ProductPage = () => {
  const { id } = useParams({ from: '/products/$id' });
  const { period } = usePeriod();
  const detail = useRead('products.get', { id, period: period.id });
  if (detail.error && detail.data === undefined)
    return (
      <Page title="Product" crumbs={[{ label: 'Products', to: '/products' }]}>
        <Await query={detail}>{() => null}</Await>
      </Page>
    );
  return (
    <Await query={detail}>
      {(found) => (
        <Page
          title={found.row.name || found.row.sku}
          sub={[found.row.sku, found.row.line].filter(Boolean).join(', ')}
          crumbs={[{ label: 'Products', to: '/products' }]}
        >
          <div className={styles.stack}>
            <Figures row={found.row} unknown={found.unknown} />
            <div className={styles.top}>
              <Details row={found.row} />
              <Weeks trend={found.trend} unknown={found.unknown} />
            </div>
            <Places detail={found} />
            <RecordDecisions kind="product" id={id} as="card" />
            <Card title="Comments">
              <Comments entity="product" id={id} />
            </Card>
            <Stock detail={found} />
          </div>
        </Page>
      )}
    </Await>
  );
};
