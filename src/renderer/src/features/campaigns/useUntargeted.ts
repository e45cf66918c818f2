import { useRead } from '../../api';

export type Untargeted = {
  has: (id: string | null | undefined) => boolean;
  /** The same by name, as figures by campaign have it: living campaigns have names of their own. */
  named: (name: string | null | undefined) => boolean;
};

/** Which campaigns serve no target, for lists that name a campaign without saying so of it. */
export const useUntargeted = (enabled = true): Untargeted => {
  const choices = useRead('results.choices', {}, { enabled });
  const without = choices.data?.campaigns.filter(({ untargeted }) => untargeted) ?? [];
  const [ids, names] = [new Set(without.map(({ id }) => id)), new Set(without.map(({ name }) => name))];
  return {
    has: (id) => id !== null && id !== undefined && ids.has(id),
    named: (name) => name !== null && name !== undefined && names.has(name),
  };
};
