import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useDraft } from '../../api';
import type { FourPsOption } from '../../../../shared/contract/four-ps';
import { FOUR_PS, type FourP, PROMPTS } from '../../../../shared/domain/four-ps';
import { cx } from '../../ui';
import styles from './four-ps.module.css';
import { useSheetWrites } from './useSheet';

type PointProps = {
  about: string;
  label: string;
  ask: string;
  value: string;
  headline: boolean;
  onSave: (text: string) => void;
  onNext: () => void;
};

/** One prompt: saved on leaving, Enter goes to the next, Shift Enter breaks the line, Esc takes back. */
const Point = ({ about, label, ask, value, headline, onSave, onNext }: PointProps) => {
  const [text, setText, saved] = useDraft(label, value, about);
  // What was sent last: leaving the field after Enter must not send it again before the answer is there.
  const sent = useRef(value);
  useEffect(() => {
    sent.current = value;
  }, [value]);
  const save = (): void => {
    const next = text.trim();
    if (next === sent.current) return;
    sent.current = next;
    saved();
    onSave(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key === 'Escape' && text !== value) {
      event.stopPropagation();
      setText(value);
    }
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      save();
      onNext();
    }
  };
  return (
    <textarea
      rows={1}
      aria-label={label}
      placeholder={ask}
      className={cx(styles.point, headline && styles.headline)}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={onKeyDown}
    />
  );
};

/** What an option says under one P: the headline, what else is written, and, while one writes here, the prompts still open. */
export const PCell = ({ p, option }: { p: FourP; option: FourPsOption }) => {
  const { point } = useSheetWrites();
  const [inside, setInside] = useState(false);
  const cell = useRef<HTMLDivElement>(null);
  const textOf = (prompt: string): string =>
    option.points.find((one) => one.p === p && one.prompt === prompt)?.text ?? '';
  const written = Object.entries(PROMPTS[p]).filter(
    ([prompt]) => prompt === 'headline' || inside || textOf(prompt) !== '',
  );
  const next = (index: number): void => {
    // The prompts that were closed until now are in the page after this render.
    requestAnimationFrame(() => cell.current?.querySelectorAll('textarea')[index + 1]?.focus());
  };
  return (
    <td className={styles.cell}>
      <div
        ref={cell}
        className={styles.points}
        onFocus={() => setInside(true)}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) setInside(false);
        }}
      >
        {written.map(([prompt, { name, ask }], index) => (
          <Point
            key={prompt}
            about={`${option.id} ${p} ${prompt}`}
            label={`${FOUR_PS[p].name} of ${option.name}: ${name}`}
            ask={ask}
            headline={prompt === 'headline'}
            value={textOf(prompt)}
            onSave={(text) => point.mutate({ optionId: option.id, p, prompt, text })}
            onNext={() => next(index)}
          />
        ))}
        {point.error && (
          <p className="bad s" role="alert">
            {point.error.message}
          </p>
        )}
      </div>
    </td>
  );
};
