import type { FormatId } from '../../../../../shared/contract/imports';
import { useNavigate } from '@tanstack/react-router';
import { Button } from '../../../ui';
import { PLACE_OF } from './words';

/** Leads to what a file of this format brought in; facts of days are shown for the days that the file has. */
export const Place = ({ format, from, to }: { format: FormatId; from: string | null; to: string | null }) => {
  const navigate = useNavigate();
  const { to: page, metric, label } = PLACE_OF[format];
  const search = from !== null && to !== null ? { period: `${from}..${to}` } : {};
  const open = (): void =>
    void (metric === undefined
      ? navigate({ to: page, search })
      : navigate({ to: '/metrics/$id', params: { id: metric }, search }));
  return <Button onClick={open}>{label}</Button>;
};
