import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { Input } from '../../../../../shared/contract';
import type { DealCard } from '../../../../../shared/contract/deals';
import type { Stage } from '../../../../../shared/contract/pipelines';
import { callStep, sayDone, sentence } from '../../../api';
import { showError } from '../../../ui';
import type { Placing } from './order';

/** What a stage asked for when a card came into it. */
export type Answers = Pick<Input<'deals.move'>, 'lostReason' | 'closedDay' | 'valueMinor' | 'fields'>;
export type Move = { card: DealCard; stage: Stage; beforeId: string | null; answers?: Answers };

/** What a card is called in a sentence. */
export const nameOf = (card: DealCard): string => card.company ?? card.title;

/**
 * Moves cards: on screen in the same frame, on disk right after, one after the other. What is refused goes back to
 * where it was, with the reason. `pending` is what the answers of the engine do not show yet. A move answers
 * whether it was taken; it never rejects.
 */
export const useMoves = () => {
  const client = useQueryClient();
  const [pending, setPending] = useState<readonly Placing[]>([]);
  const tail = useRef<Promise<void>>(Promise.resolve());
  // A second move of a card starts before the first is on disk; it goes on from what the first one wrote.
  const newer = useRef(new Map<string, number>());
  const waiting = useRef(0);

  const move = useCallback(
    ({ card, stage, beforeId, answers }: Move): Promise<boolean> => {
      const placing: Placing = { card, stageId: stage.id, beforeId };
      const at = `${card.id} ${card.rev}`;
      waiting.current += 1;
      setPending((list) => [...list, placing]);
      const run = async (): Promise<boolean> => {
        let taken = false;
        try {
          const { output, stepped } = await callStep('deals.move', {
            id: card.id,
            stageId: stage.id,
            beforeId,
            rev: newer.current.get(at) ?? card.rev,
            ...answers,
          });
          newer.current.set(at, output.rev);
          sayDone(
            card.stageId === stage.id ? `Moved ${nameOf(card)}` : `Moved ${nameOf(card)} to ${stage.name}`,
            stepped,
          );
          taken = true;
        } catch (error) {
          showError(sentence(error));
        }
        await client.invalidateQueries({
          predicate: ({ queryKey: [name] }) => name === 'deals.board' || name === 'deals.column',
        });
        waiting.current -= 1;
        if (waiting.current === 0) newer.current.clear();
        setPending((list) => list.filter((one) => one !== placing));
        return taken;
      };
      const done = tail.current.then(run);
      tail.current = done.then(() => undefined);
      return done;
    },
    [client],
  );
  return { pending, move };
};
