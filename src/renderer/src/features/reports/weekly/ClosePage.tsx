import { Link } from '@tanstack/react-router';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { call, useRead } from '../../../api';
import { PeriodArrows } from '../../../frame/PeriodArrows';
import { usePeriod } from '../../../frame/period';
import { spanWords } from '../../../print/words';
import { Await, Badge, Button, buttonClass, Card, Empty, Page } from '../../../ui';
import { reportPeriod } from '../period';
import styles from './close.module.css';
import { FreezeCard } from './Freeze';
import { SectionFileDialog } from './SectionFile';
import { SectionRow } from './SectionRow';

/** Closing a week: how fresh the data of each section is, its words and signature, then the freeze. */
export const ClosePage = () => {
  const { period: shown, calendar, today } = usePeriod();
  const period = reportPeriod('weekly', shown, today, calendar);
  const close = useRead('reports.close', { period: period.id });
  const [path, setPath] = useState<string | null>(null);
  const choose = async (): Promise<void> => {
    const { paths } = await call('app.chooseFiles', { title: 'A section’s file', extensions: ['json'] });
    setPath(paths[0] ?? null);
  };
  return (
    <Page
      title="Close the week"
      crumbs={[{ label: 'Reports', to: '/reports' }]}
      sub={close.data && spanWords(close.data.span, close.data.asOf)}
      beside={
        <span className="row">
          <PeriodArrows period={period} />
          {close.data && close.data.snapshots.length > 0 && <Badge tone="accent">Frozen</Badge>}
        </span>
      }
      actions={
        <>
          <Button icon={IconFileImport} onClick={() => void choose()}>
            Open a section’s file
          </Button>
          <Link to="/reports/weekly" search={{ period: period.id }} className={buttonClass({})}>
            Open the report
          </Link>
        </>
      }
    >
      <Await query={close}>
        {(value) =>
          value.hasData ? (
            <div className={styles.close}>
              <Card title="Sections" sub="data, words, signature" pad={false}>
                <ul className={styles.sections}>
                  {value.sections.map((item) => (
                    <SectionRow key={item.section.id} period={period.id} item={item} />
                  ))}
                </ul>
              </Card>
              <FreezeCard close={value} />
            </div>
          ) : (
            <Empty
              title="Nothing to close yet"
              actions={
                <Link to="/data/import" className={buttonClass({ kind: 'primary' })}>
                  Import files
                </Link>
              }
            >
              A week is closed once its orders, deals, leads and ad spend are in. Bring in the first file.
            </Empty>
          )
        }
      </Await>
      <SectionFileDialog path={path} onClose={() => setPath(null)} />
    </Page>
  );
};
