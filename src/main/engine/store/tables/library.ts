import type { ColumnType } from 'kysely';
import type { Edited } from './edited';

type Defaulted<T> = ColumnType<T, T | undefined, T>;
type Maybe<T> = Defaulted<T | null>;
/** Rows that a file can bring. */
type Imported = { batch_id: Maybe<number>; source_line: Maybe<number> };
/** One of a creator's. */
type Theirs = { creator_id: string };

/** Lists kept by hand around campaigns; their fields are declared in shared/domain/library. */
export type LibraryTables = {
  audiences: Edited & { name: string; definition: Defaulted<string>; size: Maybe<number>; note: Defaulted<string> };
  /** A new statement is a new version of the same root; old ones stay. */
  value_propositions: Edited & {
    root_id: string;
    version: number;
    brand: Defaulted<string>;
    product_key: Maybe<number>;
    audience_id: Maybe<string>;
    statement: string;
    person_id: Maybe<string>;
    at: string;
  };
  tone_rules: Edited & { rule: string; say: Defaulted<string>; avoid: Defaulted<string> };
  messages: Edited & {
    need: string;
    product_key: Maybe<number>;
    audience_id: Maybe<string>;
    message: Defaulted<string>;
    proof: Defaulted<string>;
  };
  keywords: Edited &
    Imported & { keyword: string; page: Defaulted<string>; volume: Maybe<number>; product_key: Maybe<number> };
  /** No rank: the page was not found that day. */
  keyword_ranks: Edited & Imported & { keyword_id: string; day: string; rank: Maybe<number> };
  content_items: Edited & {
    title: string;
    kind: string;
    status: string;
    day: Maybe<string>;
    product_key: Maybe<number>;
    audience_id: Maybe<string>;
    keyword_id: Maybe<string>;
    campaign_key: Maybe<number>;
    owner_key: Maybe<number>;
    platform: Defaulted<string>;
    link: Defaulted<string>;
    brief: Defaulted<string>;
    draft: Defaulted<string>;
  };
  content_snapshots: Edited & {
    content_id: string;
    day: string;
    reach: Maybe<number>;
    likes: Maybe<number>;
    comments: Maybe<number>;
    shares: Maybe<number>;
  };
  web_items: Edited & {
    title: string;
    kind: string;
    page: Defaulted<string>;
    status: string;
    owner_key: Maybe<number>;
    due: Maybe<string>;
  };
  creators: Edited &
    Imported & {
      name: string;
      kind: string;
      status: string;
      owner_key: Maybe<number>;
      email: Defaulted<string>;
      country: Defaulted<string>;
      rate_minor: Maybe<number>;
      rate_for: Defaulted<string>;
      contract: Defaulted<string>;
      contract_from: Maybe<string>;
      contract_to: Maybe<string>;
      note: Defaulted<string>;
    };
  creator_handles: Edited &
    Imported &
    Theirs & { platform: string; handle: Defaulted<string>; followers: Maybe<number> };
  deliverables: Edited &
    Theirs & {
      title: string;
      due: Maybe<string>;
      fee_minor: Maybe<number>;
      done: Defaulted<number>;
      paid: Defaulted<number>;
      campaign_key: Maybe<number>;
      link: Defaulted<string>;
      brief: Defaulted<string>;
    };
  product_sends: Edited &
    Theirs & { day: string; product_key: Maybe<number>; quantity: Maybe<number>; cost_minor: Maybe<number> };
  codes: Edited &
    Imported &
    Theirs & {
      code: string;
      commission: string;
      rate: Maybe<number>;
      fixed_minor: Maybe<number>;
      hold_days: Defaulted<number>;
      starts: Maybe<string>;
      ends: Maybe<string>;
      link: Defaulted<string>;
      tag: Defaulted<string>;
      campaign_key: Maybe<number>;
    };
  commission_payments: Edited & Theirs & { day: string; amount_minor: Maybe<number>; note: Defaulted<string> };
  press_mentions: Edited & {
    title: string;
    outlet: Defaulted<string>;
    day: Maybe<string>;
    sentiment: string;
    reach: Maybe<number>;
    product_key: Maybe<number>;
    campaign_key: Maybe<number>;
    creator_id: Maybe<string>;
    link: Defaulted<string>;
  };
  events: Edited & {
    name: string;
    kind: string;
    place: Defaulted<string>;
    starts: string;
    ends: string;
    cost_minor: Maybe<number>;
    people: Maybe<number>;
    channel_key: Maybe<number>;
    campaign_key: Maybe<number>;
    window_days: Maybe<number>;
    owner_key: Maybe<number>;
    note: Defaulted<string>;
  };
  flights: Edited & {
    outlet: string;
    kind: string;
    place: Defaulted<string>;
    starts: string;
    ends: string;
    cost_minor: Maybe<number>;
    reach: Maybe<number>;
    campaign_key: Maybe<number>;
    note: Defaulted<string>;
  };
};

export const LIBRARY_TABLES = [
  'audiences',
  'value_propositions',
  'tone_rules',
  'messages',
  'keywords',
  'keyword_ranks',
  'content_items',
  'content_snapshots',
  'web_items',
  'creators',
  'creator_handles',
  'deliverables',
  'product_sends',
  'codes',
  'commission_payments',
  'press_mentions',
  'events',
  'flights',
] as const satisfies readonly (keyof LibraryTables)[];
export type LibraryTable = (typeof LIBRARY_TABLES)[number];
