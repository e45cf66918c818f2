import type { Plugin } from 'vite';

/** A Vite plugin that puts the texts of a language in the place of the English ones; none without a language. */
export declare const texts: (language: string | undefined) => Plugin | undefined;
