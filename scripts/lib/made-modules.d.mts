import type { Plugin } from 'vite';

/** A Vite plugin for the modules that are made while the app is built. */
export declare const madeModules: () => Plugin;
