/** Addresses by which a reader of files may be led out of its folder: 500 and more ways up, each in many spellings. */

const UPS = [
  '..',
  '%2e%2e',
  '%2E%2E',
  '.%2e',
  '%2e.',
  '%252e%252e',
  '..%00',
  '..;',
  '...',
  '. .',
  '‥',
  '%c0%ae%c0%ae',
  '%u002e%u002e',
];
const SLASHES = ['/', '%2f', '%2F', '\\', '%5c', '%5C', '%252f', '//', '/./', '%c0%af', '∕', '%u2215'];
const GOALS = ['main/index.js', 'preload/index.cjs', 'package.json', 'etc/passwd'];

export const TRAVERSALS: readonly string[] = UPS.flatMap((up) =>
  SLASHES.flatMap((slash) => GOALS.map((goal, depth) => `app://tandem/${(up + slash).repeat(depth + 1)}${goal}`)),
);
