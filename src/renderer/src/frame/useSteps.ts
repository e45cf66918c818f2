import { useRef } from 'react';
import { sentence, useJob } from '../api';
import { showError, showNote } from '../ui';
import { hideUndo } from '../ui/toasts';

type Direction = 'undo' | 'redo';

const WORDS: Readonly<Record<Direction, { done: string; nothing: string; doing: string }>> = {
  undo: { done: 'Undone', nothing: 'Nothing to undo', doing: 'Taking the step back' },
  redo: { done: 'Redone', nothing: 'Nothing to redo', doing: 'Putting the step on again' },
};

/** A step that is being taken back or put on again, for `<Progress>`. */
export type RunningStep = {
  job: ReturnType<typeof useJob<'history.undo'>> | ReturnType<typeof useJob<'history.redo'>>;
  label: string;
};

/**
 * Undo and redo, one step after another in the order in which they were asked for: most are there at once, one after which
 * orders are attributed anew may take seconds. Cancel of a step gives up those that wait behind it as well.
 */
export const useSteps = (): { undo: () => void; redo: () => void; running: RunningStep | null } => {
  const jobs = { undo: useJob('history.undo'), redo: useJob('history.redo') };
  const waiting = useRef<Direction[]>([]);
  const busy = useRef(false);
  const take = async (direction: Direction): Promise<void> => {
    waiting.current.push(direction);
    if (busy.current) return;
    busy.current = true;
    for (let next = waiting.current.shift(); next !== undefined; next = waiting.current.shift()) {
      const output = await jobs[next].run({}, (error) => {
        if (error.code !== 'cancelled') showError(sentence(error));
      });
      if (output === null) waiting.current = [];
      else {
        // An Undo still on screen would now undo another step than its own.
        hideUndo();
        showNote(output.label ? `${WORDS[next].done}: ${output.label}` : WORDS[next].nothing);
      }
    }
    busy.current = false;
  };
  const running = (['undo', 'redo'] as const).find((one) => jobs[one].state === 'running');
  return {
    undo: () => void take('undo'),
    redo: () => void take('redo'),
    running: running === undefined ? null : { job: jobs[running], label: WORDS[running].doing },
  };
};
