import { type FocusEvent, type KeyboardEvent, useRef, useState } from 'react';
import { useSavedDraft } from '../../api';
import type { FourPsOption } from '../../../../shared/contract/four-ps';
import { FOUR_PS, type FourP, PROMPTS, SHEET_TEMPLATES } from '../../../../shared/domain/four-ps';
import { cx } from '../../ui';
import styles from './four-ps.module.css';
import { useSheetWrites } from './useSheet';

/** A field of text is scrolled to by its caret alone: the rest of it might stay outside, or under the first column. */
export const showWhole = ({ target }: FocusEvent): void =>
  target.scrollIntoView({ block: 'nearest', inline: 'nearest' });

type PointProps = {
  about: string;
  label: string;
  ask: string;
  value: string;
  headline?: boolean;
  /** What is never empty: emptied and left, it stands again as it was. */
  needed?: boolean;
  /** Reached by Enter from the point before it: Tab goes from cell to cell. */
  within?: boolean;
  onSave: (text: string) => Promise<unknown>;
  onNext?: () => void;
};

/** A line or more of text: saved on leaving, Enter goes to the next, after the last to the next cell, Shift Enter breaks the line, Esc takes back. */
export const Point = ({
  about,
  label,
  ask,
  value,
  headline = false,
  needed = false,
  within = false,
  onSave,
  onNext,
}: PointProps) => {
  const { text, change, save } = useSavedDraft(label, value, about, onSave);
  const leave = (): void => {
    const typed = text.trim();
    if (needed && typed === '') change(value);
    else save(typed);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key === 'Escape' && text !== value) {
      event.stopPropagation();
      change(value);
    }
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      leave();
      onNext?.();
    }
  };
  return (
    <textarea
      rows={1}
      tabIndex={within ? -1 : undefined}
      aria-label={label}
      placeholder={ask}
      className={cx(styles.point, headline && styles.headline)}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={onKeyDown}
    />
  );
};

/** The questions that a new worksheet stands with under a P: an answer is typed in their place. */
const isQuestion = (p: FourP, text: string): boolean =>
  text !== '' && Object.values(SHEET_TEMPLATES).some(({ points }) => points[p] === text);

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
    requestAnimationFrame(() => {
      const here = cell.current?.closest('td');
      const after = here?.nextElementSibling ?? here?.parentElement?.nextElementSibling;
      (cell.current?.querySelectorAll('textarea')[index + 1] ?? after?.querySelector('textarea'))?.focus();
    });
  };
  return (
    <td className={styles.cell}>
      <div
        ref={cell}
        className={styles.points}
        onFocus={(event) => {
          showWhole(event);
          const { target } = event;
          if (target instanceof HTMLTextAreaElement && isQuestion(p, target.value)) target.select();
          setInside(true);
        }}
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
            within={prompt !== 'headline'}
            value={textOf(prompt)}
            onSave={(text) => point.mutateAsync({ optionId: option.id, p, prompt, text })}
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
