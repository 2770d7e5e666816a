import { describe, expect, it } from 'vitest';
import { sparkPath, splitAtGaps } from '../../../src/ui/parts/spark-path.ts';

const MINUTE = 60_000;
const START = Date.UTC(2016, 1, 27, 20, 0);
const box = { width: 100, height: 100, fromMs: START, toMs: START + 10 * MINUTE, depth: 100 };
const at = (minute: number, value: number) => ({ atMs: START + minute * MINUTE, value, step: 1 });

describe('the course of a count', () => {
  it('hangs from the waterline by what was lost since the first count, time from left to right', () => {
    const { line, zero, isLoss } = sparkPath([at(0, 500), at(5, 450), at(10, 400)], box);
    expect(line).toBe('M0.0 1.0L50.0 49.5L100.0 98.0');
    expect(zero).toBe(1);
    expect(isLoss).toBe(true);
  });

  it('rises above the waterline by what was gained, on the same scale', () => {
    const { line, zero, isLoss } = sparkPath([at(0, 500), at(5, 550), at(10, 600)], box);
    expect(zero).toBe(49.5);
    expect(line).toBe('M0.0 49.5L50.0 25.3L100.0 1.0');
    expect(isLoss).toBe(false);
  });

  it('lies on the waterline when nothing changes', () => {
    expect(sparkPath([at(0, 7), at(5, 7), at(10, 7)], box).line).toBe('M0.0 1.0L50.0 1.0L100.0 1.0');
  });

  it('leaves a gap open and draws a sample alone as a dot', () => {
    const points = [at(0, 10), at(0.5, 10), at(1, 10), at(1.5, 10), at(9, 10)];
    const { line } = sparkPath(points, box);
    expect(line.match(/M/g)).toHaveLength(2);
    expect(line).toMatch(/M90\.0 1\.0h0$/);
  });

  it('is empty without samples in its span', () => {
    expect(sparkPath([], box).line).toBe('');
    expect(sparkPath([at(-1, 10)], box).line).toBe('');
  });

  it('keeps readings that are merely slow together', () => {
    expect(splitAtGaps([at(0, 1), at(2, 1), at(4, 1), at(6, 1)])).toHaveLength(1);
  });
});
