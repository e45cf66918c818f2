import { Button, Card, Progress } from '../../ui';
import styles from './data.module.css';
import { Changes } from './together/Changes';
import { Earlier } from './together/Earlier';
import { Give } from './together/Give';
import { useTogether } from './together/useTogether';

/** Several people, each with a copy of the workspace: their changes go out as a file, and come in record by record. */
export const Together = () => {
  const together = useTogether();
  if (together.preview !== null) return <Changes preview={together.preview} together={together} />;
  return (
    <div className={styles.narrow}>
      <Card
        title="Take a teammate’s changes"
        sub="seen first, by record and field, with who and when"
        actions={
          <Button small kind="primary" onClick={() => void together.choose()}>
            Choose their file
          </Button>
        }
      >
        <p className="s ink2">
          What only one of you changed comes together by itself; where you both changed the same field, you decide. One
          step of undo takes all of it back, and the same file twice changes nothing. To begin, send a teammate a copy
          of the workspace from Backups.
        </p>
        <Progress job={together.look} label="Reading and comparing" />
      </Card>
      <Give />
      <Earlier />
    </div>
  );
};
