import type { FormatId } from '../../../../../shared/contract/imports';
import { useNavigate } from '@tanstack/react-router';
import { Button } from '../../../ui';
import { PLACE_OF } from './words';

type Props = { batch: number | null; format: FormatId; from: string | null; to: string | null };

/** Leads to the very rows that an import brought, and to the page of such records; facts of days are shown for the days that the file has. */
export const Place = ({ batch, format, from, to }: Props) => {
  const navigate = useNavigate();
  const { to: page, metric, label } = PLACE_OF[format];
  const search = from !== null && to !== null ? { period: `${from}..${to}` } : {};
  const open = (): void =>
    void (metric === undefined
      ? navigate({ to: page, search })
      : navigate({ to: '/metrics/$id', params: { id: metric }, search }));
  return (
    <>
      {batch !== null && (
        <Button onClick={() => void navigate({ to: '/data/imports/$batch', params: { batch: String(batch) } })}>
          See what came in
        </Button>
      )}
      <Button onClick={open}>{label}</Button>
    </>
  );
};
