import { useQueries, useQuery } from '@tanstack/react-query';
import type { Output } from '../../../../shared/contract';
import { call, sentence, useRead } from '../../api';
import { number, plural } from '../../format';

type Listed = Output<'app.inbox'>;
/** A file that is not in yet; `done` names the tables of it that are, where it holds several. */
export type Waiting = Listed['files'][number] & { done: readonly string[] };

const EVERY_MS = 15_000;
/** Larger files are looked at when somebody opens them. */
const TRIED = 20_000_000;

/** The tables of a file that bring something: those that are known; where none is, all that can be read. */
const tablesOf = ({ parts }: Output<'imports.inspect'>): string[] => {
  const known = parts.filter((one) => one.recognised);
  return (known.length > 0 ? known : parts.filter((one) => one.problem === null)).map(({ part }) => part);
};

/** What bringing a file in would do, in one line; nothing is written. Of several tables the first that is not in is tried. */
const outlook = async (path: string, done: readonly string[]): Promise<string> => {
  try {
    const first = await call('imports.inspect', { path });
    const tables = tablesOf(first);
    const part = tables.find((one) => !done.includes(one)) ?? first.part;
    const seen = part === first.part || part === null ? first : await call('imports.inspect', { path, part });
    const table = { path, ...(seen.part === null ? {} : { part: seen.part }) };
    const count =
      done.length > 0
        ? `${number(done.length)} of ${plural(tables.length, 'table')} in`
        : plural(tables.length, 'table');
    const more = tables.length > 1 ? `${count}; ${seen.part ?? ''}: ` : '';
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
  const files = (listed.data?.files ?? []).map((file) => {
    const names = (batches.data ?? [])
      .filter((batch) => !batch.undone && batch.at >= file.changed)
      .map((batch) => batch.file);
    const before = `${file.name} › `;
    const done = names.flatMap((name) => (name.startsWith(before) ? [name.slice(before.length)] : []));
    return { ...file, done: [...new Set(done)], whole: names.includes(file.name) };
  });
  // An archive is in when each of its tables is: which those are, is looked up once the first is in.
  const begun = files.filter(({ done, whole }) => done.length > 0 && !whole);
  const looked = useQueries({
    queries: begun.map(({ path, changed }) => ({
      queryKey: ['inbox tables', path, changed],
      queryFn: async () => tablesOf(await call('imports.inspect', { path })),
    })),
  });
  const isIn = (file: (typeof files)[number]): boolean => {
    if (file.whole || file.done.length === 0) return file.whole;
    const tables = looked[begun.indexOf(file)]?.data;
    return tables?.every((table) => file.done.includes(table)) ?? false;
  };
  return {
    folder: listed.data?.folder ?? null,
    problem: listed.data?.problem ?? null,
    known: listed.data !== undefined,
    waiting: files.filter((file) => !isIn(file)),
    refresh: async (): Promise<void> => void (await listed.refetch()),
  };
};

/** What bringing a file in would do now, in a line; tried anew after each import. */
export const useOutlook = (file: Waiting): string => {
  const imports = useRead('imports.list', {}).data?.length ?? 0;
  const small = file.bytes <= TRIED;
  const tried = useQuery({
    queryKey: ['inbox outlook', file.path, file.changed, imports],
    queryFn: () => outlook(file.path, file.done),
    enabled: small,
  });
  return small ? (tried.data ?? 'being tried') : 'large: tried when it is opened';
};
