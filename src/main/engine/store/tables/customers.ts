import type { ColumnType } from 'kysely';
import type { Edited } from './edited';

type Defaulted<T> = ColumnType<T, T | undefined, T>;

/** What 0004 adds to a company. */
export type CompanyMore = {
  parent_key: Defaulted<number | null>;
  address: Defaulted<string>;
  channel_key: Defaulted<number | null>;
  owner_key: Defaulted<number | null>;
  /** Days from one order to the next, where somebody has agreed on it. */
  reorder_days: Defaulted<number | null>;
  renewal_day: Defaulted<string | null>;
  /** Comma-separated. */
  tags: Defaulted<string>;
  notes: Defaulted<string>;
};
/** What 0004 adds to a contact. */
export type ContactMore = {
  role: Defaulted<string>;
  title: Defaulted<string>;
  owner_key: Defaulted<number | null>;
  notes: Defaulted<string>;
};
export type CompanyLocationsTable = Edited & {
  company_key: number;
  name: string;
  address: string;
  channel_key: number | null;
};
export type NeedsTable = Edited & {
  kind: string;
  company_key: number | null;
  contact_key: number | null;
  audience_id: Defaulted<string | null>;
  product_key: number | null;
  text: string;
  solution: string;
  opened_day: string;
  /** Null while it is open. */
  solved_day: string | null;
  person_id: string | null;
};
export type MaterialsTable = Edited & { title: string; kind: string; link: string; version: string; notes: string };
export type ActivitiesTable = Edited & {
  kind: string;
  day: string;
  /** `HH:MM`, or empty. */
  time: string;
  /** Ids of our people as JSON. */
  people: string;
  company_key: number | null;
  contact_key: number | null;
  deal_id: string | null;
  channel_key: number | null;
  product_key: number | null;
  material_id: string | null;
  /** The material's version when it was sent. */
  material_version: string;
  cost_minor: number | null;
  currency: string;
  text: string;
  outcome: string;
  next_step: string;
  next_step_day: string | null;
  next_done: number;
  /** The proposal that it was about: the id of its first version. */
  proposal_id: Defaulted<string | null>;
  created_at: string;
};
export type CustomerLinksTable = Edited & {
  customer_natural_key: string;
  company_key: number | null;
  contact_key: number | null;
};

export type CustomerTables = {
  company_locations: CompanyLocationsTable;
  needs: NeedsTable;
  materials: MaterialsTable;
  activities: ActivitiesTable;
  customer_links: CustomerLinksTable;
};
