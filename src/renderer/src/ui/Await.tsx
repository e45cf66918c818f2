import type { ReactNode } from 'react';
import { sentence } from '../api/call';
import { Button } from './Button';
import { Empty } from './Empty';
import styles from './Progress.module.css';
import { useLate } from './useLate';

type Query<T> = { data: T | undefined; error: Error | null; isPending: boolean; refetch: () => unknown };

/** Waits for a read: nothing at first, a bar after 300 ms, a sentence with a retry when it failed, else the children. */
export const Await = <T,>({ query, children }: { query: Query<T>; children: (data: T) => ReactNode }) => {
  const late = useLate(query.isPending);
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) {
    return (
      <Empty
        awaited
        actions={
          <Button small onClick={() => void query.refetch()}>
            Try again
          </Button>
        }
      >
        {sentence(query.error)}
      </Empty>
    );
  }
  return late ? (
    <div className={styles.wait} data-await>
      <progress className={styles.track} aria-label="Loading" />
    </div>
  ) : null;
};
