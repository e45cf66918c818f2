import type { ImportMap } from '../../../../../shared/contract/imports';
import { Select, TextField } from '../../../ui';
import styles from './importing.module.css';
import type { Inspected } from './useImport';

type Kind = 'open' | 'won' | 'lost';
type Rule = { kind: Kind; probability: number | undefined };

const KINDS = [
  { value: 'open', label: 'Open' },
  { value: 'won', label: 'Won' },
  { value: 'lost', label: 'Lost' },
];

const guess = (name: string): Kind =>
  /\bwon\b|closedwon/i.test(name) ? 'won' : /\blost\b|closedlost/i.test(name) ? 'lost' : 'open';

/** What the map says of a stage, in whichever of its spellings. */
const ruleOf = (stages: ImportMap['stages'], name: string): Rule => {
  if (Array.isArray(stages)) {
    const found = stages.find((stage) => stage.name === name);
    return found ? { kind: found.kind, probability: found.probability } : { kind: guess(name), probability: undefined };
  }
  const rule = stages?.[name];
  if (rule === undefined) return { kind: guess(name), probability: undefined };
  if (typeof rule === 'string') return { kind: rule, probability: undefined };
  return { kind: rule.kind ?? rule.is ?? rule.type ?? rule.status ?? 'open', probability: rule.probability };
};

/** Which stage of the file is open, won or lost, and with which chance. */
export const StageRules = ({
  inspected,
  map,
  onChange,
}: {
  inspected: Inspected;
  map: ImportMap;
  onChange: (map: ImportMap) => void;
}) => {
  const column = inspected.columns.findIndex(({ name }) => map.columns[name] === 'stage');
  const named = Array.isArray(map.stages) ? map.stages.map((stage) => stage.name) : Object.keys(map.stages ?? {});
  const seen = inspected.rows.map((row) => (row.cells[column] ?? '').trim()).filter((name) => name !== '');
  const names = [...new Set([...named, ...seen])].slice(0, 30);
  const set = (name: string, rule: Rule): void =>
    onChange({
      ...map,
      stages: names.map((one) => {
        const { kind, probability } = one === name ? rule : ruleOf(map.stages, one);
        return { name: one, kind, ...(probability === undefined ? {} : { probability }) };
      }),
    });
  if (names.length === 0) return null;
  return (
    <section aria-label="Stages">
      <h3>Stages of the file</h3>
      <div className={styles.rows}>
        {names.map((name) => {
          const rule = ruleOf(map.stages, name);
          return (
            <div key={name} className="row">
              <b className="cut" style={{ flex: 1 }}>
                {name}
              </b>
              <Select
                small
                aria-label={`${name} is`}
                data={KINDS}
                value={rule.kind}
                onChange={(value: string | null) => {
                  const kind = value === 'won' || value === 'lost' ? value : 'open';
                  set(name, { ...rule, kind });
                }}
              />
              <TextField
                aria-label={`Odds of ${name} in percent`}
                placeholder="%"
                style={{ width: 72 }}
                inputMode="decimal"
                disabled={rule.kind !== 'open'}
                value={
                  rule.probability === undefined
                    ? ''
                    : String(Math.round(rule.probability * (rule.probability > 1 ? 1 : 100)))
                }
                onChange={(event) => {
                  const percent = Number(event.currentTarget.value);
                  set(name, {
                    ...rule,
                    probability:
                      event.currentTarget.value.trim() === '' || !Number.isFinite(percent)
                        ? undefined
                        : Math.min(100, Math.max(0, percent)) / 100,
                  });
                }}
              />
            </div>
          );
        })}
      </div>
    </section>
  );
};
