import type { Output } from '../../../../../shared/contract';

/** All that is known of one node, as its panel shows it. */
export type NodePage = Output<'targets.node'>;
