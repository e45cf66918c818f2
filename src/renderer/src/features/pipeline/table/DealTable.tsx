import { useQueries } from '@tanstack/react-query';
import { IconColumns, IconLayoutRows } from '@tabler/icons-react';
import { useState } from 'react';
import { DEAL_GROUPS, DEAL_SORTS, type DealFilter, type DealRow } from '../../../../../shared/contract/deals';
import { call, useJob, useRead, useWorkspace, useWrite } from '../../../api';
import { changedWords, monthOfYear, plural } from '../../../format';
import { Await, type Column, Menu, Money, Progress, VirtualTable } from '../../../ui';
import { BulkBar } from '../../customers/BulkBar';
import { ExportButton } from '../../customers/ExportButton';
import { useSelection } from '../../customers/useSelection';
import { Others } from '../board/ColumnHead';
import { usePipelineSearch } from '../search';
import { columnsOf, type Group, GROUP_WORDS, type Line, shownColumns, SPECS, toggled } from './columns';
import { everyDeal } from './everyDeal';
import styles from './table.module.css';

const PAGE = 200;

const groupName = (group: Group, label: string): string => {
  if (label === '') return group === 'owner' ? 'Nobody' : group === 'close' ? 'No day' : 'None';
  return group === 'close' ? monthOfYear(label) : label;
};

/** The set as a table: sorted and grouped by the engine, page by page as one scrolls. */
export const DealTable = ({ filter, onOpen }: { filter: DealFilter; onOpen: (id: string) => void }) => {
  const { today } = useWorkspace();
  const { search, change } = usePipelineSearch();
  const sort = DEAL_SORTS.find((one) => one === search.sort) ?? 'close';
  const group = DEAL_GROUPS.find((one) => one === search.group);
  const down = search.down === true;
  const question = { ...filter, sort, descending: down, ...(group ? { group } : {}), limit: PAGE };
  const first = useRead('deals.table', { ...question, offset: 0 });
  const key = JSON.stringify(question);
  const [asked, setAsked] = useState({ key, pages: 0 });
  const more = asked.key === key ? asked.pages : 0;
  const rest = useQueries({
    queries: Array.from({ length: more }, (_, index) => {
      const input = { ...question, offset: (index + 1) * PAGE };
      return { queryKey: ['deals.table', input], queryFn: () => call('deals.table', input) };
    }),
  });
  const loading = rest.some((page) => page.isPending);
  const rows = [first, ...rest].flatMap((page) => page.data?.rows ?? []);
  const selection = useSelection<DealRow>(
    (deal) => deal.id,
    (deal) => deal.title,
    rows,
  );
  const choices = useRead('deals.choices', {});
  const bulk = useWrite('deals.bulk', { done: ({ changed }) => changedWords(changed, 'deal') });
  const csv = useJob('deals.export');
  const chooser: Column<Line> = {
    key: selection.column.key,
    header: selection.column.header,
    width: 20,
    value: null,
    cell: (line, index) => (line.kind === 'deal' ? selection.column.cell(line.deal, index) : null),
  };
  return (
    <Await query={first}>
      {(table) => {
        const linesOf = (deals: readonly DealRow[]): Line[] =>
          deals.flatMap((deal, index): Line[] => {
            const own = table.groups.find((one) => one.key === deal.group);
            const begins = group !== undefined && own !== undefined && deals[index - 1]?.group !== deal.group;
            return [
              ...(begins
                ? [{ kind: 'group' as const, key: own.key, label: groupName(group, own.label), sums: own }]
                : []),
              { kind: 'deal', deal },
            ];
          });
        const lines = linesOf(rows);
        const shown = shownColumns(search.hide);
        const columns = columnsOf({
          shown,
          sort,
          down,
          today,
          onSort: (by) => change({ sort: by, down: by === sort && !down }),
        });
        return (
          <div className={styles.table}>
            <div className={styles.bar}>
              <Menu
                label="Group by"
                items={[
                  { label: 'No groups', checked: group === undefined, onSelect: () => change({ group: undefined }) },
                  'line',
                  ...DEAL_GROUPS.map((one) => ({
                    label: GROUP_WORDS[one],
                    checked: one === group,
                    onSelect: () => change({ group: one }),
                  })),
                ]}
              >
                <button type="button" className={styles.choice}>
                  <IconLayoutRows size={12} aria-hidden />
                  {group ? `By ${GROUP_WORDS[group].toLowerCase()}` : 'Group'}
                </button>
              </Menu>
              <Menu
                label="Columns"
                items={SPECS.filter((spec) => spec.key !== 'title').map((spec) => ({
                  label: spec.header,
                  checked: shown.has(spec.key),
                  onSelect: () => change({ hide: toggled(search.hide, spec.key) }),
                }))}
              >
                <button type="button" className={styles.choice}>
                  <IconColumns size={12} aria-hidden />
                  Columns
                </button>
              </Menu>
              <span className="push s ink2">
                {plural(table.totals.count, 'deal')}, <Money minor={table.totals.sumMinor} />
              </span>
              <Others others={table.totals.others} />
              <ExportButton
                name="deals.csv"
                title="Write these deals"
                run={(file) => csv.run({ ...filter, sort, descending: down, ...(group ? { group } : {}), file })}
              />
            </div>
            <Progress job={csv} />
            {selection.ids.length > 0 && (
              <BulkBar
                count={selection.ids.length}
                noun={['deal', 'deals']}
                choice={{
                  label: 'Channel',
                  options: (choices.data?.channels ?? []).map((one) => ({ value: one.id, label: one.name })),
                }}
                tags={choices.data?.labels ?? []}
                onClear={selection.clear}
                onChange={({ choice, ownerId, addTag, removeTag }) =>
                  bulk.mutate({
                    ids: selection.ids,
                    ...(ownerId === undefined ? {} : { ownerId }),
                    ...(choice === undefined ? {} : { channelId: choice }),
                    ...(addTag === undefined ? {} : { addLabel: addTag }),
                    ...(removeTag === undefined ? {} : { removeLabel: removeTag }),
                  })
                }
              />
            )}
            <div className={styles.fill}>
              <VirtualTable
                label="Deals"
                columns={[chooser, ...columns]}
                rows={lines}
                chosen={selection.ids}
                all={async () => linesOf(await everyDeal(question))}
                rowKey={(line) => (line.kind === 'deal' ? line.deal.id : `group ${line.key}`)}
                selected={search.deal ?? null}
                count={table.totals.count + table.groups.length}
                onOpen={(line) => {
                  if (line.kind === 'deal') onOpen(line.deal.id);
                }}
                onEnd={() => {
                  if (!loading && rows.length < table.totals.count) setAsked({ key, pages: more + 1 });
                }}
                empty="No deal fits these filters."
              />
            </div>
          </div>
        );
      }}
    </Await>
  );
};
