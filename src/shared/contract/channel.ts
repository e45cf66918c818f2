import type { z } from 'zod';

/**
 * One line of the wire. `read` goes to the read-only connection, `write` runs alone and is undoable or
 * recorded, `job` may take long: it reports progress and can be cancelled. `shell` needs the desktop
 * (dialogs, windows, printing) and is answered by the main process, not by the engine.
 */
export type ChannelKind = 'read' | 'write' | 'job' | 'shell';

export type Channel<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  kind: ChannelKind;
  input: I;
  output: O;
};

export const read = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({
  kind: 'read' as const,
  input,
  output,
});
export const write = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({
  kind: 'write' as const,
  input,
  output,
});
export const job = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({
  kind: 'job' as const,
  input,
  output,
});
export const shell = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({
  kind: 'shell' as const,
  input,
  output,
});
