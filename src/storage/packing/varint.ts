/** Writes whole numbers in as few bytes as they need, seven bits a byte, lowest first. */
export class VarintWriter {
  #bytes = new Uint8Array(256);
  #length = 0;

  /** @param value a whole number, 0 to 2^53 - 1. */
  unsigned(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.#byte((rest % 0x80) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.#byte(rest);
  }

  /** @param value a whole number between -2^52 and 2^52. */
  signed(value: number): void {
    this.unsigned(value < 0 ? -2 * value - 1 : 2 * value);
  }

  /** What was written, in a buffer of its own. */
  bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }

  #byte(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const longer = new Uint8Array(2 * this.#length);
      longer.set(this.#bytes);
      this.#bytes = longer;
    }
    this.#bytes[this.#length] = byte;
    this.#length += 1;
  }
}

/** Thrown where packed bytes are not what their writer can have written. */
export class DamagedBytesError extends Error {
  override readonly name = 'DamagedBytesError';
}

/** The number that `VarintWriter.signed` wrote, from its unsigned form. */
export const signedOf = (unsigned: number): number =>
  unsigned % 2 === 0 ? unsigned / 2 : -(unsigned + 1) / 2;

/** Reads what `VarintWriter` wrote. Every read throws `DamagedBytesError` past the end. */
export class VarintReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get atEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  unsigned(): number {
    const bytes = this.#bytes;
    const first = bytes[this.#at++];
    // Most numbers have one or two bytes, and a month has a million of them.
    if (first !== undefined && first < 0x80) return first;
    const second = bytes[this.#at++];
    if (first !== undefined && second !== undefined && second < 0x80) return (first & 0x7f) | (second << 7);
    this.#at -= 2;
    return this.#long();
  }

  #long(): number {
    let value = 0;
    let weight = 1;
    for (;;) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) throw new DamagedBytesError('packed bytes end within a number');
      this.#at += 1;
      value += (byte & 0x7f) * weight;
      if (byte < 0x80) break;
      weight *= 0x80;
    }
    if (!Number.isSafeInteger(value)) throw new DamagedBytesError('a packed number is out of range');
    return value;
  }

  signed(): number {
    return signedOf(this.unsigned());
  }
}
