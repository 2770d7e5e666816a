import type { Weight } from './weigh.ts';

/** So much heavier each may end than it began: caches fill, and code is compiled. */
const SPARE_BYTES = { context: 6 * 2 ** 20, process: 48 * 2 ** 20 } as const;
const SPARE_PART = 0.25;
const SPARE_NODES = 200;
const SPARE_LISTENERS = 20;
/** The part of the weighings, from the first on, in which what was just opened is still being loaded and compiled. */
export const WARMING = 0.1;

/**
 * Compares what every context held at the start, once it was warm, with what it holds at the end: the least of the
 * first and of the last third of the weighings, so that a moment's work counts for nothing.
 * @param weighings in time order, of the same contexts each.
 * @returns a sentence for each context that grew; none where all is flat.
 */
export function judgeWeights(weighings: readonly (readonly Weight[])[]): string[] {
  const warm = weighings.slice(Math.floor(WARMING * weighings.length));
  const third = Math.max(1, Math.floor(warm.length / 3));
  const kinds = new Map(weighings.flat().map(({ what, of }) => [what, of]));
  return [...kinds].flatMap(([what, of]) => {
    const before = least(warm.slice(0, third), what);
    const after = least(warm.slice(-third), what);
    const grew = [
      after.heapBytes > before.heapBytes * (1 + SPARE_PART) + SPARE_BYTES[of] && 'memory',
      after.nodes > before.nodes + SPARE_NODES && 'nodes',
      after.listeners > before.listeners + SPARE_LISTENERS && 'listeners',
    ].filter((name) => name !== false);
    const says = ({ heapBytes, nodes, listeners }: Omit<Weight, 'what' | 'of'>): string =>
      `${(heapBytes / 2 ** 20).toFixed(1)} MiB, ${nodes} nodes, ${listeners} listeners`;
    return grew.length > 0
      ? [`${what}: ${grew.join(' and ')} grew, from ${says(before)} to ${says(after)}`]
      : [];
  });
}

function least(weighings: readonly (readonly Weight[])[], what: string): Omit<Weight, 'what' | 'of'> {
  const own = weighings.flat().filter((weight) => weight.what === what);
  const of = (name: 'heapBytes' | 'nodes' | 'listeners'): number =>
    Math.min(...own.map((weight) => weight[name]));
  return { heapBytes: of('heapBytes'), nodes: of('nodes'), listeners: of('listeners') };
}
