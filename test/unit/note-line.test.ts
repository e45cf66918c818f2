import { array, assert, property, string, stringMatching } from 'fast-check';
import { expect, test } from 'vitest';
import { type NoteChoices, NOTE_TYPE_IDS, parseNoteLine } from '../../src/shared/domain/note-line';
import { noteDigest } from '../../src/shared/domain/note-digest';

const choices: NoteChoices = {
  products: [
    { id: 'p1', name: 'Dry Shampoo', sku: 'HV-DSH-200' },
    { id: 'p2', name: 'Air-Dry Mousse', sku: 'HV-MOU-150' },
    { id: 'p3', name: 'Sea Salt Mist', sku: 'HV-MST-100' },
  ],
  channels: [
    { id: 'c1', name: 'Brightwell Beauty' },
    { id: 'c3', name: 'Brightwell Soho', place: true },
    { id: 'c2', name: 'Oak & Ivory' },
  ],
  themes: [{ id: 't1', name: 'Travel size' }],
  competitors: ['Otter & Ash'],
};
const read = (line: string) => parseNoteLine(line, choices);

test('marks at the end name product, channel and theme and leave the text', () => {
  expect(read('Wants a small can #dry-shampoo #travel-size @brightwell')).toMatchObject({
    text: 'Wants a small can',
    type: 'customer-voice',
    product: { id: 'p1', name: 'Dry Shampoo' },
    channel: { id: 'c1' },
    theme: { id: 't1' },
    tags: [],
  });
});

test('a mark within the sentence leaves its words there', () => {
  expect(read('They left @oak-ivory, for #mousse refills.').text).toBe(
    'They left Oak & Ivory, for Air-Dry Mousse refills.',
  );
});

test('a word and a colon say the type; a competitor says it too', () => {
  expect(read('issue: pump leaks #HV-MOU-150')).toMatchObject({
    type: 'issue',
    text: 'pump leaks',
    product: { id: 'p2' },
  });
  expect(read('request: no perfume').type).toBe('product-request');
  expect(read('New end cap !"otter & ash"')).toMatchObject({ type: 'competitor-move', competitor: 'Otter & Ash' });
  expect(read('voice: likes ours more !plume')).toMatchObject({ type: 'customer-voice', competitor: 'plume' });
  expect(read('Note: this stays').text).toBe('Note: this stays');
});

test('what is called by nothing known is a tag, or stays in the text and is said', () => {
  expect(read('Asked twice #gift-wrap @nowhere')).toMatchObject({
    tags: ['gift wrap'],
    unknown: ['nowhere'],
    channel: null,
  });
  expect(read('Asked twice @nowhere').text).toBe('Asked twice @nowhere');
  expect(read('mail me@brightwell.com').channel).toBeNull();
});

test('marks alone are the text', () => {
  expect(read('#gift-wrap').text).toBe('gift wrap');
});

test('any line is read without a mark lost or a text made up of nothing', () => {
  assert(
    property(string({ unit: 'binary', maxLength: 200 }), (line) => {
      const note = read(line);
      expect(NOTE_TYPE_IDS).toContain(note.type);
      expect(note.text).toBe(note.text.trim());
      expect(new Set(note.tags).size).toBe(note.tags.length);
      expect(note.tags.every((tag) => tag.length > 0 && tag.length <= 40)).toBe(true);
    }),
  );
});

test('plain words are the text as they are', () => {
  const word = stringMatching(/^[a-z]{1,8}$/);
  assert(
    property(array(word, { minLength: 1, maxLength: 8 }), (words) => {
      expect(read(words.join('  ')).text).toBe(words.join(' '));
    }),
  );
});

test('a digest counts by type and puts the larger theme first', () => {
  const note = (text: string, theme: string | null) => ({ text, theme, type: 'issue' as const, where: ['Mousse'] });
  expect(noteDigest('Week', [note('a', null), note('b', 'Pump'), note('c', 'Pump')])).toBe(
    'Week\n3 notes\n\nIssue (3)\nPump: 2 notes\n- b (Mousse)\n- c (Mousse)\nWithout a theme: 1 note\n- a (Mousse)',
  );
  expect(noteDigest('Week', [])).toBe('Week\nNo field notes this week.');
});
