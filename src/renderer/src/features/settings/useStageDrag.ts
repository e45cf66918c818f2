import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import {
  attachClosestEdge,
  type Edge,
  extractClosestEdge,
} from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Stage } from '../../../../shared/contract/pipelines';

type StageDrag = {
  row: RefObject<HTMLElement | null>;
  handle: RefObject<HTMLElement | null>;
  stage: Stage;
  stages: readonly Stage[];
  onMove: (id: string, beforeId: string | null) => void;
};

const KIND = 'stage';

/** Lets a stage be dragged among its own; answers the edge at which another one would land. */
export const useStageDrag = ({ row, handle, stage, stages, onMove }: StageDrag): Edge | null => {
  const [edge, setEdge] = useState<Edge | null>(null);
  // What is dropped is worked out from the newest order, without setting the drag up anew each time.
  const newest = useRef({ stages, onMove });
  useEffect(() => {
    newest.current = { stages, onMove };
  });
  const { id } = stage;
  useEffect(() => {
    const element = row.current;
    const dragHandle = handle.current;
    if (!element || !dragHandle) return undefined;
    return combine(
      draggable({ element, dragHandle, getInitialData: () => ({ kind: KIND, id }) }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) =>
          source.data['kind'] === KIND &&
          source.data['id'] !== id &&
          newest.current.stages.some((one) => one.id === source.data['id']),
        getData: ({ input }) => attachClosestEdge({ id }, { element, input, allowedEdges: ['top', 'bottom'] }),
        onDrag: ({ self }) => setEdge(extractClosestEdge(self.data)),
        onDragLeave: () => setEdge(null),
        onDrop: ({ self, source }) => {
          setEdge(null);
          const order = newest.current.stages;
          const at = order.findIndex((one) => one.id === id);
          const before = extractClosestEdge(self.data) === 'top' ? id : (order[at + 1]?.id ?? null);
          if (before !== source.data['id']) newest.current.onMove(String(source.data['id']), before);
        },
      }),
    );
  }, [id, row, handle]);
  return edge;
};
