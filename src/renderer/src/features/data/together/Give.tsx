import { useState } from 'react';
import { call, sentence, useJob, useRead, useWorkspace } from '../../../api';
import { moment, plural } from '../../../format';
import { Button, Card, DateField, Progress, Select, showAction, showError } from '../../../ui';

const LAST = 'last';
const DAY = 'day';
const START = 'start';

/** What was changed here since a moment, as a file for a teammate. */
export const Give = () => {
  const { name, today, timeZone } = useWorkspace();
  const before = useRead('bundle.list', {}).data ?? [];
  const last = before.find(({ direction }) => direction === 'given');
  const [point, setPoint] = useState<string | null>(null);
  const [from, setFrom] = useState(today);
  const write = useJob('bundle.export');
  const kind = point ?? (last ? LAST : START);
  const since = kind === LAST ? (last?.madeAt ?? '') : kind === DAY ? new Date(`${from}T00:00:00`).toISOString() : '';
  const changes = useRead('bundle.changes', { since }).data;
  const nothing = changes !== undefined && changes.records === 0 && changes.imports === 0;
  const give = async (): Promise<void> => {
    try {
      const { path } = await call('app.chooseSave', {
        title: 'Save the changes',
        name: `${name} ${today}.changes`,
        extension: 'changes',
      });
      if (path === null) return;
      const made = await write.run({ file: path, since }, (error) => showError(error.message));
      if (!made) return;
      showAction(
        `Saved ${plural(made.records, 'changed record')} and ${plural(made.imports, 'import')}.`,
        'Show in folder',
        () => void call('app.showItem', { path: made.file }),
      );
    } catch (error) {
      showError(sentence(error));
    }
  };
  return (
    <Card title="Give my changes" sub="one file, for teammates who have a copy of this workspace">
      <div className="row">
        <Select
          w={260}
          label="Changes since"
          data={[
            ...(last ? [{ value: LAST, label: `the last file, ${moment(last.madeAt, today, timeZone)}` }] : []),
            { value: DAY, label: 'a day' },
            { value: START, label: 'the beginning' },
          ]}
          value={kind}
          onChange={(next) => setPoint(next)}
        />
        {kind === DAY && <DateField w={140} label="Day" value={from} onChange={(next) => setFrom(next ?? today)} />}
      </div>
      <div className="row">
        <output className="s ink2">
          {changes === undefined
            ? 'Counting…'
            : nothing
              ? 'Nothing has been changed since.'
              : `${plural(changes.records, 'record')} changed, ${plural(changes.imports, 'file')} imported.`}
        </output>
        <span className="push">
          <Button
            small
            onClick={() => void give()}
            waits={(write.state === 'running' && 'It is being written') || (nothing && 'There is nothing to give')}
          >
            Save the changes
          </Button>
        </span>
      </div>
      <Progress job={write} label="Gathering" />
    </Card>
  );
};
