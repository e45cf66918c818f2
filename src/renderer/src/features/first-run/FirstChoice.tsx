import type { Icon } from '@tabler/icons-react';
import styles from './FirstRun.module.css';

type FirstChoiceProps = {
  icon: Icon;
  title: string;
  text: string;
  disabled: boolean;
  /** The one that Enter takes. */
  submit?: boolean;
  onClick?: () => void;
};

/** One of the three ways to begin. */
export const FirstChoice = ({ icon: Glyph, title, text, disabled, submit = false, onClick }: FirstChoiceProps) => (
  <button type={submit ? 'submit' : 'button'} className={styles.choice} disabled={disabled} onClick={onClick}>
    <Glyph size={16} aria-hidden />
    <span>
      <b>{title}</b>
      <span className="s ink3">{text}</span>
    </span>
  </button>
);
