/**
 * Where words are shown, and where strings are keys. A string is a text when its place says so, else by its form: several
 * words, or one that begins as a name does. Lists are of the names in this code; the pseudo-locale's test tells when one is
 * missing, by the page on which the words are still English.
 */

const set = (words) => new Set(words.trim().split(/\s+/));

/** Attributes and properties whose strings are shown, single words in small letters too. */
export const SHOWN = set(`
  label title placeholder alt aria-label aria-description aria-roledescription aria-valuetext header sub hint tip waits
  description sentence words empty note finding finds subject labelName heading legend caption help question ask done
  suffix prefix message reason why because confirm tooltip verb noun button error text one many word
`);

/** Attributes whose strings are keys, whatever they look like. */
export const KEY_ATTRIBUTES = set(`
  className class id key kind to type tone role shape size fill stroke d as dir scope position metric column path order
  family padding margin width height transform display gridTemplateColumns queryKey keys channel dataKey href src target
  rel htmlFor viewBox style timeZone calendar locale currency currencyDisplay signDisplay notation event axis field sort
  sql table format extension mime accept method pattern autoComplete inputMode from search params data-testid color
  background font transition animation overflow cursor gridArea gridColumn gridRow flex inset boxShadow border borderRadius
  borderColor borderTop borderBottom textAlign whiteSpace justifyContent alignItems
`);

/** The same of properties. Those of a map of names are often called as keys are: `{ event: 'Event' }`. */
export const KEY_PROPERTIES = set(`
  value className id key keys to path href url params search style family font timeZone locale calendar currency accept mime
  queryKey extension sql table column order method from transform display padding margin gridTemplateColumns transition
`);

/**
 * Variables and functions that hold or answer words, single ones in small letters too, by the ends of their names; but
 * TYPE_WORDS reads what people type.
 */
export const SAYS =
  /(?:Words|(?<!^TYPE)_WORDS|_NAMES|_LABELS)$|^(?:NUMBERS|VERBS|runs|noun|age|moved|absence|daysState|fieldText|nameOf|shortRows|several)$/;

/** Functions whose arguments are keys. `.name` is a method of that name. */
export const KEY_CALLS = set(`
  call remember useRead useReads useWrite useJob useJobs cx lazyRouteComponent csvText fileText require keyLabel
  Set Map RegExp URL URLSearchParams Intl.DateTimeFormat Intl.NumberFormat Intl.DisplayNames Intl.PluralRules Intl.Collator
  Intl.Segmenter Intl.ListFormat Intl.RelativeTimeFormat Event CustomEvent KeyboardEvent
  .get .has .set .delete .includes .startsWith .endsWith .indexOf .split .replace .replaceAll .normalize .localeCompare
  .addEventListener .removeEventListener .dispatchEvent .querySelector .querySelectorAll .closest .matches .getElementById
  .setAttribute .getAttribute .removeAttribute .hasAttribute .toggleAttribute .getPropertyValue .setProperty .getInputProps
  .getContext .createElement .DateTimeFormat .NumberFormat .DisplayNames .PluralRules .Collator .Segmenter .ListFormat
  .supportedValuesOf .padStart .padEnd .test .match .matchAll .exec .select .selectFrom .where .whereRef .innerJoin
  .leftJoin .groupBy .orderBy .as .column .columns .ref .val .fn .insertInto .updateTable .deleteFrom .returning .onRef
  .prepare .exec .pragma .literal .enum .discriminatedUnion .pick .omit .brand .on .once .off .emit .handle .invoke
  .getPath .encode .decode .digest .update .toString 
  .getItem .setItem .removeItem .warn .info .debug .log log
`);

/** Functions that show their arguments, single words in small letters too, and from which argument on. */
export const SHOWN_CALLS = new Map(
  Object.entries({
    showNote: 0,
    showError: 0,
    showAction: 0,
    showProgress: 0,
    say: 0,
    sentenceCase: 0,
    counted: 1,
    pick: 1,
    chip: 2,
  }),
);

/** Functions that count: the words of one and of many, by their arguments. What many are called is written out. */
export const COUNTS = new Map([
  ['plural', [1, 2]],
  ['changedWords', [1, 2]],
]);

const CODE = [
  // An address, a path, a file, a template of one.
  /^[a-z]*:?\/\//,
  /^[./#@[\\]\S*$/,
  /^[a-z\d_{][\w{}-]*(?:[./:_-][\w{}-]+)+$/,
  // Policies, types of files, HTML, scripts, shortcuts.
  /'(?:self|none)'|; charset=|<\/?[a-z]+[ >]|=> |^MAP \*|^(?:Ctrl|Alt|Shift|Cmd|CmdOrCtrl)\+/,
  // Paths that are drawn, CSS, SQL.
  /^[MLZ]$|^M\{0\}/,
  /[\d}](?:px|pt)\b|^\d+(?:mm|rem)$|\{ /,
  /\b(?:var|calc|minmax|repeat|translate[XY]?|rgba?|url)\(/,
  /\b(?:coalesce|nullif|cast|count|sum)\(/i,
  /= \?|\bIN \(|\b(?:SELECT|JOIN|FROM|WHERE|ROW)\b.*[=.]|\brev [=>] \d|\w\.\w+ - \w\./,
  /^\s*(?:SELECT|INSERT|UPDATE|DELETE FROM|CREATE|PRAGMA|BEGIN|WITH|ALTER|DROP|COALESCE|CASE WHEN|ON CONFLICT|ORDER BY)\b/,
  /\b(?:IS NULL|IS NOT NULL|DESC|ASC)$/,
  /^(?:Arrow(?:Up|Down|Left|Right)|Page(?:Up|Down)|Escape|Enter|Tab|Backspace|Delete|Control|Shift|Meta|Alt)$/,
];

const letters = /\p{L}/u;
/** A name made of names, as `HomePage`, or in capitals only. */
const made = /^(?:[A-Z][a-z0-9]+){2,}$|^[A-Z0-9_]+$|^[a-z]+[A-Z]\w*$/;

/** Whether a message says anything beside its placeholders. */
export const hasLetters = (text) => letters.test(text.replaceAll(/\{\d+\}|<\/?\d+\/?>/g, ''));

/** Whether a string is an address, a path, a style, a statement: never a text, wherever it stands. */
export const isCode = (text) => CODE.some((form) => form.test(text.trim()));

/** Whether a string has the form of a text: several words, or one that begins with a capital. */
export const reads = (text) => {
  const words = text.trim();
  if (!hasLetters(words) || isCode(words)) return false;
  if (!/\s/.test(words)) return /^\p{Lu}\p{Ll}/u.test(words) && !made.test(words);
  return true;
};

/** Whether a text is a whole sentence: several words with an end. */
export const isSentence = (text) => reads(text) && /\s/.test(text) && /[.?!…]$/.test(text);
