import { useRead } from '../../api';
import { Await } from '../../ui';
import { Experiments } from './panel/Experiments';

/** Every experiment, of whichever campaign or of none; those that end first on top. */
export const ExperimentsView = () => {
  const query = useRead('experiments.list', {});
  return (
    <div style={{ padding: '0 var(--space-4) var(--space-4) var(--space-6)' }}>
      <Await query={query}>{(list) => <Experiments list={list} campaignId={null} />}</Await>
    </div>
  );
};
