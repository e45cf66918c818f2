import { readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** Scheme and host of every page of ours. */
export const SCHEME = 'app';
export const ORIGIN = `${SCHEME}://tandem`;

/**
 * Styles may be inline, since components set them on elements; they cannot load anything from elsewhere.
 * Nothing else comes from anywhere but the app's own files, and no page talks to a network.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "worker-src 'self'",
  "connect-src 'none'",
  "object-src 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
  '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

/** What may be served: the path in an address → the file. */
export type AllowList = ReadonlyMap<string, string>;

/** Lists the files below a folder by the path under which a page asks for them. */
export const allowListOf = async (folder: string): Promise<AllowList> => {
  const found = new Map<string, string>();
  const walk = async (place: string, address: string): Promise<void> => {
    for (const entry of await readdir(place, { withFileTypes: true })) {
      const file = join(place, entry.name);
      if (entry.isDirectory()) await walk(file, `${address}/${entry.name}`);
      else if (entry.isFile() && TYPES[extname(entry.name)] !== undefined) found.set(`${address}/${entry.name}`, file);
    }
  };
  await walk(folder, '');
  return found;
};

/**
 * The file behind an address, or null. The path must be exactly one of the list: nothing is joined to a
 * folder, so there is nothing to climb out of.
 *
 * @example fileFor('app://tandem/../../etc/passwd', list) // null
 */
export const fileFor = (address: string, allowed: AllowList): string | null => {
  try {
    const url = new URL(address);
    if (url.protocol !== `${SCHEME}:` || url.host !== 'tandem' || url.username !== '' || url.port !== '') return null;
    const path = decodeURIComponent(url.pathname);
    return allowed.get(path === '/' ? '/index.html' : path) ?? null;
  } catch {
    return null;
  }
};

/** Headers that go with a file. */
export const headersFor = (file: string): Record<string, string> => ({
  'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-cache',
});
