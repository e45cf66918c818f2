import { useRead } from '../../api';
import { Await } from '../../ui';
import { Needs } from '../customers/Needs';

/** What this audience needs and struggles with, as customers' needs are kept. */
export const AudienceNeeds = ({ id }: { id: string }) => {
  const needs = useRead('needs.list', { audienceId: id });
  return <Await query={needs}>{(rows) => <Needs needs={rows} of={{ audienceId: id }} />}</Await>;
};
