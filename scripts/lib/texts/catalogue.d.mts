import type { Text } from './read.mjs';

/** Texts by the part of the app that says them, each message with its words. */
export type Catalogue = Record<string, Record<string, string>>;

export declare const catalogueFile: (language: string) => string;
export declare const featureOf: (file: string) => string | null;
/** The texts of a source file that have a place in a catalogue. */
export declare const textsIn: (code: string, file: string) => Text[];
export declare const sourceFiles: () => string[];
export declare const collect: () => Catalogue;
export declare const compare: (
  wanted: Catalogue,
  got: Catalogue,
) => { missing: string[]; gone: string[]; wrong: string[] };
export declare const translatorOf: (catalogue: Catalogue) => (feature: string, message: string) => string;
