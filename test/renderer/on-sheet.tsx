import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { SheetContext } from '../../src/renderer/src/print/context';

/** Draws a part of a report on a live sheet of the week of 11 May 2026, in dollars; answers what holds it. */
export const onSheet = (part: ReactNode): HTMLElement =>
  render(
    <SheetContext
      value={{
        currency: 'USD',
        calendar: { weekStart: 1, fiscalYearStart: 1 },
        today: '2026-05-17',
        period: '2026-W20',
        standing: { kind: 'live' },
        edit: null,
        open: null,
      }}
    >
      {part}
    </SheetContext>,
  ).container;
