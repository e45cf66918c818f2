import { z } from 'zod';

const made = z.record(z.string(), z.string());

/** When another computer changed what a step takes over, by field; '' for a whole record. ISO 8601 in UTC. */
export type Made = Readonly<Record<string, string>>;

/** What a change keeps of that, as it is stored; null for what was changed here. */
export const madeOf = (text: string | null): Made | null => (text === null ? null : made.parse(JSON.parse(text)));

/** When a field was changed on another computer; undefined when that was here. */
export const momentOf = (of: Made | null, field: string): string | undefined => of?.[field] ?? of?.[''];
