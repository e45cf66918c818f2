import { IconArrowForwardUp, IconX } from '@tabler/icons-react';
import type { Input } from '../../../../../shared/contract';
import type { InvestorReport, UpdateBlock } from '../../../../../shared/contract/reports';
import { BLOCKS } from '../../../../../shared/domain/investor';
import type { Period } from '../../../../../shared/domain/period';
import { useRead, useWorkspace, useWrite } from '../../../api';
import { Button, IconButton, InlineEdit, MultiSelect } from '../../../ui';
import styles from './composer.module.css';
import { TextEditor } from './TextEditor';

type Props = { block: UpdateBlock; report: InvestorReport; period: Period };
type Patch = Omit<Input<'updates.setBlock'>, 'id'>;

const PLACEHOLDERS: Partial<Record<UpdateBlock['kind'], string>> = {
  headline: 'The period in three sentences. Left empty, the figures speak.',
  highlights: 'What went well. One point a line; a title ends with a colon.',
  lowlights: 'What did not, and what you learned. One point a line.',
  asks: 'Who or what would help. One ask a line; a title ends with a colon.',
  thanks: 'Whom to thank.',
  team: 'Who joined, who left, whom you look for.',
  runway: 'What the burn is made of, or what will change it.',
  text: 'Anything else.',
};
const WRITTEN: ReadonlySet<UpdateBlock['kind']> = new Set([
  'headline',
  'vision',
  'highlights',
  'lowlights',
  'asks',
  'thanks',
  'team',
  'runway',
  'text',
]);

/** Saves a part of a block; a refusal is said by the write, and whoever keeps words until then hears of it too. */
const useSaveBlock = ({ id }: UpdateBlock): ((patch: Patch) => Promise<unknown>) => {
  const { mutateAsync } = useWrite('updates.setBlock');
  return (patch) => mutateAsync({ id, ...patch });
};

const useBlock = ({ id }: UpdateBlock): ((patch: Patch) => void) => {
  const write = useWrite('updates.setBlock');
  return (patch) => write.mutate({ id, ...patch });
};

const KeyFigures = ({ block, report, period }: Props) => {
  const set = useBlock(block);
  const catalogue = useRead('metrics.catalogue', { period: period.id });
  return (
    <MultiSelect
      label="Figures, in their order"
      searchable
      data={(catalogue.data ?? []).map(({ definition }) => ({ value: definition.id, label: definition.name }))}
      value={report.key.map(({ figure }) => figure.value.metric)}
      onChange={(metrics) => metrics.length > 0 && metrics.length <= 30 && set({ data: { metrics } })}
    />
  );
};

const Runway = ({ block }: Props) => {
  const set = useBlock(block);
  const { currency } = useWorkspace();
  const { cashMinor = null, burnMinor = null, day = null } = block.data;
  return (
    <div className={styles.pairs}>
      <span className="s ink2">Cash</span>
      <InlineEdit
        kind="money"
        label="Cash in the bank"
        value={cashMinor}
        currency={currency}
        placeholder="Type an amount"
        onSave={(minor) => set({ data: { cashMinor: minor } })}
      />
      <span className="s ink2">Burn a month</span>
      <InlineEdit
        kind="money"
        label="Net burn a month"
        value={burnMinor}
        currency={currency}
        placeholder="Spent beyond what comes in"
        onSave={(minor) => set({ data: { burnMinor: minor } })}
      />
      <span className="s ink2">As of</span>
      <InlineEdit
        kind="date"
        label="Day of cash and burn"
        value={day}
        onSave={(next) => set({ data: { day: next } })}
      />
    </div>
  );
};

/** The last asks, each done or open, with a word about it; one that is still open can be asked again. */
const FollowUps = ({ block }: Props) => {
  const set = useBlock(block);
  const followUps = block.data.followUps ?? [];
  if (followUps.length === 0) return null;
  type FollowUp = (typeof followUps)[number];
  const change = (id: string, patch: Partial<FollowUp>): void =>
    set({ data: { followUps: followUps.map((one) => (one.id === id ? { ...one, ...patch } : one)) } });
  return (
    <fieldset className={styles.followUps}>
      <legend className="s ink2">What became of the last asks</legend>
      {followUps.map((one) => (
        <div key={one.id} className={styles.followUp}>
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={one.done}
              onChange={(event) => change(one.id, { done: event.currentTarget.checked })}
            />
            <span dir="auto">{one.text}</span>
            <span className="s ink3">{one.done ? 'done' : 'open'}</span>
          </label>
          <span className="row">
            <InlineEdit
              kind="text"
              bare
              label={`What became of: ${one.text}`}
              placeholder="What became of it"
              value={one.note}
              onSave={(note) => change(one.id, { note })}
            />
            {!one.done && (
              <Button
                small
                icon={IconArrowForwardUp}
                onClick={() => set({ text: [block.text.trim(), one.text].filter(Boolean).join('\n') })}
              >
                Ask again
              </Button>
            )}
            <IconButton
              small
              icon={IconX}
              label={`Leave out: ${one.text}`}
              onClick={() => set({ data: { followUps: followUps.filter((other) => other.id !== one.id) } })}
            />
          </span>
        </div>
      ))}
    </fieldset>
  );
};

/** What of a block can be written: its texts, its figures, or nothing where it draws itself. */
export const BlockEditor = (props: Props) => {
  const { block, report, period } = props;
  const save = useSaveBlock(block);
  const { bound } = report;
  return (
    <div className={styles.editor}>
      <p className="s ink3">{BLOCKS[block.kind].words}</p>
      {block.kind === 'headline' && (
        <TextEditor
          about={`${period.id} ${block.id}`}
          line
          label="Sentence on the cover"
          value={block.title}
          placeholder="Left empty, the figures write it."
          period={period}
          bound={bound}
          onSave={(title) => save({ title })}
        />
      )}
      {block.kind === 'text' && (
        <TextEditor
          about={`${period.id} ${block.id}`}
          line
          label="Title"
          value={block.title}
          placeholder="Its heading"
          period={period}
          bound={bound}
          onSave={(title) => save({ title })}
        />
      )}
      {block.kind === 'kpis' && <KeyFigures {...props} />}
      {block.kind === 'runway' && <Runway {...props} />}
      {WRITTEN.has(block.kind) && (
        <TextEditor
          about={`${period.id} ${block.id}`}
          label={block.kind === 'headline' ? 'In short' : block.kind === 'text' ? 'Text' : BLOCKS[block.kind].name}
          value={block.text}
          placeholder={
            block.kind === 'vision' ? report.vision || 'What the company is for.' : (PLACEHOLDERS[block.kind] ?? '')
          }
          period={period}
          bound={bound}
          onSave={(text) => save({ text })}
        />
      )}
      {block.kind === 'asks' && <FollowUps {...props} />}
      {!WRITTEN.has(block.kind) && block.kind !== 'kpis' && (
        <p className="s">It draws itself from the data of the period, and stays live until the update is sent.</p>
      )}
    </div>
  );
};
