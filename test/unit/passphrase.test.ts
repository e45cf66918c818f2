import { assert, property, uint8Array } from 'fast-check';
import { expect, test } from 'vitest';
import { PASSPHRASE_BYTES, passphraseOf } from '../../src/shared/domain/passphrase';

test('five groups of four signs that are not taken for one another, each byte saying one of 32', () => {
  const bytes = uint8Array({ minLength: PASSPHRASE_BYTES, maxLength: PASSPHRASE_BYTES });
  assert(
    property(bytes, (random) => {
      expect(passphraseOf(random)).toMatch(/^([a-hj-km-np-rt-z2-46-9ACH]{4}-){4}[a-hj-km-np-rt-z2-46-9ACH]{4}$/);
    }),
  );
  const signs = new Set(Array.from({ length: 32 }, (_, byte) => passphraseOf(new Uint8Array(20).fill(byte))[0]));
  expect(signs.size).toBe(32);
  expect(() => passphraseOf(new Uint8Array(3))).toThrow(RangeError);
});
