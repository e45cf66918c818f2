import { parseArgs } from 'node:util';
import { UsageError } from './output';

export type Args = {
  flag: (name: string) => boolean;
  text: (name: string) => string | undefined;
  needed: (name: string) => string;
  many: (name: string) => string[];
  whole: (name: string, least: number) => number | undefined;
  rest: string[];
};

type Options = Record<string, { type: 'string' | 'boolean'; multiple?: boolean }>;

/** Reads the options of one command strictly: an unknown or incomplete one is wrong usage. */
export const readArgs = (argv: string[], options: Options, files: 'files' | 'no files'): Args => {
  let parsed: { values: Record<string, unknown>; positionals: string[] };
  try {
    parsed = parseArgs({
      args: argv,
      options: { json: { type: 'boolean' }, ...options },
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  if (files === 'no files' && parsed.positionals.length > 0)
    throw new UsageError(`Unexpected "${parsed.positionals[0]}".`);
  const text = (name: string): string | undefined => {
    const value = parsed.values[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    flag: (name) => parsed.values[name] === true,
    text,
    needed: (name) => {
      const value = text(name);
      if (value === undefined || value === '') throw new UsageError(`--${name} is needed.`);
      return value;
    },
    many: (name) => {
      const value = parsed.values[name];
      return Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];
    },
    whole: (name, least) => {
      const value = text(name);
      if (value === undefined) return undefined;
      const number = Number(value);
      if (!Number.isInteger(number) || number < least)
        throw new UsageError(`--${name} is a whole number from ${least}.`);
      return number;
    },
    rest: parsed.positionals,
  };
};
