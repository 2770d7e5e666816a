// @vitest-environment jsdom
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { aligned } from '../../../src/dashboard/chart/plot.ts';

const value = fc.option(fc.integer({ min: -1000, max: 1000 }));
const curve = (lines: number) =>
  fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 30 }).chain((instants) =>
    fc.record({
      atMs: fc.constant(instants.toSorted((a, b) => a - b)),
      lines: fc.array(fc.array(value, { minLength: instants.length, maxLength: instants.length }), {
        minLength: lines,
        maxLength: lines,
      }),
    }),
  );

describe('curves over one axis', () => {
  beforeAll(() => {
    // uPlot asks for it as it is loaded.
    vi.stubGlobal('matchMedia', () => ({ addEventListener: () => undefined, matches: false }));
  });

  it('stand as uPlot itself would join them, and break where they break though another has points there', async () => {
    const { default: uPlot } = await import('uplot');
    fc.assert(
      fc.property(fc.array(fc.oneof(curve(1), curve(3)), { minLength: 1, maxLength: 5 }), (curves) => {
        const tables = curves.map(({ atMs, lines }) => [atMs, ...lines] as uPlot.AlignedData);
        const expand = tables.map((table) => Array.from(table, () => 2 as const));
        expect(aligned(curves)).toEqual(uPlot.join(tables, expand));
      }),
      { seed: 7 },
    );
  });

  it('of none are an axis of nothing', () => {
    expect(aligned([])).toEqual([[]]);
  });
});
