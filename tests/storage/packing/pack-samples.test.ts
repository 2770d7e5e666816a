import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { READER_NAMES } from '../../../src/core/page/reading.ts';
import type { Sample } from '../../../src/core/series/sample.ts';
import { packSamples, unpackColumns, unpackSamples } from '../../../src/storage/packing/pack-samples.ts';
import { DamagedBytesError } from '../../../src/storage/packing/varint.ts';

const START = Date.UTC(2016, 1, 27, 21);

const sample = fc.record({
  value: fc.integer({ min: 0, max: 1e12 }),
  step: fc.constantFrom(1, 1, 1, 10, 100, 1000, 1e12),
  reader: fc.constantFrom(...READER_NAMES),
});

const series = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 1e10 }), sample), { maxLength: 400 })
  .map((spans) => {
    let atMs = START;
    return spans.map(([span, one]): Sample => {
      atMs += span;
      return { atMs, ...one };
    });
  });

describe('packed samples', () => {
  it('come back as they were, whatever their spans, counts, steps and readers', () => {
    fc.assert(
      fc.property(series, (samples) => {
        expect(unpackSamples(packSamples(samples))).toEqual(samples);
      }),
      { seed: 20160227 },
    );
  });

  it('of several slots come back as the columns of one series', () => {
    const one = (atMs: number, value: number): Sample => ({ atMs, value, step: 10, reader: 'page-plugin' });
    const slots = Array.from({ length: 30 }, (_, slot) =>
      Array.from({ length: 40 }, (_, i) => one(START + 7_200_000 * slot + 1000 * i, 5000 - 40 * slot - i)),
    );
    const { atMs, value, step, reader } = unpackColumns(slots.map(packSamples));
    const all = slots.flat();
    expect([...atMs]).toEqual(all.map((sample) => sample.atMs));
    expect([...value]).toEqual(all.map((sample) => sample.value));
    expect(new Set(step)).toEqual(new Set([10]));
    expect([...new Set(reader)].map((place) => READER_NAMES[place])).toEqual(['page-plugin']);
  });

  it('take at most six bytes each at a jittered half-minute, first one aside', () => {
    let atMs = START;
    let value = 3_412_345;
    const samples: Sample[] = [];
    for (let i = 0; i < 240; i += 1) {
      atMs += 27_000 + ((i * 7919) % 6000);
      value -= 30 + ((i * 104729) % 400);
      samples.push({ atMs, value, step: 1, reader: 'meta-description' });
    }
    expect(packSamples(samples).length).toBeLessThan(6 * 240);
  });

  it('keep no more bytes alive than they need', () => {
    const bytes = packSamples([{ atMs: START, value: 1, step: 1, reader: 'page-data' }]);
    expect(bytes.buffer.byteLength).toBe(bytes.length);
  });

  it('that were cut or changed are refused, or read as samples in order and range, but never crash', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        try {
          const samples = unpackSamples(bytes);
          for (const [i, one] of samples.entries()) {
            expect(one.atMs).toBeGreaterThan(samples[i - 1]?.atMs ?? 0);
            expect(one.value).toBeGreaterThanOrEqual(0);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(DamagedBytesError);
        }
      }),
      { seed: 7, numRuns: 2000 },
    );
  });

  it('of an unknown format are refused', () => {
    expect(() => unpackSamples(new Uint8Array([9, 0, 0]))).toThrow(DamagedBytesError);
  });
});
