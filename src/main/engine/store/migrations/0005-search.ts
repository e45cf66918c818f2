import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const EDITED = 'rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT';

const STATEMENTS = [
  `CREATE TABLE comments (id TEXT PRIMARY KEY, entity TEXT NOT NULL, entity_id TEXT NOT NULL, text TEXT NOT NULL, person_id TEXT, at TEXT NOT NULL, edited_at TEXT, ${EDITED}) STRICT`,
  'CREATE INDEX comments_entity ON comments (entity, entity_id, at)',
  `CREATE TABLE comment_mentions (id TEXT PRIMARY KEY, comment_id TEXT NOT NULL REFERENCES comments(id) ON DELETE CASCADE, person_id TEXT NOT NULL, done_at TEXT, ${EDITED}) STRICT`,
  'CREATE INDEX comment_mentions_comment ON comment_mentions (comment_id)',
  'CREATE INDEX comment_mentions_open ON comment_mentions (person_id) WHERE done_at IS NULL AND deleted_at IS NULL',

  // A text for each record that can be found by words. The kind stands in the high bits of the key (store/search.ts),
  // so that one kind is a range of keys in the word index too. What has a number for a key needs no `ref` to be found again.
  'CREATE TABLE search_docs (key INTEGER PRIMARY KEY, ref TEXT NOT NULL, text TEXT NOT NULL) STRICT',
  "CREATE INDEX search_docs_ref ON search_docs (ref) WHERE ref <> ''",
  // Three letters at a time: parts of words and of e-mail addresses are found, accents and case are not told apart.
  "CREATE VIRTUAL TABLE search_words USING fts5(text, content='search_docs', content_rowid='key', tokenize='trigram remove_diacritics 1')",
  'CREATE TRIGGER search_docs_added AFTER INSERT ON search_docs BEGIN INSERT INTO search_words (rowid, text) VALUES (NEW.key, NEW.text); END',
  "CREATE TRIGGER search_docs_gone AFTER DELETE ON search_docs BEGIN INSERT INTO search_words (search_words, rowid, text) VALUES ('delete', OLD.key, OLD.text); END",
];

/** Comments on records, and the index of words. `keepSearch` fills it after the migrations and keeps it by triggers. */
export const search = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
