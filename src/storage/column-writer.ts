import type { SampleColumns } from '../core/series/sample-columns.ts';

/** Takes samples in time order, one number at a time, and gives them as columns. */
export class ColumnWriter {
  #length = 0;
  #atMs: Float64Array<ArrayBuffer>;
  #value: Float64Array<ArrayBuffer>;
  #step: Float64Array<ArrayBuffer>;
  #reader: Uint8Array<ArrayBuffer>;

  /** @param expected about how many samples will come; more do no harm. */
  constructor(expected: number) {
    this.#atMs = new Float64Array(expected);
    this.#value = new Float64Array(expected);
    this.#step = new Float64Array(expected);
    this.#reader = new Uint8Array(expected);
  }

  /** @param reader its place in `READER_NAMES`. */
  add(atMs: number, value: number, step: number, reader: number): void {
    const at = this.#length;
    if (at === this.#atMs.length) this.#grow();
    this.#atMs[at] = atMs;
    this.#value[at] = value;
    this.#step[at] = step;
    this.#reader[at] = reader;
    this.#length = at + 1;
  }

  columns(): SampleColumns {
    const length = this.#length;
    return {
      atMs: this.#atMs.subarray(0, length),
      value: this.#value.subarray(0, length),
      step: this.#step.subarray(0, length),
      reader: this.#reader.subarray(0, length),
    };
  }

  #grow(): void {
    const room = Math.max(64, 2 * this.#length);
    this.#atMs = grown(this.#atMs, new Float64Array(room));
    this.#value = grown(this.#value, new Float64Array(room));
    this.#step = grown(this.#step, new Float64Array(room));
    this.#reader = grown(this.#reader, new Uint8Array(room));
  }
}

function grown<Column extends Float64Array | Uint8Array>(from: Column, into: Column): Column {
  into.set(from);
  return into;
}
