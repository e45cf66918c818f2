import type { LibraryField, LibrarySpec } from './fields';

const product = (needed?: true): LibraryField => ({
  id: 'productId',
  column: 'product_key',
  label: 'Product',
  kind: 'ref',
  to: 'product',
  width: 150,
  bulk: true,
  ...(needed ? { needed } : {}),
});
const audience: LibraryField = {
  id: 'audienceId',
  column: 'audience_id',
  label: 'Audience',
  kind: 'ref',
  to: 'audience',
  width: 150,
  bulk: true,
};

/** The message house: whom we speak to, what we promise them, how it sounds, and which need each message answers. */
export const MESSAGE_SPECS = {
  audience: {
    table: 'audiences',
    one: 'audience',
    many: 'Audiences',
    words: 'Whom the company speaks to: definition, size and what they need.',
    name: 'name',
    order: ['name'],
    fields: [
      { id: 'name', column: 'name', label: 'Audience', kind: 'text', needed: true, width: 190 },
      { id: 'definition', column: 'definition', label: 'Who they are', kind: 'text', width: 300 },
      { id: 'size', column: 'size', label: 'People', kind: 'count', width: 92 },
      { id: 'note', column: 'note', label: 'Note', kind: 'long' },
    ],
  },
  proposition: {
    table: 'value_propositions',
    one: 'value proposition',
    many: 'Value propositions',
    words: 'What is promised, to whom, about what: every version.',
    name: 'statement',
    order: ['brand', 'statement'],
    authored: true,
    fields: [
      { id: 'statement', column: 'statement', label: 'What we promise', kind: 'text', needed: true, width: 360 },
      { id: 'brand', column: 'brand', label: 'Brand', kind: 'text', width: 120 },
      product(),
      audience,
    ],
  },
  tone: {
    table: 'tone_rules',
    one: 'tone rule',
    many: 'Tone',
    words: 'How the brand sounds: what to say and what to avoid.',
    name: 'rule',
    order: ['rule'],
    fields: [
      { id: 'rule', column: 'rule', label: 'Rule', kind: 'text', needed: true, width: 210 },
      { id: 'say', column: 'say', label: 'Say', kind: 'text', width: 230 },
      { id: 'avoid', column: 'avoid', label: 'Avoid', kind: 'text', width: 230 },
    ],
  },
  message: {
    table: 'messages',
    one: 'message',
    many: 'Needs and messages',
    words: 'Which need is answered by which product with which message, and what proves it.',
    name: 'need',
    order: ['need'],
    fields: [
      { id: 'need', column: 'need', label: 'Need', kind: 'text', needed: true, width: 200 },
      product(),
      audience,
      { id: 'message', column: 'message', label: 'Message', kind: 'text', width: 230 },
      { id: 'proof', column: 'proof', label: 'Proof', kind: 'text', width: 180, wide: true },
    ],
  },
} as const satisfies Record<string, LibrarySpec>;
