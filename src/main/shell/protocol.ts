import { readFile } from 'node:fs/promises';
import { protocol, session } from 'electron';
import { type AllowList, fileFor, headersFor, SCHEME } from './pages';

/** Chromium's ERR_FILE_NOT_FOUND. */
const NOT_FOUND = -6;

/** Makes the scheme a real one (storage, modules, a secure origin). Call before the app is ready. */
export const registerScheme = (): void => {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
};

/** Serves the listed pages, and nothing else, under app://tandem/. Call it when the app is ready. */
export const servePages = (allowed: AllowList): void => {
  const { protocol: pages } = session.defaultSession;
  // The newer way passes each file through a stream of JavaScript's, which costs a start some 150 ms of processor time:
  // its fetch library is loaded for it. Where Chromium can still read the file by itself, it does.
  if (typeof pages.registerFileProtocol === 'function') {
    pages.registerFileProtocol(SCHEME, (request, answer) => {
      const file = request.method === 'GET' ? fileFor(request.url, allowed) : null;
      answer(file === null ? { error: NOT_FOUND } : { path: file, headers: headersFor(file) });
    });
    return;
  }
  pages.handle(SCHEME, async (request) => {
    const file = request.method === 'GET' ? fileFor(request.url, allowed) : null;
    if (file === null) return new Response('Not found', { status: 404, headers: { 'content-type': 'text/plain' } });
    const body = await readFile(file);
    return new Response(new Uint8Array(body), { status: 200, headers: headersFor(file) });
  });
};
