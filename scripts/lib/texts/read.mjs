import { parseSync } from 'vite';
import {
  KEY_ATTRIBUTES,
  KEY_CALLS,
  KEY_PROPERTIES,
  SAYS,
  SHOWN,
  SHOWN_CALLS,
  COUNTS,
  hasLetters,
  isCode,
  reads,
} from './places.mjs';

/**
 * Finds the texts of a source file. A text is
 * `{start, end, kind, message, parts, held, before, after}`: the span of the source that it stands in (indices of the string);
 * `string`, `attribute` (the same, as the value of a JSX attribute), `template`, `children` (what stands between two tags) or
 * `count` (an argument that is not written out: the words of many); the message with `{0}` for each expression and
 * `<0>…</0>` for each element in it; what those stand for; the property that holds it; and the spaces before and after it, which are not its own.
 */

/** What a string passes through on its way to the place that shows it. */
const PASSED = new Set([
  'LogicalExpression',
  'ParenthesizedExpression',
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'JSXExpressionContainer',
  'ArrayExpression',
  'SpreadElement',
  'ConditionalExpression',
  'ArrowFunctionExpression',
  'ReturnStatement',
  'BlockStatement',
  'SwitchStatement',
]);

const nameOf = (node) => {
  switch (node?.type) {
    case 'Identifier':
    case 'JSXIdentifier':
    case 'PrivateIdentifier':
      return node.name;
    case 'Literal':
      return String(node.value);
    case 'JSXNamespacedName':
      return `${node.namespace.name}:${node.name.name}`;
    case 'MemberExpression':
      return nameOf(node.property);
    case 'ArrayPattern':
      return nameOf(node.elements[0]);
    default:
      return '';
  }
};

/** Names of a called function: `name`, or `.name` of a method. */
const calledNames = ({ type, callee }) => {
  const name = nameOf(callee);
  const own = callee.type === 'MemberExpression' ? [`.${name}`, `${nameOf(callee.object)}.${name}`] : [name];
  return type === 'NewExpression' ? [...own, `new ${name}`] : own;
};

const saysText = ({ type, value }) => type === 'TemplateLiteral' || (type === 'Literal' && typeof value === 'string');
/** Whether all that an object holds are strings. */
const isMap = (node) => node?.properties?.every(({ value }) => value && saysText(value)) ?? false;

/** Whether an array, some of it perhaps left out, becomes a sentence: `[…].filter(Boolean).join(', ')`. */
function isJoined(above, level) {
  for (let at = level; at >= 0; at -= 1) {
    const { node, child } = above[at];
    if (node.type === 'MemberExpression' && child === 'object') continue;
    if (node.type !== 'CallExpression' || child !== 'callee') return false;
    const [between] = node.arguments;
    if (nameOf(node.callee) === 'join') return between?.type === 'Literal' && /\s/.test(between.value);
  }
  return false;
}

const any = (names, known) => names.some((name) => known.has(name));

/**
 * Whether the place says that a string is `shown` or a `key`; null where only its form can tell. `above` are the node's
 * ancestors, each with the name of the child that leads down.
 */
function placed(above) {
  let said = null;
  for (let level = above.length - 1; level >= 0; level -= 1) {
    const { node, child, index } = above[level];
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ImportExpression':
      case 'ExportNamedDeclaration':
      case 'ExportAllDeclaration':
        return child === 'source' ? 'key' : said;
      case 'ConditionalExpression':
      case 'IfStatement':
        if (child === 'test') return 'key';
        break;
      case 'BinaryExpression':
        if (node.operator !== '+') return 'key';
        break;
      case 'SwitchCase':
        if (child === 'test') return 'key';
        break;
      case 'MemberExpression':
        if (child === 'property') return 'key';
        if (node.object.type !== 'ArrayExpression') return said;
        if (said === null && isJoined(above, level)) return 'shown';
        // One of some words: `['never', 'once'][count]`.
        break;
      case 'TaggedTemplateExpression':
        return 'key';
      case 'JSXElement':
      case 'JSXFragment':
        return said ?? 'shown';
      case 'JSXAttribute':
        if (KEY_ATTRIBUTES.has(nameOf(node.name))) return 'key';
        return said ?? (SHOWN.has(nameOf(node.name)) ? 'shown' : null);
      case 'Property': {
        if (child === 'key') return 'key';
        const name = nameOf(node.key);
        if (said === null && KEY_PROPERTIES.has(name)) return 'key';
        // Beyond an object only a place for keys still matters: a style, the parts of an address; or that it is a map of words.
        said ??= SHOWN.has(name) ? 'shown' : isMap(above[level - 1]?.node) ? 'map' : 'form';
        break;
      }
      case 'CallExpression':
      case 'NewExpression': {
        if (child === 'callee') return said;
        const names = calledNames(node);
        if (said === null && any(names, KEY_CALLS)) return 'key';
        if (said === null && names.some((name) => (SHOWN_CALLS.get(name) ?? Infinity) <= index)) return 'shown';
        return said;
      }
      case 'TemplateLiteral': {
        // A word in a text is a text: `It took ${days} ${days === 1 ? 'day' : 'days'}`.
        const { message } = messageOf(node);
        const own = placed(above.slice(0, level));
        if (said !== null || own === 'key') return said ?? own;
        if (hasLetters(message)) return isText(message, own) ? 'shown' : 'key';
        return own === 'shown' || /\s/.test(message) ? 'shown' : null;
      }
      case 'ObjectExpression':
        break;
      case 'VariableDeclarator':
      case 'FunctionDeclaration':
      case 'FunctionExpression':
        return (said === null || said === 'map') && SAYS.test(nameOf(node.id)) ? 'shown' : said;
      default:
        if (!PASSED.has(node.type)) return said;
    }
  }
  return said;
}

const isText = (message, place) => {
  if (place === 'key' || isCode(message)) return false;
  return place === 'shown' ? hasLetters(message) : reads(message);
};

const trimmed = (text) => {
  const message = text.trim();
  const start = text.indexOf(message);
  return { message, before: text.slice(0, start), after: text.slice(start + message.length) };
};

const messageOf = (node) =>
  node.type === 'Literal'
    ? { ...trimmed(node.value), parts: [] }
    : {
        ...trimmed(
          node.quasis.map(({ value }, index) => (index === 0 ? '' : `{${index - 1}}`) + (value.cooked ?? '')).join(''),
        ),
        parts: node.expressions,
      };

/** Text between tags as JSX reads it: lines are trimmed where they break, and joined by one space. */
const joined = (value) => {
  const lines = value.split(/\r?\n/).map((line) => line.replaceAll('\t', ' '));
  return lines
    .map((line, index) => {
      const left = index === 0 ? line : line.replace(/^ +/, '');
      return index === lines.length - 1 ? left : left.replace(/ +$/, '');
    })
    .filter((line) => line !== '')
    .join(' ');
};

const isElement = ({ type }) => type === 'JSXElement' || type === 'JSXFragment';
const isInline = (element) => element.children.some((child) => child.type === 'JSXText' && hasLetters(child.value));

/** The children of an element as one message; elements in it that hold text are part of it. */
function childrenMessage(element) {
  const parts = [];
  const write = (children) =>
    children
      .map((child) => {
        if (child.type === 'JSXText') return joined(child.value);
        if (child.type === 'JSXExpressionContainer') {
          const { expression } = child;
          if (expression.type === 'JSXEmptyExpression') return '';
          if (expression.type === 'Literal' && typeof expression.value === 'string') return expression.value;
          parts.push(child);
          return `{${parts.length - 1}}`;
        }
        const index = parts.push(child) - 1;
        return isElement(child) && isInline(child) ? `<${index}>${write(child.children)}</${index}>` : `<${index}/>`;
      })
      .join('');
  return { ...trimmed(write(element.children)), parts };
}

const childrenOf = (node) =>
  Object.entries(node).flatMap(([name, value]) =>
    Array.isArray(value)
      ? value.map((child, index) => ({ child, name, index })).filter(({ child }) => child?.type)
      : value?.type
        ? [{ child: value, name }]
        : [],
  );

/** The texts of a source file, in the order in which they begin; texts may stand in each other. */
export function textsOf(code, file) {
  const { program, errors } = parseSync(file, code);
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0].message}`);
  const found = [];
  const inMessage = new Set();

  const visit = (node, above) => {
    if (node.type.startsWith('TS') && !PASSED.has(node.type)) return;
    if (isElement(node) && !inMessage.has(node) && isInline(node)) {
      const own = childrenMessage(node);
      for (const part of own.parts) if (isElement(part) && isInline(part)) inMessage.add(part);
      const [first] = node.children;
      found.push({ kind: 'children', start: first.start, end: node.children.at(-1).end, ...own });
    }
    if (saysText(node)) {
      const own = messageOf(node);
      const parent = above.at(-1)?.node;
      // What stands between tags in braces, `{' '}`, is part of their message.
      const within = parent?.type === 'JSXExpressionContainer' && above.at(-2)?.child === 'children';
      const merged =
        within && node.type === 'Literal' && (inMessage.has(above.at(-2).node) || isInline(above.at(-2).node));
      if (!merged && isText(own.message, placed(above)))
        found.push({
          kind: node.type === 'TemplateLiteral' ? 'template' : parent?.type === 'JSXAttribute' ? 'attribute' : 'string',
          start: node.start,
          end: node.end,
          held: parent?.type === 'Property' ? nameOf(parent.key) : null,
          ...own,
        });
    }
    if (node.type === 'CallExpression') found.push(...counted(node));
    for (const { child, name, index } of childrenOf(node)) visit(child, [...above, { node, child: name, index }]);
  };
  visit(program, []);
  return found.toSorted((a, b) => a.start - b.start || b.end - a.end);
}

/** The words that a counting call leaves out or says in small letters: `plural(n, 'row')` counts rows, too. */
function counted(node) {
  const [one, many] = COUNTS.get(nameOf(node.callee)) ?? [];
  if (one === undefined) return [];
  const literals = [node.arguments[one], node.arguments[many]].filter(
    (argument) => argument?.type === 'Literal' && typeof argument.value === 'string',
  );
  const own = literals.map((literal) => ({
    kind: 'string',
    start: literal.start,
    end: literal.end,
    ...messageOf(literal),
  }));
  const [only] = own;
  if (only === undefined || node.arguments.length > many) return own;
  return [...own, { ...only, kind: 'count', start: only.end, one: only.message, message: `${only.message}s` }];
}
