import { useJob } from '../../api';
import { Badge, Button, Card, Progress } from '../../ui';
import styles from './data.module.css';

/** Whether the file is whole and the daily sums say what the rows say. */
export const Check = () => {
  const check = useJob('check.run');
  const found = check.output;
  return (
    <div className={styles.narrow}>
      <Card
        title="Check"
        sub="the file, its keys, and the daily sums against the rows"
        actions={
          <Button small onClick={() => void check.run({})} waits={check.state === 'running' && 'It is being checked'}>
            Check now
          </Button>
        }
      >
        <Progress job={check} label="Checking" />
        {!found && check.state !== 'running' && (
          <p className="ink2">
            Reads the whole file, follows every key and adds up every row again. Nothing is changed.
          </p>
        )}
        {found?.ok && (
          <p className="row">
            <Badge tone="good" shape="circle">
              All is well
            </Badge>
            <span className="ink2">Every key leads somewhere and every daily sum is right.</span>
          </p>
        )}
        {found && !found.ok && (
          <ul aria-label="Problems">
            {found.problems.map((problem) => (
              <li key={problem} className="bad">
                {problem}
              </li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  );
};
