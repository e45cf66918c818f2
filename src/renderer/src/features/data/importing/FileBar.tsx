import { FORMAT_NAMES } from '../../../../../shared/contract/formats';
import { IconFile, IconX } from '@tabler/icons-react';
import { useWorkspace } from '../../../api';
import { bytes, moment, number, plural } from '../../../format';
import { Badge, Button, Card, cx, IconButton } from '../../../ui';
import styles from './importing.module.css';
import { type Entry, fileName, type Importing } from './useImport';

const State = ({ entry }: { entry: Entry }) => {
  if (entry.summary)
    return (
      <Badge tone="good" shape="circle">
        Imported
      </Badge>
    );
  if (!entry.inspected)
    return (
      <Badge tone="bad" shape="diamond">
        Cannot be read
      </Badge>
    );
  if (entry.inspected.recognised)
    return (
      <Badge tone="good" shape="circle">
        {entry.inspected.vendor ?? FORMAT_NAMES[entry.format]}
      </Badge>
    );
  if (entry.dry)
    return (
      <Badge tone="good" shape="circle">
        {FORMAT_NAMES[entry.format]}, mapped
      </Badge>
    );
  return (
    <Badge tone="warn" shape="triangle">
      Needs a mapping
    </Badge>
  );
};

const size = (entry: Entry): string =>
  entry.inspected
    ? [
        ...(entry.dry ? [plural(entry.dry.summary.rows, 'row')] : []),
        plural(entry.inspected.columns.length, 'column'),
        bytes(entry.inspected.bytes),
      ].join(', ')
    : (entry.problem ?? '');

/** The files in hand: one as a bar, several as a list to go through. */
export const FileBar = ({ importing, onChoose }: { importing: Importing; onChoose: () => void }) => {
  const { entries, at, select, drop } = importing;
  const { today, timeZone } = useWorkspace();
  const many = entries.length > 1;
  return (
    <Card label="Files" pad={false}>
      <ul className={styles.files} aria-label="Files to import">
        {entries.map((entry, index) => (
          <li key={entry.id} className={cx(styles.file, many && index === at && styles.current)}>
            <IconFile size={16} aria-hidden />
            {many ? (
              <button
                type="button"
                className={cx(styles.name, 'cut')}
                aria-current={index === at ? 'true' : undefined}
                onClick={() => select(index)}
              >
                {fileName(entry)}
              </button>
            ) : (
              <b className="cut">{fileName(entry)}</b>
            )}
            <span className="ink3 cut">{size(entry)}</span>
            <State entry={entry} />
            <span className="push row">
              {entry.inspected?.remembered && (
                <span className="ink3 wide">as on {moment(entry.inspected.remembered, today, timeZone)}</span>
              )}
              {entry.inspected && entry.inspected.encoding !== 'utf-8' && (
                <span className="ink3 wide">{entry.inspected.encoding}</span>
              )}
              {many ? (
                <IconButton icon={IconX} small label={`Leave out ${fileName(entry)}`} onClick={() => drop(entry.id)} />
              ) : (
                <Button small onClick={onChoose}>
                  Add files
                </Button>
              )}
            </span>
          </li>
        ))}
        {many && (
          <li className={styles.file}>
            <span className="ink3">
              {number(entries.filter((entry) => entry.summary).length)} of {plural(entries.length, 'file')} imported
            </span>
            <span className="push">
              <Button small onClick={onChoose}>
                Add files
              </Button>
            </span>
          </li>
        )}
      </ul>
    </Card>
  );
};
