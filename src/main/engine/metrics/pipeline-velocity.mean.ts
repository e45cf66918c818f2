import { velocityWith } from './pipeline-velocity';

/** Open deals × win rate × average deal ÷ mean sales cycle. Source: Pipeline velocity with the mean cycle. */
export const pipelineVelocityMean = velocityWith(
  { name: 'Mean cycle', measure: 'cycleMean' },
  {
    id: 'pipeline-velocity.mean',
    version: 1,
    name: 'Pipeline velocity, mean cycle',
    words: 'As pipeline velocity, over the average sales cycle.',
    formula: 'open deals × win rate × average deal ÷ mean sales cycle',
    origin: 'Pipeline velocity with the mean cycle',
  },
);
