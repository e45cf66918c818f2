import { moment, number, plural } from '../../../format';
import { Badge, Segmented } from '../../../ui';
import type { Shown } from '../fieldText';
import styles from './together.module.css';
import { choiceKey, type Preview, type Side, type Together } from './useTogether';

type Choice = Side | '';
const TAKE = [
  { value: 'theirs', label: 'Take' },
  { value: 'mine', label: 'Leave' },
] as const;
const SIDES = [
  { value: 'mine', label: 'Ours' },
  { value: 'theirs', label: 'Theirs' },
] as const;
const EXAMPLES = 5;

/** Files that a teammate imported: their rows, which are the same as here, and where the two say different things. */
export const Files = ({
  imports,
  together,
  shown,
}: {
  imports: Preview['imports'];
  together: Together;
  shown: Shown;
}) => (
  <>
    {imports.map((one) => {
      const side: Choice =
        together.chosen.get(choiceKey('imports', one.id, ''))?.take ??
        (one.conflicts > 0 ? (together.rest ?? '') : 'theirs');
      return (
        <li key={one.id} className={styles.record}>
          <div className="row">
            <span className={styles.title}>
              <b className="cut">{one.file}</b>
              <span className="s ink3">
                {['Imported', one.by, moment(one.at, shown.today, shown.zone)].filter(Boolean).join(', ')}
              </span>
            </span>
            {one.conflicts > 0 && <Badge tone="warn">conflict</Badge>}
            <span className="push">
              <Segmented<Choice>
                label={one.file}
                value={side}
                options={one.conflicts > 0 && !one.takenBack ? SIDES : TAKE}
                onChange={(next) => next !== '' && together.pick('imports', one.id, '', next)}
              />
            </span>
          </div>
          <p className="s ink2">
            {number(one.added)} new, {number(one.updated)} changed, {number(one.same)} the same as here
            {one.conflicts > 0 && !one.takenBack && `, ${plural(one.conflicts, 'row')} that both have otherwise`}.
            {one.takenBack && ' This import was taken back here.'}
          </p>
          {one.examples.length > 0 && (
            <ul className="s ink2">
              {one.examples.slice(0, EXAMPLES).map((example) => (
                <li key={`${example.what} ${example.field}`}>
                  {example.what}, {example.field}: {example.mine ?? 'nothing'} here, {example.theirs ?? 'nothing'} there
                </li>
              ))}
              {one.examples.length > EXAMPLES && <li>and {one.examples.length - EXAMPLES} more</li>}
            </ul>
          )}
        </li>
      );
    })}
  </>
);
