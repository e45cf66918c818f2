import { Link } from '@tanstack/react-router';
import { IconTrash } from '@tabler/icons-react';
import type { NoteTheme } from '../../../../shared/contract/notes';
import { useDraft, useRead, useWrite } from '../../api';
import { day as dayText, number, plural } from '../../format';
import { Await, Button, Card, IconButton, InlineEdit, TextField } from '../../ui';
import { ChartFrame } from '../../ui/charts';
import { CommentsLine } from '../comments';
import { RecordDecisions } from '../meetings/RecordDecisions';
import { Links } from './Links';
import styles from './notes.module.css';
import { StartMenu } from './StartMenu';

const HEIGHT = 36;

/** Notes by week as bars, with the same figures as a table. */
const Weeks = ({ theme }: { theme: NoteTheme }) => {
  const most = Math.max(1, ...theme.weeks.map(({ notes }) => notes));
  return (
    <ChartFrame
      title={`${theme.name}: notes by week`}
      height={HEIGHT}
      twin={{
        head: ['Week from', 'Notes'],
        rows: theme.weeks.map(({ from, notes }) => [dayText(from, { year: 'always' }), number(notes)]),
        plain: theme.weeks.map(({ from, notes }) => [from, notes]),
      }}
    >
      <div className={styles.bars}>
        {theme.weeks.map(({ from, notes }) => (
          <span key={from} style={{ height: notes === 0 ? 1 : Math.round((notes / most) * HEIGHT) }} />
        ))}
      </div>
    </ChartFrame>
  );
};

const Theme = ({ theme }: { theme: NoteTheme }) => {
  const update = useWrite('notes.updateTheme', { quiet: true });
  const remove = useWrite('notes.removeTheme', { done: () => `Removed the theme ${theme.name}` });
  return (
    <li className={styles.theme}>
      <div>
        <InlineEdit
          kind="text"
          bare
          needed
          label="Name of the theme"
          value={theme.name}
          onSave={(name) => update.mutateAsync({ id: theme.id, name })}
        />
        <InlineEdit
          kind="text"
          bare
          label={`What ${theme.name} is about`}
          placeholder="What it is about"
          value={theme.note}
          onSave={(note) => update.mutateAsync({ id: theme.id, note })}
        />
      </div>
      <div>
        <Link
          to="/field-notes"
          search={(old) => ({ period: old.period, theme: theme.id })}
          className="open"
          aria-label={`${plural(theme.notes, 'note')} of ${theme.name}`}
        >
          {plural(theme.notes, 'note')}
        </Link>
        <p className="s ink3">{theme.open > 0 ? `${number(theme.open)} to triage` : 'all triaged'}</p>
      </div>
      <Weeks theme={theme} />
      <div>
        <Links links={theme.links} from={{ themeId: theme.id }} />
        <RecordDecisions kind="theme" id={theme.id} as="line" />
        <CommentsLine entity="theme" id={theme.id} of={theme.name} />
      </div>
      <span className="row">
        <StartMenu from={{ themeId: theme.id }} of={theme.name} />
        <IconButton
          small
          icon={IconTrash}
          label={`Remove the theme ${theme.name}`}
          onClick={() => remove.mutate({ id: theme.id })}
        />
      </span>
    </li>
  );
};

const NewTheme = () => {
  const [name, setName] = useDraft('New theme', '');
  const add = useWrite('notes.addTheme', { quiet: true, done: () => 'Added the theme' });
  return (
    <form
      className={styles.newTheme}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') add.mutate({ name: name.trim() }, { onSuccess: () => setName('') });
      }}
    >
      <TextField
        aria-label="New theme"
        placeholder="New theme"
        w={240}
        maxLength={200}
        value={name}
        error={add.error?.message}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button submit waits={name.trim() === '' && 'Waits for a name'}>
        Add theme
      </Button>
    </form>
  );
};

/** What the notes have in common, with how often it was said week by week and what came of it. */
export const Themes = () => {
  const query = useRead('notes.themes', {});
  return (
    <Card title="Themes" sub="notes by week, the last 13" actions={<NewTheme />} pad={false}>
      <Await query={query}>
        {(themes) =>
          themes.length === 0 ? (
            <p className={styles.nothing}>
              A theme holds notes that say the same. Add one, then choose it in the inbox.
            </p>
          ) : (
            <ul className={styles.themes} aria-label="Themes">
              {themes.map((theme) => (
                <Theme key={theme.id} theme={theme} />
              ))}
            </ul>
          )
        }
      </Await>
    </Card>
  );
};
