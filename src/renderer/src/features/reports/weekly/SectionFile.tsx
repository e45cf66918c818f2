import type { SectionPreview } from '../../../../../shared/contract/close';
import { call, sentence, useDraft, useRead, useWrite } from '../../../api';
import { daySpan } from '../../../format';
import { Await, Badge, Button, Dialog, showAction, showError, TextArea, TextField } from '../../../ui';
import styles from './close.module.css';

type FileProps = { path: string; preview: SectionPreview; onClose: () => void };

const Head = ({ preview: { file } }: Pick<FileProps, 'preview'>) => (
  <>
    <p>
      <b>{file.section.name}</b>, {daySpan(file.period.from, file.period.to, { year: true })}, asked for by{' '}
      {file.asked.by ?? file.workspace.name}
    </p>
    {file.figures.length > 0 && (
      <dl className={styles.figures}>
        {file.figures.map(({ label, value }) => (
          <div key={label}>
            <dt className="s ink2">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    )}
  </>
);

/** What does not fit, each with what comes of it; nothing where all fits. */
const Mismatches = ({ found, filling }: { found: SectionPreview['mismatches']; filling: boolean }) =>
  found.length > 0 && (
    <ul className={styles.mismatches} aria-label={filling ? 'What is different in this copy' : 'What does not fit'}>
      {found.map(({ sentence: said, refuses }) => (
        <li key={said}>
          <Badge tone={refuses && !filling ? 'bad' : 'warn'} shape={refuses && !filling ? 'diamond' : 'triangle'}>
            {filling ? 'Different in this copy' : refuses ? 'Can not be brought in' : 'The report will say so'}
          </Badge>
          <span>{said}</span>
        </li>
      ))}
    </ul>
  );

/** A request that nobody has filled: words and a name go in, and a file that can be sent back comes out. */
const Fill = ({ path, preview, onClose }: FileProps) => {
  // The owner may have written in a copy of the workspace already.
  const own = preview.replaces;
  const [text, setText, saved] = useDraft(preview.file.section.name, preview.file.text || (own ?? ''), path);
  const [by, setBy, savedBy] = useDraft(`Signature of ${preview.file.section.name}`, '', path);
  const save = async (): Promise<void> => {
    try {
      const { path: to } = await call('app.chooseSave', {
        title: 'Save the filled section',
        name: `${preview.file.section.name} ${preview.file.period.id} filled.json`,
        extension: 'json',
      });
      if (to === null) return;
      await call('reports.fillSection', { path, text, by, to });
      saved();
      savedBy();
      onClose();
      showAction('The section is filled and signed. Send the file back.', 'Show in folder', () => {
        call('app.showItem', { path: to }).catch(() => showError('The folder could not be opened.'));
      });
    } catch (error) {
      showError(sentence(error));
    }
  };
  return (
    <div className={styles.file}>
      <Head preview={preview} />
      <Mismatches found={preview.mismatches} filling />
      {own !== null && own !== text && (
        <p className="row s ink2">
          <span dir="auto">In this copy stands: “{own}”</span>
          <Button small onClick={() => setText(own)}>
            Use these words
          </Button>
        </p>
      )}
      <TextArea
        label="What there is to say"
        value={text}
        maxLength={20_000}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <TextField label="Signed by" value={by} maxLength={200} onChange={(event) => setBy(event.currentTarget.value)} />
      <div className={styles.foot}>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          kind="primary"
          waits={by.trim() === '' && 'A section is signed with a name.'}
          onClick={() => void save()}
        >
          Sign and save
        </Button>
      </div>
    </div>
  );
};

/** A filled section: what it says, what does not fit, and bringing it in. */
const Bring = ({ path, preview, onClose }: FileProps) => {
  const { file, state, mismatches, replaces } = preview;
  const bring = useWrite('reports.bringSection', {
    done: ({ changed }) => (changed ? `Brought in ${file.section.name}` : ''),
  });
  const refused = mismatches.some(({ refuses }) => refuses);
  return (
    <div className={styles.file}>
      <Head preview={preview} />
      <blockquote className={styles.quote} dir="auto">
        {file.text || 'Nothing to add.'}
      </blockquote>
      <p className="s ink2">Signed by {file.signature?.by}</p>
      {state === 'same' && <p>It has been brought in already. Nothing would change.</p>}
      <Mismatches found={mismatches} filling={false} />
      {replaces !== null && <p className="s ink2">Replaces: “{replaces}”</p>}
      <div className={styles.foot}>
        <Button onClick={onClose}>{refused || state === 'same' ? 'Close' : 'Cancel'}</Button>
        {!refused && state !== 'same' && (
          <Button kind="primary" onClick={() => bring.mutate({ path }, { onSuccess: onClose })}>
            Bring it in
          </Button>
        )}
      </div>
    </div>
  );
};

/** A section's file: filled where nobody has, brought in where somebody has. */
export const SectionFileDialog = ({ path, onClose }: { path: string | null; onClose: () => void }) => {
  const preview = useRead('reports.readSection', { path: path ?? '-' }, { enabled: path !== null, keep: false });
  return (
    <Dialog open={path !== null} onClose={onClose} title="A section of a weekly report" width={560}>
      {path !== null && (
        <Await query={preview}>
          {(found) =>
            found.state === 'empty' ? (
              <Fill path={path} preview={found} onClose={onClose} />
            ) : (
              <Bring path={path} preview={found} onClose={onClose} />
            )
          }
        </Await>
      )}
    </Dialog>
  );
};
