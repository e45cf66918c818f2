import type { Output } from '../../../../shared/contract';
import { number } from '../../format';
import { Badge, type BadgeTone, Card, type Column, DataTable } from '../../ui';

type DryRun = Output<'imports.dryRun'>;
type Row = DryRun['preview'][number];
type Problem = DryRun['summary']['errors'][number];

const RESULTS: Record<Row['result'], { word: string; tone: BadgeTone }> = {
  create: { word: 'Create', tone: 'good' },
  update: { word: 'Update', tone: 'accent' },
  unchanged: { word: 'No change', tone: 'plain' },
  skip: { word: 'Skip', tone: 'plain' },
  problem: { word: 'Problem', tone: 'bad' },
};

/** The first rows as they would be saved, and every problem with its line. */
export const Preview = ({ output }: { output: DryRun }) => {
  const names = [...new Set(output.preview.flatMap((row) => Object.keys(row.cells)))];
  const columns: Column<Row>[] = [
    { key: 'line', header: 'Line', numeric: true, cell: (row) => number(row.line) },
    ...names.map((name) => ({ key: name, header: name, cell: (row: Row) => row.cells[name] ?? '' })),
    {
      key: 'result',
      header: 'Result',
      cell: (row) => <Badge tone={RESULTS[row.result].tone}>{RESULTS[row.result].word}</Badge>,
    },
  ];
  const problems: Column<Problem>[] = [
    { key: 'line', header: 'Line', numeric: true, cell: (row) => number(row.line) },
    { key: 'column', header: 'Column', cell: (row) => row.column ?? '–' },
    { key: 'problem', header: 'Problem', cut: true, cell: (row) => row.problem },
  ];
  const { errors, errorCount, noticeCount } = output.summary;
  return (
    <>
      {errors.length > 0 && (
        <Card
          title="Lines that need a look"
          sub={`${number(errorCount)} problems, ${number(noticeCount)} notices`}
          pad={false}
        >
          <DataTable
            tight
            columns={problems}
            rows={errors.slice(0, 100)}
            rowKey={(row) => `${row.line}-${row.column}-${row.problem}`}
            label="Problems"
          />
        </Card>
      )}
      <Card title="Preview" sub="as it will be saved" pad={false}>
        <DataTable
          tight
          columns={columns}
          rows={output.preview.slice(0, 12)}
          rowKey={(row) => `${row.line}-${row.cells['product'] ?? ''}`}
          label="Preview"
        />
      </Card>
    </>
  );
};
