/** A set of a table's integer keys that costs one bit each: an import of millions of rows remembers which it has met. */
export class KeySet {
  private bits = new Uint8Array(1024);

  has(key: number): boolean {
    return ((this.bits[key >> 3] ?? 0) & (1 << (key & 7))) !== 0;
  }

  /** True when the key is new. */
  add(key: number): boolean {
    const at = key >> 3;
    if (at >= this.bits.length) {
      const grown = new Uint8Array(Math.max(at + 1, this.bits.length * 2));
      grown.set(this.bits);
      this.bits = grown;
    }
    const mask = 1 << (key & 7);
    const known = this.bits[at] ?? 0;
    if ((known & mask) !== 0) return false;
    this.bits[at] = known | mask;
    return true;
  }
}
