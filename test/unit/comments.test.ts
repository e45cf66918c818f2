import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { commentParts, mentionedIn } from '../../src/shared/domain/comments';

const PEOPLE = [
  { id: '1', name: 'Ada' },
  { id: '2', name: 'Ada Byron' },
  { id: '3', name: 'Zoë' },
];

test('the longest name is meant, an address and a longer word name nobody', () => {
  expect(mentionedIn('@Ada Byron, please', PEOPLE)).toEqual(['2']);
  expect(mentionedIn('Ask @ada and @ZOË. @ada again', PEOPLE)).toEqual(['1', '3']);
  expect(mentionedIn('write to x@Ada or @Adam', PEOPLE)).toEqual([]);
  expect(commentParts('(@Zoë)', PEOPLE)).toEqual([
    { text: '(', person: null },
    { text: '@Zoë', person: '3' },
    { text: ')', person: null },
  ]);
});

test('the parts together are the text as it was written', () => {
  const word = fc.constantFrom('@', 'Ada', ' Byron', 'Zoë', '<b>', ' ', 'x', '@@');
  fc.assert(
    fc.property(fc.array(word), (words) => {
      const text = words.join('');
      expect(
        commentParts(text, PEOPLE)
          .map((part) => part.text)
          .join(''),
      ).toBe(text);
    }),
  );
});
