import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const STATEMENTS = [
  'ALTER TABLE target_nodes ADD COLUMN merged_into TEXT REFERENCES target_nodes(id)',
  'CREATE INDEX target_nodes_merged ON target_nodes (tree_id) WHERE merged_into IS NOT NULL',
];

/** A target that went into another one knows it, so that what people said of it can be read there. */
export const mergedTargets = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
