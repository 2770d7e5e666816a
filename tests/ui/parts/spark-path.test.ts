import { describe, expect, it } from 'vitest';
import { sparkPath, splitAtGaps } from '../../../src/ui/parts/spark-path.ts';

const MINUTE = 60_000;
const START = Date.UTC(2016, 1, 27, 20, 0);
const box = { width: 104, height: 24, fromMs: START, toMs: START + 10 * MINUTE };
const at = (minute: number, value: number) => ({ atMs: START + minute * MINUTE, value, step: 1 });

describe('a sparkline', () => {
  it('touches the edges with its lowest and highest count, time from left to right', () => {
    expect(sparkPath([at(0, 100), at(5, 150), at(10, 200)], box)).toBe('M2.0 22.0L52.0 12.0L102.0 2.0');
  });

  it('runs through the middle when nothing changes', () => {
    expect(sparkPath([at(0, 7), at(5, 7), at(10, 7)], box)).toBe('M2.0 12.0L52.0 12.0L102.0 12.0');
  });

  it('leaves a gap open and draws a sample alone as a dot', () => {
    const points = [at(0, 10), at(0.5, 10), at(1, 10), at(1.5, 10), at(9, 10)];
    const path = sparkPath(points, box);
    expect(path.match(/M/g)).toHaveLength(2);
    expect(path).toMatch(/M92\.0 12\.0h0$/);
  });

  it('is empty without samples in its span', () => {
    expect(sparkPath([], box)).toBe('');
    expect(sparkPath([at(-1, 10)], box)).toBe('');
  });

  it('keeps readings that are merely slow together', () => {
    expect(splitAtGaps([at(0, 1), at(2, 1), at(4, 1), at(6, 1)])).toHaveLength(1);
  });
});
