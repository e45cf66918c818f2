import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { ActivityKind } from '../../../../shared/domain/customers';
import { useRead } from '../../api';
import { useNewThing } from '../../commands';
import { Button, Select, TextField } from '../../ui';
import styles from './customers.module.css';
import { LogMore } from './LogMore';
import { useLocations } from './useLocations';
import { type LogContext, useLog } from './useLog';
import { ACTIVITY_CHOICES, chosen } from './words';

type Props = {
  context: LogContext;
  /** What it starts with. */
  kind: ActivityKind;
  onLogged?: () => void;
  /** Puts the cursor into what was said. */
  focus?: boolean;
};

const WHERE: ReadonlySet<ActivityKind> = new Set(['store-visit', 'demo', 'trade-show']);

/** What was done, in one line and Enter: kind, where it matters the place or the material, what was said. */
export const LogLine = ({ context, kind, onLogged, focus = false }: Props) => {
  const line = useLog(context, kind, onLogged);
  const { draft, set, error, log } = line;
  const [more, setMore] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useNewThing('Log an activity', () => field.current?.focus());
  const locations = useLocations();
  const materials = useRead('materials.list', {});
  return (
    <form
      className={styles.log}
      aria-label="Log an activity"
      onSubmit={(event) => {
        event.preventDefault();
        void log();
      }}
    >
      <div className={styles.logLine}>
        <Select
          aria-label="Kind of activity"
          data={ACTIVITY_CHOICES}
          value={draft.kind}
          onChange={(value) => set({ kind: chosen(ACTIVITY_CHOICES, value) ?? draft.kind })}
          w={144}
        />
        {WHERE.has(draft.kind) && (
          <Select
            aria-label="Where"
            placeholder="Where"
            searchable
            data={locations}
            value={draft.channelId}
            onChange={(channelId) => set({ channelId })}
            w={208}
            {...(focus ? { 'data-autofocus': true } : {})}
          />
        )}
        {draft.kind === 'material-sent' && (
          <Select
            aria-label="Material"
            placeholder="Material"
            searchable
            data={(materials.data ?? []).map((one) => ({ value: one.id, label: one.title }))}
            value={draft.materialId}
            onChange={(materialId) => set({ materialId })}
            w={208}
          />
        )}
        <TextField
          ref={field}
          aria-label="What was said"
          placeholder="What was said"
          value={draft.text}
          onChange={(event) => set({ text: event.currentTarget.value })}
          className={styles.grow}
          {...(focus && !WHERE.has(draft.kind) ? { 'data-autofocus': true } : {})}
        />
        <Button submit kind={focus ? 'primary' : 'plain'}>
          Log
        </Button>
        <Button
          kind="quiet"
          icon={more ? IconChevronUp : IconChevronDown}
          aria-expanded={more}
          onClick={() => setMore(!more)}
        >
          {more ? 'Less' : 'More'}
        </Button>
      </div>
      {more && <LogMore line={line} context={context} hasPlace={WHERE.has(draft.kind)} />}
      {error && (
        <p role="alert" className="s bad">
          {error}
        </p>
      )}
    </form>
  );
};
