import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import {
  attachClosestEdge,
  type Edge,
  extractClosestEdge,
} from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge';
import { type RefObject, useEffect, useRef, useState } from 'react';

type RowDrag = {
  /** What kind of row it is: rows of another kind are not let in. */
  kind: string;
  row: RefObject<HTMLElement | null>;
  handle: RefObject<HTMLElement | null>;
  id: string;
  /** All rows in their order. */
  rows: readonly { id: string }[];
  /** `beforeId` null is the end. */
  onMove: (id: string, beforeId: string | null) => void;
};

/** Lets a row be dragged among its own; answers the edge at which another one would land. */
export const useRowDrag = ({ kind, row, handle, id, rows, onMove }: RowDrag): Edge | null => {
  const [edge, setEdge] = useState<Edge | null>(null);
  // What is dropped is worked out from the newest order, without setting the drag up anew each time.
  const newest = useRef({ rows, onMove });
  useEffect(() => {
    newest.current = { rows, onMove };
  });
  useEffect(() => {
    const element = row.current;
    const dragHandle = handle.current;
    if (!element || !dragHandle) return undefined;
    return combine(
      draggable({ element, dragHandle, getInitialData: () => ({ kind, id }) }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) =>
          source.data['kind'] === kind &&
          source.data['id'] !== id &&
          newest.current.rows.some((one) => one.id === source.data['id']),
        getData: ({ input }) => attachClosestEdge({ id }, { element, input, allowedEdges: ['top', 'bottom'] }),
        onDrag: ({ self }) => setEdge(extractClosestEdge(self.data)),
        onDragLeave: () => setEdge(null),
        onDrop: ({ self, source }) => {
          setEdge(null);
          const order = newest.current.rows;
          const at = order.findIndex((one) => one.id === id);
          const before = extractClosestEdge(self.data) === 'top' ? id : (order[at + 1]?.id ?? null);
          if (before !== source.data['id']) newest.current.onMove(String(source.data['id']), before);
        },
      }),
    );
  }, [kind, id, row, handle]);
  return edge;
};
