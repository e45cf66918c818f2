import type { Text } from './read.mjs';

/** A source file with its texts in other words. */
export declare const withTexts: (
  code: string,
  texts: readonly Text[],
  translate: (message: string) => string,
) => string;
