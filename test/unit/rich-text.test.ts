import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numbersOf, parseInline, parseText, plainText, tokenText } from '../../src/shared/domain/rich-text';

const text = (value: string) => ({ kind: 'text', text: value });

describe('text with simple formatting', () => {
  test('bold, italic, links and lists are data', () => {
    expect(parseInline('a **b *c* d** e')).toEqual([
      text('a '),
      { kind: 'strong', children: [text('b '), { kind: 'em', children: [text('c')] }, text(' d')] },
      text(' e'),
    ]);
    expect(parseInline('see [the page](https://example.com/a?b=1) now')).toEqual([
      text('see '),
      { kind: 'link', href: 'https://example.com/a?b=1', children: [text('the page')] },
      text(' now'),
    ]);
    expect(parseText('One\ntwo\n\n- a\n- b\n1. c').map((block) => block.kind)).toEqual(['paragraph', 'list', 'list']);
    expect(parseInline('2 * 3 * 4 and \\*stars\\*')).toEqual([text('2 * 3 * 4 and *stars*')]);
  });

  test('only addresses of the web and of mail become links, without names, blanks or marks in them', () => {
    for (const href of [
      'javascript:alert(1)',
      'http://example.com',
      'https://me:secret@example.com',
      'file:///etc/passwd',
      'data:text/html,x',
      'https://a b.com',
      'https://example.com/"onmouseover="x',
      'mailto:a@b.com?bcc=c@d.com',
      'https://exa\u202Emple.com',
    ])
      expect(
        parseInline(`[x](${href})`).some((run) => run.kind === 'link'),
        href,
      ).toBe(false);
    expect(parseInline('[x](mailto:ir@example.com)')).toEqual([
      { kind: 'link', href: 'mailto:ir@example.com', children: [text('x')] },
    ]);
  });

  test('markup is the text that it says', () => {
    for (const hostile of ['<img src=x onerror=alert(1)>', '</style><script>x</script>', '{{7*7}}', '{net sales}'])
      expect(plainText(parseInline(hostile))).toBe(hostile);
  });

  test('a bound number comes back as it was written, whatever its part is called', () => {
    expect(numbersOf('from {net-sales@before} to {net-sales@this}, **{aov@2026-Q1}**').map(({ raw }) => raw)).toEqual([
      '{net-sales@before}',
      '{net-sales@this}',
      '{aov@2026-Q1}',
    ]);
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }), (group) => {
        const token = { metric: 'net-sales', period: '2026-Q1', part: { by: 'channel' as const, group } };
        expect(numbersOf(tokenText(token)).map((one) => one.token)).toEqual([token]);
      }),
    );
  });

  test('no text is lost and none takes for ever', () => {
    const letters = fc.constantFrom('*', '**', '[', '](', ')', '{', '}', '\\', 'a', ' ', '@', 'https://x.y');
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 60 }), (parts) => {
        const line = parts.join('');
        const words = plainText(parseInline(line), (raw) => raw);
        expect(words.replace(/[^a]/g, '').length).toBe(line.replace(/[^a]/g, '').length);
      }),
    );
    expect(parseInline('*'.repeat(20_000)).length).toBeGreaterThan(0);
    expect(parseInline('['.repeat(20_000)).length).toBeGreaterThan(0);
  });
});
