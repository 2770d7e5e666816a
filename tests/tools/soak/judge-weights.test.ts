import { expect, it } from 'vitest';
import { judgeWeights } from '../../../tools/soak/judge-weights.ts';
import type { Weight } from '../../../tools/soak/weigh.ts';

const MIB = 2 ** 20;
const weighing = (mib: number, nodes: number, listeners = 10): Weight[] => [
  { what: 'background', of: 'context', heapBytes: 3 * MIB, nodes: 0, listeners: 0 },
  { what: 'dashboard', of: 'context', heapBytes: mib * MIB, nodes, listeners },
];

it('a context that works hard for a moment has not grown', () => {
  expect(judgeWeights([10, 11, 60, 10, 12, 55, 10].map((mib) => weighing(mib, 500)))).toEqual([]);
});

it('a context that holds more and more is named, with what grew', () => {
  const growing = Array.from({ length: 9 }, (_, i) => weighing(10 + 5 * i, 500 + 100 * i));
  expect(judgeWeights(growing)).toEqual([
    'dashboard: memory and nodes grew, from 10.0 MiB, 500 nodes, 10 listeners to 40.0 MiB, 1100 nodes, 10 listeners',
  ]);
  const listening = Array.from({ length: 9 }, (_, i) => weighing(10, 500, 10 + 10 * i));
  expect(judgeWeights(listening)[0]).toContain('dashboard: listeners grew');
});

it('a process has more room, for it gives back what it freed when it likes, but not without end', () => {
  const process = (mib: number): Weight[] => [
    { what: 'extension', of: 'process', heapBytes: mib * MIB, nodes: 0, listeners: 0 },
  ];
  expect(judgeWeights([120, 125, 130, 150, 160, 150].map(process))).toEqual([]);
  expect(judgeWeights([120, 140, 160, 200, 240, 280].map(process))[0]).toContain('extension: memory grew');
});

it('a process that has hardly begun when it is first weighed has not grown by what it then loads', () => {
  const process = (mib: number): Weight[] => [
    { what: 'extension', of: 'process', heapBytes: mib * MIB, nodes: 0, listeners: 0 },
  ];
  const begun = [
    97, 153, 158, 159, 163, 169, 166, 162, 173, 183, 172, 181, 175, 165, 175, 182, 180, 181, 186, 178,
  ];
  expect(judgeWeights(begun.map(process))).toEqual([]);
  const growing = begun.map((mib, i) => mib + 10 * i);
  expect(judgeWeights(growing.map(process))[0]).toContain('extension: memory grew');
});
