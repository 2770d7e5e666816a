import type { FilterSample } from '../filter-sample.ts';
import type { RateEstimate } from '../rate.ts';
import type { RateEvent } from '../rate-event.ts';
import { FilterRun, type StoredRun } from './filter-run.ts';
import { blankMemory } from './memory.ts';

/** Names the method of a figure on exports and share cards: who has the samples and this method gets the same. */
export const METHOD_VERSION = 'multi-process 8';

const VERSION = 10;
/** Names the form of the state: one of another version is not resumed. */
export const FILTER_VERSION = VERSION;

/** What the filter keeps of a series: plain, JSON-able, bounded. */
export interface FilterState extends StoredRun {
  readonly version: number;
}

export interface FilterStep {
  readonly state: FilterState;
  readonly estimate: RateEstimate;
  readonly events: readonly RateEvent[];
}

/** The state before the first sample. */
export const startFilter = (): FilterState => ({
  version: VERSION,
  memory: blankMemory(),
  recent: [],
  tail: [],
  now: 0,
  reads: 0,
  amplitude: 0,
  hypotheses: '',
  copies: '',
  clock: '',
});

/** The state of a run as it stands: what goes on from it gives the same figures as what never stopped. */
export const stateOf = (run: FilterRun): FilterState => ({ version: VERSION, ...run.save() });

/** The state as it was stored, or nothing if it is not one of this version: recompute it from the samples then. */
export function resumeFilter(stored: unknown): FilterState | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  if (!('version' in stored) || stored.version !== VERSION) return undefined;
  given = undefined;
  return isState(stored) && run.load(stored) ? stored : undefined;
}

/**
 * One sample more. Pure: the same state and sample give the same answer, and the state given stays as it was.
 * A sample that is not later than the last one changes nothing.
 * @throws RangeError if `state` is not a state of this filter.
 */
export function filterSample(state: FilterState, sample: FilterSample): FilterStep {
  // The run that gave this state goes on where it is; any other is loaded first.
  if (state !== given && !run.load(state)) throw new RangeError('Not a state of this filter');
  const events = run.sample(sample);
  given = { version: VERSION, ...run.save() };
  return { state: given, estimate: run.estimate(), events };
}

/** Room to compute in, shared by all series: what it holds between calls is only what `given` says. */
const run = new FilterRun();
let given: FilterState | undefined;

const isState = (stored: object): stored is FilterState => {
  const { recent, tail, now, reads, amplitude, memory } = stored as Partial<
    Record<keyof FilterState, unknown>
  >;
  return (
    Array.isArray(recent) &&
    Array.isArray(tail) &&
    [now, reads, amplitude, ...recent, ...tail].every(Number.isFinite) &&
    typeof memory === 'object'
  );
};
