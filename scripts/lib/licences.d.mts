import type { Plugin } from 'vite';

/** A Vite plugin: `import { LICENCES } from 'virtual:licences'`. */
export declare const licencesPlugin: () => Plugin;
