import { IconFileText } from '@tabler/icons-react';
import type { Output } from '../../../../shared/contract';
import { csvText, majorText } from '../../../../shared/domain/cells';
import { call, sentence, useJob, useWorkspace, useWrite } from '../../api';
import { change, dimensionName, groupText, percent, periodName, plural, sentenceDays } from '../../format';
import { usePeriod } from '../../frame/period';
import { comparedWith } from '../../print/words';
import { Button, Menu, showError, showNote } from '../../ui';
import { askedRows } from './rowCells';
import type { Drill } from './useDrill';
import { evidence, type Grain, plainValue } from './words';

type ActionsProps = { detail: Output<'metrics.get'>; drill: Drill; grain: Grain };
type Table = { what: string; head: string[]; rows: (string | number | null)[][] };

/** Taking a figure along: its tables as CSV, or itself as evidence in words. */
export const Actions = ({ detail, drill, grain }: ActionsProps) => {
  const { period, calendar, today } = usePeriod();
  const workspace = useWorkspace();
  const { definition, value, previous } = detail;
  const save = useWrite('app.saveText', { quiet: true });
  const every = useJob('metrics.exportRows');
  const metric = definition.id;
  const major = (minor: number): string => majorText(Math.round(minor), workspace.currency);
  const name = periodName(period);

  const tables = {
    parts: async (): Promise<Table> => {
      const { by } = drill;
      const found = await call('metrics.breakdown', { metric, period: period.id, by, limit: 500 });
      return {
        what: `by ${by}`,
        head: [dimensionName(by), definition.name, 'Unit', 'Share', 'Period before', 'State', 'Reason'],
        rows: found.groups.map(({ current, previous: before, share }) => [
          groupText(current, by, calendar),
          plainValue(current, major),
          current.unit,
          share,
          before === null ? null : plainValue(before, major),
          current.status,
          current.reason,
        ]),
      };
    },
    trend: async (): Promise<Table> => {
      const { points } = await call('metrics.trend', { metric, period: period.id, grain });
      return {
        what: `by ${grain}`,
        head: ['From', 'To', definition.name, 'Unit', 'Target', 'Days elapsed', 'Days', 'State', 'Reason'],
        rows: points.map((point) => [
          point.from,
          point.to,
          plainValue(point.value, major),
          point.value.unit,
          point.targetMinor === null ? null : major(point.targetMinor),
          point.elapsedDays,
          point.days,
          point.value.status,
          point.value.reason,
        ]),
      };
    },
  };
  const nameOf = (what: string): string => `${definition.name}, ${name}, ${what}.csv`.replace(/[\\/:*?"<>|]/g, ' ');

  const exportAs = async (read: () => Promise<Table>): Promise<void> => {
    try {
      const { what, head, rows } = await read();
      const { path } = await save.mutateAsync({
        title: 'Export as CSV',
        name: nameOf(what),
        extension: 'csv',
        text: csvText(head, rows),
      });
      if (path !== null) showNote(`Saved ${path}`);
    } catch (thrown) {
      showError(sentence(thrown));
    }
  };

  const exportRows = async (): Promise<void> => {
    const title = 'Export as CSV';
    try {
      const { path } = await call('app.chooseSave', {
        title,
        name: nameOf(definition.rows ?? 'rows'),
        extension: 'csv',
      });
      if (path === null) return;
      const written = await every.run({ ...askedRows(metric, period.id, drill), file: path }, (error) =>
        showError(error.message),
      );
      if (written) showNote(`Wrote ${plural(written.rows, 'row')} to ${written.file}.`);
    } catch (thrown) {
      showError(sentence(thrown));
    }
  };

  const copy = async (): Promise<void> => {
    const share = change(value.value, previous.value);
    try {
      await navigator.clipboard.writeText(
        evidence(detail, {
          company: workspace.name,
          period: name,
          against: comparedWith(period, today, calendar),
          change: share === null ? null : percent(share, { signed: true }),
          reason: value.reason === null ? null : sentenceDays(value.reason, today),
        }),
      );
      showNote('Copied the figure with its formula and definition.');
    } catch {
      showError('The clipboard could not be written to. Please try again.');
    }
  };

  return (
    <>
      <Menu
        label="Export CSV"
        position="bottom-end"
        items={[
          ...(definition.dimensions.length === 0
            ? []
            : [
                {
                  label: `By ${dimensionName(drill.by).toLowerCase()}`,
                  onSelect: () => void exportAs(tables.parts),
                },
              ]),
          { label: `Trend by ${grain}`, onSelect: () => void exportAs(tables.trend) },
          ...(definition.rows === null
            ? []
            : [{ label: `All ${definition.rows} shown`, onSelect: () => void exportRows() }]),
        ]}
      >
        <Button icon={IconFileText}>Export CSV</Button>
      </Menu>
      <Button onClick={() => void copy()}>Copy evidence</Button>
    </>
  );
};
