import { useRead } from '../../api';

/** The ids of the campaigns that serve no target, for lists that name a campaign without saying so of it. */
export const useUntargeted = (): ReadonlySet<string | null> => {
  const choices = useRead('results.choices', {});
  return new Set(choices.data?.campaigns.filter(({ untargeted }) => untargeted).map(({ id }) => id));
};
