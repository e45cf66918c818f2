import { Card, InlineEdit } from '../../ui';
import styles from './proposals.module.css';
import type { Proposal, SaveProposal } from './useProposal';

const FIELDS = [
  ['intro', 'Introduction', 'Why this, for them, in a few sentences'],
  ['terms', 'Terms', 'Payment, delivery, returns'],
  ['taxNote', 'Note on tax', 'Such as: prices are before sales tax'],
] as const;

/** What stands on paper around the lines. */
export const Words = ({ proposal, save }: { proposal: Proposal; save: SaveProposal }) => (
  <Card title="Words">
    <div className={styles.words}>
      {FIELDS.map(([field, label, placeholder]) => (
        <div key={field}>
          <h3>{label}</h3>
          {proposal.state === 'draft' ? (
            <InlineEdit
              kind="text"
              multiline={field !== 'taxNote'}
              about={proposal.id}
              label={label}
              placeholder={placeholder}
              value={proposal[field]}
              onSave={(text) => save({ [field]: text })}
            />
          ) : (
            <p className={styles.said}>{proposal[field] || <span className="ink3">None</span>}</p>
          )}
        </div>
      ))}
    </div>
  </Card>
);
