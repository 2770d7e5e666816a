// Observers of one Page, one or two of whom lie: the median of a filter each, beside one filter over everything.
import type { ObserverId } from '../../src/core/pool/observer.ts';
import { type ObserverRate, panel } from '../../src/core/pool/panel.ts';
import { FilterRun } from '../../src/core/rate/filter/filter-run.ts';
import { randomOf } from '../replay/random.ts';

const SEEDS = 12;
const HOURS = 2;
const PACE_S = 30;
/** Compared from here on, once a minute. */
const WARM_UP_S = 1200;
const PER_MINUTE = -133;
const START = 2_000_000;

/** How a liar turns the truth. @param lost how many are gone by then. */
const LIES: Readonly<Record<string, (lost: number, random: () => number) => number>> = {
  'ten times the loss': (lost) => START - 10 * lost,
  '1.2 times the loss': (lost) => START - Math.round(1.2 * lost),
  'hiding the loss': () => START,
  'level 2 % higher': (lost) => Math.round(1.02 * START) - lost,
  'noise of 1 %': (lost, random) => START - lost + Math.round((random() - 0.5) * 0.02 * START),
};

export interface HostileScore {
  readonly lie: string;
  readonly observers: number;
  readonly liars: number;
  /** Mean error, likes a minute, and the share of instants whose interval held the truth. */
  readonly median: { readonly error: number; readonly coverage: number };
  readonly merged: { readonly error: number; readonly coverage: number };
  /** How often an honest observer was flagged, and a liar. */
  readonly honestFlagged: number;
  readonly liarsFlagged: number;
}

/** One liar of three with every lie, and two of five who hide the loss together. */
export const hostileObservers = (): HostileScore[] => [
  ...Object.keys(LIES).map((lie) => scoreOf(lie, 3, 1)),
  scoreOf('hiding the loss', 5, 2),
];

function scoreOf(lie: string, observers: number, liars: number): HostileScore {
  const total = { median: [0, 0, 0], merged: [0, 0, 0], honest: [0, 0], lying: [0, 0] };
  for (let seed = 1; seed <= SEEDS; seed++) oneWorld(lie, observers, liars, seed, total);
  const figure = ([error = 0, held = 0, n = 1]: number[]) => ({ error: error / n, coverage: held / n });
  const share = ([part = 0, n = 1]: number[]): number => part / n;
  return {
    ...{ lie, observers, liars, median: figure(total.median), merged: figure(total.merged) },
    ...{ honestFlagged: share(total.honest), liarsFlagged: share(total.lying) },
  };
}

function oneWorld(
  lie: string,
  observers: number,
  liars: number,
  seed: number,
  total: Record<'median' | 'merged' | 'honest' | 'lying', number[]>,
): void {
  const random = randomOf(seed);
  const lost = losses(random);
  const turn = LIES[lie] ?? ((gone: number) => START - gone);
  const reads = Array.from({ length: observers }, (_, observer) =>
    readsOf(lost, random, observer < liars ? turn : (gone) => START - gone).map((read) => ({
      ...read,
      observer,
    })),
  );
  const runs = reads.map(() => new FilterRun());
  const merged = new FilterRun();
  let nextMs = WARM_UP_S * 1000;
  for (const read of reads.flat().sort((a, b) => a.atMs - b.atMs)) {
    if (read.atMs > nextMs) {
      nextMs += 60_000;
      judge();
    }
    runs[read.observer]?.sample(read);
    merged.sample(read);
  }

  function judge(): void {
    const rates = runs.flatMap((one, observer): (ObserverRate & { isLiar: boolean })[] => {
      const rate = one.estimate();
      if (rate.kind === 'no-rate') return [];
      const { perMinute, low, high } = rate;
      return [{ observer: `v${observer}` as ObserverId, perMinute, low, high, isLiar: observer < liars }];
    });
    const compared = panel(rates);
    if (compared.kind === 'panel') {
      add(total.median, compared);
      for (const { observer, isLiar } of rates) {
        const counts = isLiar ? total.lying : total.honest;
        counts[0] = (counts[0] ?? 0) + Number(compared.disagreeing.includes(observer));
        counts[1] = (counts[1] ?? 0) + 1;
      }
    }
    const together = merged.estimate();
    if (together.kind !== 'no-rate') add(total.merged, together);
  }
}

function add(
  into: number[],
  { perMinute, low, high }: { perMinute: number; low: number; high: number },
): void {
  into[0] = (into[0] ?? 0) + Math.abs(perMinute - PER_MINUTE);
  into[1] = (into[1] ?? 0) + Number(low <= PER_MINUTE && high >= PER_MINUTE);
  into[2] = (into[2] ?? 0) + 1;
}

/** How many are gone after each second: people leave at random. */
function losses(random: () => number): number[] {
  const lost: number[] = [];
  let gone = 0;
  let atS = 0;
  for (let second = 0; second < HOURS * 3600; second++) {
    while (atS < second) {
      atS += (-Math.log(1 - random()) * 60) / -PER_MINUTE;
      gone += 1;
    }
    lost.push(gone);
  }
  return lost;
}

/** An observer reads every half minute or so, through a copy of the counter that is up to a quarter of a minute old. */
function readsOf(
  lost: readonly number[],
  random: () => number,
  turn: (lost: number, random: () => number) => number,
) {
  const reads: { atMs: number; value: number; step: number }[] = [];
  const ageS = random() * 15;
  for (let atS = random() * PACE_S; atS < lost.length; atS += PACE_S * (0.9 + 0.2 * random())) {
    const gone = lost[Math.max(0, Math.floor(atS - ageS))] ?? 0;
    reads.push({ atMs: Math.round(atS * 1000), value: turn(gone, random), step: 1 });
  }
  return reads;
}

const percent = (part: number): string => `${Math.round(100 * part)} %`;

/** The scores as a table. */
export const sayHostile = (scores: readonly HostileScore[]): string =>
  [
    'observers, of whom liars; the lie                 median: error, coverage   merged: error, coverage   flagged: honest, liars',
    ...scores.map(({ lie, observers, liars, median, merged, honestFlagged, liarsFlagged }) =>
      [
        `${observers}, ${liars}; ${lie}`.padEnd(50),
        `${median.error.toFixed(1)}, ${percent(median.coverage)}`.padEnd(26),
        `${merged.error.toFixed(1)}, ${percent(merged.coverage)}`.padEnd(26),
        `${percent(honestFlagged)}, ${percent(liarsFlagged)}`,
      ].join(''),
    ),
  ].join('\n');
