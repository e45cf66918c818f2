import type { Output } from '../../../../shared/contract';
import { FORMAT_IDS, type ImportMap } from '../../../../shared/contract/imports';
import { Button, Card, type Column, DataTable, Select } from '../../ui';

type Inspected = Output<'imports.inspect'>;
type Named = Inspected['columns'][number];

const FORMATS = FORMAT_IDS.filter((id) => id !== 'shopify-orders');

/** Where each column of the file goes. */
export const Mapping = ({
  chosen,
  onChange,
  onTry,
}: {
  chosen: { inspected: Inspected; map: ImportMap };
  onChange: (map: ImportMap) => void;
  onTry: () => void;
}) => {
  const { inspected, map } = chosen;
  const fields = inspected.fields[map.format] ?? [];
  const options = [
    { value: '', label: 'Leave out' },
    ...fields.map((field) => ({ value: field.field, label: field.needed ? `${field.label} (needed)` : field.label })),
  ];
  const fieldOf = (column: string): string => {
    const target = map.columns[column];
    return (Array.isArray(target) ? target[0] : target) ?? '';
  };
  const setField = (column: string, field: string | null): void => {
    const columns = { ...map.columns };
    if (field) columns[column] = field;
    else delete columns[column];
    onChange({ ...map, columns });
  };
  const columns: Column<Named>[] = [
    { key: 'name', header: 'In the file', cell: (row) => <b>{row.name}</b> },
    { key: 'sample', header: 'First value', cut: true, cell: (row) => <span className="ink2">{row.sample}</span> },
    {
      key: 'field',
      header: 'Goes to',
      width: 240,
      cell: (row) => (
        <Select
          aria-label={`Where ${row.name} goes`}
          data={options}
          value={fieldOf(row.name)}
          onChange={(value: string | null) => setField(row.name, value)}
        />
      ),
    },
  ];
  return (
    <Card
      title="Mapping"
      sub={`${Object.keys(map.columns).length} of ${inspected.columns.length} columns`}
      pad={false}
      actions={
        <>
          <Select
            aria-label="What the rows are"
            data={FORMATS.map((id) => ({ value: id, label: id }))}
            value={map.format}
            onChange={(value: string | null) => {
              const format = FORMATS.find((id) => id === value);
              if (format) onChange({ ...map, format, columns: {} });
            }}
          />
          <Button small onClick={onTry}>
            Try it
          </Button>
        </>
      }
    >
      <DataTable
        tight
        columns={columns}
        rows={inspected.columns}
        rowKey={(row) => row.name}
        label="Columns of the file"
      />
    </Card>
  );
};
