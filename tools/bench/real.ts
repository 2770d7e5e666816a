import { readFile } from 'node:fs/promises';
import { Z95 } from '../../src/core/math/normal.ts';
import { FilterRun } from '../../src/core/rate/filter/filter-run.ts';
import type { FilterSample } from '../../src/core/rate/filter-sample.ts';
import { hasFigures, type RateEstimate } from '../../src/core/rate/rate.ts';
import type { RateEvent } from '../../src/core/rate/rate-event.ts';
import { readRows } from '../rates/read-rows.ts';
import { slopeAt } from './rates-peers.ts';

const MINUTE_MS = 60_000;
/** A figure is held against the mean rate to the first sample at least so much later, at most so much. */
const AHEAD_MS = 10 * MINUTE_MS;
const FURTHEST_MS = 30 * MINUTE_MS;
/** Samples further apart on either side say nothing of the rate between them. */
const WIDEST_MS = 70 * MINUTE_MS;
/** People come in company: a little more than Poisson. */
const DISPERSION = 1.2;

/** The filter, and the slopes that anybody would draw. */
const WAYS = ['filter', '5-minute slope', '15-minute slope'] as const;

interface Seen {
  readonly estimate: RateEstimate;
  readonly events: readonly RateEvent[];
}

/**
 * `npm run bench -- real FILE.csv…`: a file has at, count and step of a real counter. Its truth is not known, so each
 * figure is held against the mean rate of the ten minutes that follow, and each interval against the rate between the
 * second sample before and the second after it, whose own Poisson noise is allowed for.
 */
export async function run(files: readonly string[]): Promise<void> {
  for (const file of files) {
    const found = readRows(await readFile(file, 'utf8'));
    if ('bad' in found) {
      for (const { line, reason } of found.bad.slice(0, 20))
        console.error(`${file}, line ${line}: ${reason}`);
      process.exitCode = 1;
      continue;
    }
    report(file, found.rows);
  }
}

function report(file: string, samples: readonly FilterSample[]): void {
  const filter = new FilterRun();
  const seen = samples.map((sample): Seen => {
    const events = filter.sample(sample);
    return { estimate: filter.estimate(), events };
  });
  const errors = WAYS.map((): number[] => []);
  let [held, judged] = [0, 0];
  let worst = { error: 0, atMs: 0 };
  for (const [i, { estimate }] of seen.entries()) {
    if (!hasFigures(estimate)) continue;
    const figures = [estimate.perMinute, slope(samples, i, 300), slope(samples, i, 900)];
    const truth = meanAhead(samples, i);
    if (truth === undefined || figures.includes(undefined)) continue;
    for (const [k, figure] of figures.entries()) errors[k]?.push((figure ?? 0) - truth);
    const error = Math.abs(estimate.perMinute - truth);
    if (error > worst.error) worst = { error, atMs: estimate.atMs };
    const about = rateAbout(samples, i);
    if (!about) continue;
    judged++;
    held += Number(estimate.low - about.slack <= about.rate && about.rate <= estimate.high + about.slack);
  }
  console.log(
    `\n${file}: ${samples.length} samples, ${errors[0]?.length} figures held against what followed`,
  );
  console.table(
    WAYS.map((way, k) => ({
      way,
      'root mean square error': rounded(rootMeanSquare(errors[k] ?? [])),
      'mean absolute error': rounded(mean((errors[k] ?? []).map(Math.abs))),
    })),
  );
  console.log(`intervals that hold the rate about their sample: ${rounded((100 * held) / judged)} of 100`);
  console.log(`worst figure: ${rounded(worst.error)} a minute off at ${new Date(worst.atMs).toISOString()}`);
  for (const { events } of seen)
    for (const event of events)
      if (event.kind === 'platform-change' || event.kind === 'glitch')
        console.log(`${new Date(event.atMs).toISOString()} ${JSON.stringify(event)}`);
  const kinds = new Map<string, number>();
  for (const { estimate } of seen) kinds.set(estimate.kind, (kinds.get(estimate.kind) ?? 0) + 1);
  console.log([...kinds].map(([kind, count]) => `${kind} ${count}`).join(', '));
}

/** The slope over the last `seconds`, a minute. */
function slope(samples: readonly FilterSample[], i: number, seconds: number): number | undefined {
  const atMs = Float64Array.from(samples.slice(Math.max(0, i - 1000), i + 1), (sample) => sample.atMs);
  const value = Float64Array.from(samples.slice(Math.max(0, i - 1000), i + 1), (sample) => sample.value);
  const figure = i === 0 ? undefined : slopeAt(seconds)(atMs.length - 1, atMs, value);
  return figure && figure.rate * 60;
}

function meanAhead(samples: readonly FilterSample[], i: number): number | undefined {
  const from = samples[i];
  const to = samples.slice(i + 1, i + 1000).find(({ atMs }) => atMs - (from?.atMs ?? 0) >= AHEAD_MS);
  if (!from || !to || to.atMs - from.atMs > FURTHEST_MS) return undefined;
  return ((to.value - from.value) * MINUTE_MS) / (to.atMs - from.atMs);
}

function rateAbout(samples: readonly FilterSample[], i: number): { rate: number; slack: number } | undefined {
  const [from, to] = [samples[i - 2], samples[i + 2]];
  if (!from || !to || to.atMs - from.atMs > WIDEST_MS) return undefined;
  const minutes = (to.atMs - from.atMs) / MINUTE_MS;
  const moved = to.value - from.value;
  return { rate: moved / minutes, slack: (Z95 * Math.sqrt(DISPERSION * Math.abs(moved))) / minutes };
}

const mean = (xs: readonly number[]): number => xs.reduce((sum, x) => sum + x, 0) / xs.length;
const rootMeanSquare = (xs: readonly number[]): number => Math.sqrt(mean(xs.map((x) => x * x)));
const rounded = (x: number): number => Math.round(100 * x) / 100;
