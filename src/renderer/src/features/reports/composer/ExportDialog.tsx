import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../../../shared/contract';
import { LOCALE_IDS, LOCALES } from '../../../../../shared/domain/investor';
import type { Period } from '../../../../../shared/domain/period';
import { useCommand } from '../../../commands';
import { periodName } from '../../../format';
import { Button, Dialog, Segmented, Select } from '../../../ui';
import { type ExportOf, type Paper, type useExport, useReady } from '../Export';
import styles from './composer.module.css';
import { Reveals } from './Reveals';

type Props = {
  period: Period;
  paper: Paper;
  groups: Output<'updates.groups'>;
  groupId: string | null;
  exporting: ReturnType<typeof useExport>;
};
const WHOLE = 'whole';
const OWN = 'own';
const FORMATS = [
  { value: 'pdf', label: 'PDF' },
  { value: 'html', label: 'HTML file' },
  { value: 'xlsx', label: 'XLSX' },
] as const;
const PAPERS = [
  { value: 'A4', label: 'A4' },
  { value: 'Letter', label: 'Letter' },
] as const;

const Form = ({ period, paper, groups, groupId, exporting, onClose }: Props & { onClose: () => void }) => {
  const localeOf = (id: string | null) => groups.find((group) => group.id === id)?.locale ?? null;
  const [format, setFormat] = useState<'pdf' | 'html' | 'xlsx'>('pdf');
  const [size, setSize] = useState<Paper>(paper);
  const [readers, setReaders] = useState(groupId);
  const [locale, setLocale] = useState(localeOf(groupId));
  const job: ExportOf = { kind: 'investor', period: period.id, paper: size, groupId: readers, locale };
  useReady({ ...job, format: format === 'html' ? 'html' : 'pdf' }, format !== 'xlsx');
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Export the update of ${periodName(period)}`}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="primary"
            onClick={() => {
              onClose();
              void (format === 'xlsx' ? exporting.workbook(job) : exporting.print({ ...job, format }));
            }}
          >
            {format === 'pdf' ? 'Export PDF' : format === 'html' ? 'Export HTML' : 'Export XLSX'}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <span className="row">
          <Segmented label="Format" value={format} options={FORMATS} onChange={setFormat} />
          <Segmented label="Paper of the file" value={size} options={PAPERS} onChange={setSize} />
        </span>
        <Select
          label="For"
          data={[
            { value: WHOLE, label: 'Everybody, all figures' },
            ...groups.map((group) => ({ value: group.id, label: group.name })),
          ]}
          value={readers ?? WHOLE}
          onChange={(next) => {
            const id = next === WHOLE ? null : next;
            setReaders(id);
            setLocale(localeOf(id));
          }}
        />
        <Select
          label="Numbers and dates as in"
          data={[
            { value: OWN, label: 'This computer' },
            ...LOCALE_IDS.map((id) => ({ value: id, label: LOCALES[id] })),
          ]}
          value={locale ?? OWN}
          onChange={(next) => setLocale(LOCALE_IDS.find((id) => id === next) ?? null)}
        />
        {readers !== null && <Reveals period={period} groupId={readers} />}
        <p className="s ink3">
          {format === 'pdf'
            ? 'Pages with contents, footnotes and bookmarks, tagged for screen readers.'
            : format === 'xlsx'
              ? 'A workbook with a sheet for each block that is shown: numbers and days as such, what is kept back left out.'
              : 'One file that opens in any browser: fonts and charts are in it, it fetches nothing, and it can be printed.'}
        </p>
      </div>
    </Dialog>
  );
};

/** Asks for whom, how it is written and on which paper, then exports. */
export const ExportUpdate = (props: Props) => {
  const [open, setOpen] = useState(false);
  useCommand([{ id: 'report.export', title: 'Export this update', group: 'On this page', run: () => setOpen(true) }]);
  return (
    <>
      <Button
        kind="primary"
        icon={IconDownload}
        waits={props.exporting.job.state === 'running' ? 'The update is being printed.' : undefined}
        onClick={() => setOpen(true)}
      >
        Export
      </Button>
      {open && <Form {...props} onClose={() => setOpen(false)} />}
    </>
  );
};
