import type { EngineChannel, Output, Parsed, Topic } from '../../shared/contract';
import type { Store } from './store/open';

/** What a handler may use. Clock, ids and author come from outside, so that tests and the sample world repeat. */
export type Context = {
  store: Store;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Now as ISO 8601 in UTC. */
  at: () => string;
  newId: () => string;
  personId: string | null;
  signal: AbortSignal | undefined;
  progress: (done: number, total: number | null, label: string) => void;
  /** The built thread beside the engine's (backup/beside.ts); where there is none, its work is done in this one. */
  helper?: string | undefined;
  /** Names the topics that this call changed; sent as one event after the commit. */
  touched: (...topics: Topic[]) => void;
};

export type Handler<C extends EngineChannel> = (input: Parsed<C>, context: Context) => Promise<Output<C>>;
/** Part of the handlers: what one feature's service exports. */
export type ServiceOf<P extends string> = { [C in Extract<EngineChannel, `${P}.${string}`>]: Handler<C> };
