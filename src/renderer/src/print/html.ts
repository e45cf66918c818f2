import italic from '@fontsource/inter/files/inter-latin-400-italic.woff2?inline';
import regular from '@fontsource/inter/files/inter-latin-400-normal.woff2?inline';
import medium from '@fontsource/inter/files/inter-latin-500-normal.woff2?inline';
import semibold from '@fontsource/inter/files/inter-latin-600-normal.woff2?inline';
import regularExt from '@fontsource/inter/files/inter-latin-ext-400-normal.woff2?inline';
import semiboldExt from '@fontsource/inter/files/inter-latin-ext-600-normal.woff2?inline';

const EXT =
  'U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+0304, U+0308, U+0329, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF';

const face = (data: string, weight: number, style = 'normal', range = ''): string =>
  `@font-face { font-family: Inter; font-style: ${style}; font-weight: ${weight}; src: url(${data}) format("woff2");${range === '' ? '' : ` unicode-range: ${range};`} }`;

type Script = { family: string; letters: RegExp; weights: string; data: () => Promise<{ default: string }> };

/** Faces for letters that Inter does not have, as in ui/scripts.css; a file brings only those that its text needs. */
const SCRIPTS: readonly Script[] = [
  {
    family: 'Noto Sans Arabic',
    letters: /\p{Script=Arabic}/u,
    weights: '100 500',
    data: () => import('@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff2?inline'),
  },
  {
    family: 'Noto Sans Arabic',
    letters: /\p{Script=Arabic}/u,
    weights: '501 900',
    data: () => import('@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-600-normal.woff2?inline'),
  },
  {
    family: 'Noto Sans Hebrew',
    letters: /\p{Script=Hebrew}/u,
    weights: '100 500',
    data: () => import('@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-400-normal.woff2?inline'),
  },
  {
    family: 'Noto Sans Hebrew',
    letters: /\p{Script=Hebrew}/u,
    weights: '501 900',
    data: () => import('@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-600-normal.woff2?inline'),
  },
  {
    family: 'Noto Emoji',
    letters: /\p{Extended_Pictographic}/u,
    weights: '100 900',
    data: () => import('@fontsource/noto-emoji/files/noto-emoji-emoji-400-normal.woff2?inline'),
  },
];

const scriptFaces = (text: string): Promise<string[]> =>
  Promise.all(
    SCRIPTS.filter(({ letters }) => letters.test(text)).map(async ({ family, weights, data }) => {
      const { default: face } = await data();
      return `@font-face { font-family: "${family}"; font-weight: ${weights}; src: url(${face}) format("woff2"); }`;
    }),
  );

const FACES = [
  face(regularExt, 400, 'normal', EXT),
  face(semiboldExt, 600, 'normal', EXT),
  face(regular, 400),
  face(italic, 400, 'italic'),
  face(medium, 500),
  face(semibold, 600),
];

/** How the file looks on a screen, light or dark as the reader's own; on paper it is always light. */
const SCREEN = `
:root { color-scheme: light dark; }
.sheet { --sheet-font: Inter, "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Emoji", "Liberation Sans", Arial, sans-serif; }
@media screen {
  html, body { background: var(--sunken); }
  .sheet { margin: 0 auto; padding-bottom: 19mm; max-width: 100%; }
  .sheet .contents .pg { display: none; }
  .sheet .page { margin-top: 48px; }
}
@media screen and (max-width: 820px) {
  .sheet { width: 100%; --side: 16px; overflow-x: auto; }
  .sheet :is(.c2, .c21, .c12, .c57, .c3, .c4) { grid-template-columns: minmax(0, 1fr); }
  .sheet table { display: block; overflow-x: auto; }
  .sheet .band .headline { font-size: 20pt; line-height: 1.2; }
  .sheet .contents ol { columns: 2; }
}
@media print { :root { color-scheme: only light; } html, body { background: #fff; } }
`;

const DARK = ':root[data-theme="dark"]';

/** The rules of a style sheet as text; dark colours follow the reader's screen instead of a setting of the window. */
const rulesOf = (sheet: CSSStyleSheet): string[] =>
  [...sheet.cssRules].flatMap((rule) => {
    if (rule instanceof CSSFontFaceRule) return [];
    if (rule instanceof CSSImportRule) return rule.styleSheet ? rulesOf(rule.styleSheet) : [];
    if (rule instanceof CSSStyleRule && rule.selectorText === DARK)
      return [`@media screen and (prefers-color-scheme: dark) { :root { ${rule.style.cssText} } }`];
    return [rule.cssText];
  });

/** Nothing in a style may end it: a name that holds a tag stays a name. */
const closed = (css: string): string => css.replaceAll('</', '<\\/');

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/**
 * The drawn page as one file that stands alone: its styles, fonts and drawings are in it, no script is, and its own
 * policy forbids it to fetch anything. It can be printed, and read in light and dark.
 */
export const standalone = async (root: Element, title: string): Promise<string> => {
  const css = [
    ...FACES,
    ...(await scriptFaces(root.textContent ?? '')),
    ...[...document.styleSheets].flatMap(rulesOf),
    SCREEN,
  ].join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<style>
${closed(css)}
</style>
</head>
<body>
<main>${root.innerHTML}</main>
</body>
</html>
`;
};
