import { useQuery } from '@tanstack/react-query';
import type { Output } from '../../../../shared/contract';
import { call, sentence, useRead } from '../../api';
import { number, plural } from '../../format';

type Listed = Output<'app.inbox'>;
export type Waiting = Listed['files'][number];

const EVERY_MS = 15_000;
/** Larger files are looked at when somebody opens them. */
const TRIED = 20_000_000;

/** What bringing a file in would do, in one line; nothing is written. */
const outlook = async (path: string): Promise<string> => {
  try {
    const seen = await call('imports.inspect', { path });
    const table = { path, ...(seen.part === null ? {} : { part: seen.part }) };
    const more = seen.parts.length > 1 ? `${number(seen.parts.length)} tables; ${seen.part ?? ''}: ` : '';
    if (seen.format === null || seen.problem !== null) return `${more}needs a mapping`;
    const { summary, doubts } = await call('imports.dryRun', {
      ...table,
      format: seen.format,
      ...(seen.map ? { map: seen.map } : {}),
    });
    return [
      `${more}${number(summary.created)} new`,
      `${number(summary.updated)} updated`,
      ...(summary.skipped > 0 ? [`${number(summary.skipped)} left out`] : []),
      ...(doubts.length > 0 ? [plural(doubts.length, 'doubt')] : []),
      ...(summary.errorCount > 0 ? [plural(summary.errorCount, 'problem')] : []),
    ].join(', ');
  } catch (error) {
    return sentence(error);
  }
};

/** The watched folder, and which of its files are not in yet. */
export const useInbox = () => {
  const listed = useQuery<Listed>({
    queryKey: ['app.inbox', {}],
    queryFn: () => call('app.inbox', {}),
    refetchInterval: EVERY_MS,
  });
  const batches = useRead('imports.list', {});
  const isIn = (file: Waiting): boolean =>
    (batches.data ?? []).some(
      (batch) =>
        !batch.undone &&
        batch.at >= file.changed &&
        (batch.file === file.name || batch.file.startsWith(`${file.name} › `)),
    );
  return {
    folder: listed.data?.folder ?? null,
    problem: listed.data?.problem ?? null,
    known: listed.data !== undefined,
    waiting: (listed.data?.files ?? []).filter((file) => !isIn(file)),
    refresh: async (): Promise<void> => void (await listed.refetch()),
  };
};

/** What bringing a file in would do now, in a line; tried anew after each import. */
export const useOutlook = (file: Waiting): string => {
  const imports = useRead('imports.list', {}).data?.length ?? 0;
  const small = file.bytes <= TRIED;
  const tried = useQuery({
    queryKey: ['inbox outlook', file.path, file.changed, imports],
    queryFn: () => outlook(file.path),
    enabled: small,
  });
  return small ? (tried.data ?? 'being tried') : 'large: tried when it is opened';
};
