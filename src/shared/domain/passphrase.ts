/** Letters and digits without those that are taken for one another (0 O, 1 I L, 5 S); 32 of them, so five bits each. */
const LETTERS = 'abcdefghjkmnpqrtuvwxyz2346789ACH';
const GROUPS = 5;
const GROUP = 4;

/** How many random bytes a passphrase is made of. */
export const PASSPHRASE_BYTES = GROUPS * GROUP;

/**
 * A passphrase of random bytes: five groups of four signs, 100 bits, which nobody guesses and which can be read out over the telephone.
 *
 * @throws RangeError when there are too few bytes
 */
export const passphraseOf = (bytes: Uint8Array): string => {
  if (bytes.length < PASSPHRASE_BYTES) throw new RangeError(`A passphrase needs ${PASSPHRASE_BYTES} random bytes.`);
  const signs = Array.from(bytes.subarray(0, PASSPHRASE_BYTES), (byte) => LETTERS[byte & 31] ?? '');
  return Array.from({ length: GROUPS }, (_, group) => signs.slice(group * GROUP, (group + 1) * GROUP).join('')).join(
    '-',
  );
};
