import type { Input, Output } from '../../../../shared/contract';
import { HEALTH_RULES } from '../../../../shared/domain/health';
import { useRead, useWrite } from '../../api';
import { Await, Button, Card, InlineEdit } from '../../ui';
import { Setting } from './Setting';

type Rules = Output<'health.get'>['rules'];
type Patch = Input<'health.update'>;

type Line = {
  name: string;
  hint?: string;
  field: keyof Rules;
  suffix: string;
  min?: number;
  max?: number;
  whole?: boolean;
};

const POINTS = { suffix: ' points', min: 0, max: 20 } as const;

const LINES: readonly { title: string; sub: string; lines: readonly Line[] }[] = [
  {
    title: 'Recency against rhythm',
    sub: 'days since the last order, in times of the days between orders',
    lines: [
      {
        name: 'Late from',
        hint: 'The rhythm is the one set on the company, else the median gap of its orders.',
        field: 'lateTimes',
        suffix: ' × the rhythm',
        min: 1,
        max: 20,
        whole: false,
      },
      { name: 'Late adds', field: 'latePoints', ...POINTS },
      { name: 'Very late from', field: 'veryLateTimes', suffix: ' × the rhythm', min: 1, max: 20, whole: false },
      { name: 'Very late adds', hint: 'In place of what late adds.', field: 'veryLatePoints', ...POINTS },
    ],
  },
  {
    title: 'Issues, renewal, silence',
    sub: 'a rule with 0 points is off',
    lines: [
      { name: 'Each open issue adds', field: 'issuePoints', ...POINTS },
      { name: 'A renewal is near from', field: 'renewalDays', suffix: ' days before', min: 1, max: 3650 },
      { name: 'A near renewal adds', field: 'renewalPoints', ...POINTS },
      { name: 'A renewal that is past adds', field: 'renewalPastPoints', ...POINTS },
      {
        name: 'Silence from',
        hint: 'Days since the last activity with them.',
        field: 'quietDays',
        suffix: ' days',
        min: 1,
        max: 3650,
      },
      { name: 'Silence adds', field: 'quietPoints', ...POINTS },
    ],
  },
  {
    title: 'The word',
    sub: 'below the first number a customer is healthy',
    lines: [
      { name: 'Watch from', field: 'watchAt', ...POINTS, min: 1, max: 50 },
      { name: 'At risk from', field: 'riskAt', ...POINTS, min: 1, max: 50 },
    ],
  },
];

/** The rules by which a customer is healthy, to watch or at risk: all there is behind the word, and all of it editable. */
export const HealthSection = () => {
  const query = useRead('health.get', {});
  const update = useWrite('health.update', { quiet: true });
  const save = (field: keyof Rules, value: number): Promise<unknown> => {
    const patch: Patch = { [field]: value };
    return update.mutateAsync(patch);
  };
  return (
    <Await query={query}>
      {({ rules, isDefault }) => (
        <>
          {LINES.map((group) => (
            <Card key={group.title} title={group.title} sub={group.sub}>
              {group.lines.map((line) => (
                <Setting key={line.field} name={line.name} {...(line.hint ? { hint: line.hint } : {})}>
                  <InlineEdit
                    kind="number"
                    label={line.name}
                    value={rules[line.field]}
                    suffix={rules[line.field] === 1 && line.suffix === POINTS.suffix ? ' point' : line.suffix}
                    min={line.min ?? 0}
                    max={line.max ?? 50}
                    whole={line.whole ?? true}
                    onSave={(value) => save(line.field, value)}
                  />
                </Setting>
              ))}
            </Card>
          ))}
          {!isDefault && (
            <p>
              <Button onClick={() => update.mutate(HEALTH_RULES)}>Back to the rules Tandem starts with</Button>
            </p>
          )}
        </>
      )}
    </Await>
  );
};
