import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { IconDots, IconPlus } from '@tabler/icons-react';
import { type CSSProperties, useState } from 'react';
import type { Output } from '../../../../shared/contract';
import { MAX_OPTIONS } from '../../../../shared/domain/four-ps';
import { useRead, useWrite } from '../../api';
import { useNewThing } from '../../commands';
import { usePeriod } from '../../frame/period';
import { Await, Button, Menu, TablesButton, TableScope } from '../../ui';
import { HouseNote } from '../content/HouseNote';
import { FromNotes } from '../notes';
import { AssumptionsPanel } from './AssumptionsPanel';
import { Compare } from './Compare';
import { Details } from './Details';
import { SheetTaken } from './SheetTaken';
import styles from './four-ps.module.css';
import { SheetGrid } from './SheetGrid';
import { type Sheet, useSheetWrites } from './useSheet';
import { useWorksheetPdf } from './useWorksheetPdf';
import { Versions } from './Versions';
import { letterOf } from './words';

const Head = ({ sheet, onVersions }: { sheet: Sheet; onVersions: () => void }) => {
  const navigate = useNavigate();
  const list = useRead('four-ps.list', {});
  const { addOption } = useSheetWrites();
  const remove = useWrite('four-ps.remove', { done: () => 'Removed the worksheet' });
  const print = useWorksheetPdf(sheet);
  const full = sheet.options.length >= MAX_OPTIONS;
  const add = (copyOf?: string): void =>
    addOption.mutate({ sheetId: sheet.sheet.id, name: `Option ${letterOf(sheet.options.length)}`, copyOf });
  useNewThing('New option', () => {
    if (!full) add();
  });
  const last = sheet.options.at(-1);
  return (
    <div className={styles.head}>
      <title>{`${sheet.sheet.name} · Four Ps · Tandem`}</title>
      <h1>Four Ps</h1>
      <Menu
        label="Worksheets"
        items={[
          ...(list.data ?? []).map((one) => ({
            label: one.name,
            checked: one.id === sheet.sheet.id,
            onSelect: () => void navigate({ to: '/four-ps/$id', params: { id: one.id } }),
          })),
          'line' as const,
          { label: 'All worksheets', onSelect: () => void navigate({ to: '/four-ps' }) },
        ]}
      >
        <Button kind="quiet">{sheet.sheet.name} ▾</Button>
      </Menu>
      <span className="push" />
      <FromNotes kind="four-ps" id={sheet.sheet.id} />
      <Menu
        label="More for this worksheet"
        position="bottom-end"
        items={[
          ...(last && !full ? [{ label: `Copy ${last.name} as a new option`, onSelect: () => add(last.id) }] : []),
          { label: 'Versions', hint: 'Keep it as it is, or compare', onSelect: onVersions },
          { heading: 'Export PDF' },
          { label: 'All options on A4', onSelect: () => void print('A4') },
          { label: 'All options on US Letter', onSelect: () => void print('Letter') },
          ...sheet.options.flatMap((option, index) => [
            { label: `${letterOf(index)} ${option.name} on A4`, onSelect: () => void print('A4', option.id) },
            {
              label: `${letterOf(index)} ${option.name} on US Letter`,
              onSelect: () => void print('Letter', option.id),
            },
          ]),
          'line' as const,
          {
            label: 'Remove the worksheet',
            danger: true,
            onSelect: () =>
              remove.mutate({ id: sheet.sheet.id }, { onSuccess: () => void navigate({ to: '/four-ps' }) }),
          },
        ]}
      >
        <Button icon={IconDots}>More</Button>
      </Menu>
      <Button
        icon={IconPlus}
        shortcut="N"
        waits={full ? `A worksheet has ${MAX_OPTIONS} options at most` : undefined}
        onClick={() => add()}
      >
        Option
      </Button>
      <TablesButton />
    </div>
  );
};

const Body = ({ sheet, evidence }: { sheet: Sheet; evidence: Output<'four-ps.evidence'> | undefined }) => {
  const [versions, setVersions] = useState(false);
  return (
    <TableScope>
      <div className={styles.page}>
        <SheetTaken sheet={sheet} />
        <div className={styles.main}>
          <div className={styles.wide} style={{ '--options': sheet.options.length } as CSSProperties}>
            <Head sheet={sheet} onVersions={() => setVersions(true)} />
            <SheetGrid sheet={sheet} evidence={evidence} />
            <Details sheet={sheet} evidence={evidence} />
          </div>
        </div>
        <aside className={styles.panel} aria-label="Assumptions">
          <div className={styles.panelHead}>
            <HouseNote
              key={sheet.sheet.productId}
              products={
                sheet.sheet.productId === null ? [] : [{ id: sheet.sheet.productId, name: sheet.sheet.product ?? '' }]
              }
            />
          </div>
          <AssumptionsPanel sheet={sheet} />
          <Compare sheet={sheet} />
        </aside>
        <Versions sheet={sheet} open={versions} onClose={() => setVersions(false)} />
      </div>
    </TableScope>
  );
};

/** One worksheet: options side by side with evidence and unit economics, and what they assume. */
export const SheetPage = () => {
  const { id } = useParams({ from: '/four-ps/$id' });
  useSearch({ from: '/four-ps/$id' });
  const { period } = usePeriod();
  const query = useRead('four-ps.get', { id });
  const evidence = useRead('four-ps.evidence', { id, period: period.id });
  return <Await query={query}>{(sheet) => <Body key={id} sheet={sheet} evidence={evidence.data} />}</Await>;
};
