import { IconBold, IconItalic, IconLink, IconList, IconNumber123 } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useSavedDraft } from '../../../api';
import type { InvestorReport } from '../../../../../shared/contract/reports';
import type { Period } from '../../../../../shared/domain/period';
import { numbersOf } from '../../../../../shared/domain/rich-text';
import { figureText } from '../../../print/figures';
import { Button, cx, IconButton } from '../../../ui';
import styles from './composer.module.css';
import { insert, list, type Selected, wrap } from './marks';
import { NumberPicker } from './NumberPicker';

type Props = {
  label: string;
  /** The block that the words are of, and the update's period. */
  about: string;
  value: string;
  placeholder: string;
  period: Period;
  bound: InvestorReport['bound'];
  /** May reject; the caller says why. */
  onSave: (text: string) => Promise<unknown>;
  /** One line, without lists. */
  line?: boolean;
  disabled?: boolean;
};

/** The numbers that a text holds, as they stand on the paper now. */
const Numbers = ({ text, bound }: { text: string; bound: Props['bound'] }) => {
  const numbers = numbersOf(text);
  if (numbers.length === 0) return null;
  return (
    <ul className={styles.numbers} aria-label="Live numbers in this text">
      {numbers.map(({ raw }) => {
        const found = bound.find((one) => one.raw === raw);
        return (
          <li key={raw}>
            <b className="num">{found ? figureText(found.value) : '…'}</b>
            <span className="ink2 cut">{found ? found.label : 'not saved yet, or no figure'}</span>
            <code className="ink3 cut">{raw}</code>
          </li>
        );
      })}
    </ul>
  );
};

/**
 * Words with simple formatting. What is typed is a draft until the field is left, Ctrl Enter is pressed or a button
 * changes it; each saving is one step of undo.
 */
export const TextEditor = ({
  label,
  about,
  value,
  placeholder,
  period,
  bound,
  onSave,
  line = false,
  disabled,
}: Props) => {
  const id = useId();
  const { text, change, save } = useSavedDraft(label, value, about, onSave);
  const [picking, setPicking] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const caret = useRef<[number, number]>([0, 0]);
  const selectAfter = useRef<[number, number] | null>(null);
  useEffect(() => {
    const [from, to] = selectAfter.current ?? [];
    if (from === undefined || to === undefined) return;
    selectAfter.current = null;
    field.current?.focus();
    field.current?.setSelectionRange(from, to);
  });
  const now = (): Selected => {
    const at = field.current;
    const [from, to] = at ? [at.selectionStart, at.selectionEnd] : [text.length, text.length];
    return { text, from, to };
  };
  const apply = (edit: (selected: Selected) => Selected): void => {
    const next = edit(now());
    change(next.text);
    selectAfter.current = [next.from, next.to];
  };
  const link = (): void =>
    apply((selected) => {
      const words = selected.text.slice(selected.from, selected.to) || 'words';
      const after = insert(selected, `[${words}](https://)`);
      return { ...after, from: after.to - 1, to: after.to - 1 };
    });
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const mod = event.ctrlKey || event.metaKey;
    if (event.key === 'Escape' && text !== value) {
      event.stopPropagation();
      change(value);
    } else if (event.key === 'Enter' && (mod || line)) {
      event.preventDefault();
      save(text);
    } else if (mod && (event.key === 'b' || event.key === 'i')) {
      event.preventDefault();
      event.stopPropagation();
      apply((selected) => wrap(selected, event.key === 'b' ? '**' : '*'));
    }
  };
  const keep = { onMouseDown: (event: { preventDefault: () => void }) => event.preventDefault() };
  return (
    <div className={styles.text}>
      <div className={styles.bar}>
        <label htmlFor={id} className="s ink2">
          {label}
        </label>
        <span className="row push" {...keep}>
          <IconButton
            small
            icon={IconBold}
            label={`Bold in ${label}`}
            disabled={disabled}
            onClick={() => apply((selected) => wrap(selected, '**'))}
          />
          <IconButton
            small
            icon={IconItalic}
            label={`Italic in ${label}`}
            disabled={disabled}
            onClick={() => apply((selected) => wrap(selected, '*'))}
          />
          {!line && (
            <IconButton
              small
              icon={IconList}
              label={`List in ${label}`}
              disabled={disabled}
              onClick={() => apply(list)}
            />
          )}
          <IconButton small icon={IconLink} label={`Link in ${label}`} disabled={disabled} onClick={link} />
          <Button
            small
            icon={IconNumber123}
            disabled={disabled}
            aria-label={`Insert a live number in ${label}`}
            onClick={() => {
              const { from, to } = now();
              caret.current = [from, to];
              setPicking(true);
            }}
          >
            Number
          </Button>
        </span>
      </div>
      <textarea
        id={id}
        ref={field}
        dir="auto"
        className={cx(styles.area, line && styles.line)}
        rows={line ? 2 : 4}
        value={text}
        placeholder={placeholder}
        disabled={disabled}
        maxLength={line ? 500 : 20_000}
        onChange={(event) => change(line ? event.currentTarget.value.replaceAll('\n', ' ') : event.currentTarget.value)}
        onBlur={() => !picking && save(text)}
        onKeyDown={onKeyDown}
      />
      <Numbers text={text} bound={bound} />
      {picking && (
        <NumberPicker
          open
          period={period}
          onClose={() => setPicking(false)}
          onInsert={(raw) => {
            const [from, to] = caret.current;
            save(insert({ text, from, to }, raw).text);
          }}
        />
      )}
    </div>
  );
};
