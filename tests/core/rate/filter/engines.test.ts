import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FilterSample } from '../../../../src/core/rate/filter-sample.ts';
import { Random } from '../../../../tools/bench/random.ts';
import { SCENARIOS } from '../../../../tools/bench/rates-scenarios.ts';
import { play } from '../../../../tools/bench/rates-world.ts';

const SEED = 20_160_227;

function samplesOf(name: string): FilterSample[] {
  const scenario = SCENARIOS.find((one) => one.name === name);
  if (!scenario) throw new Error(`No scenario is called ${name}`);
  const { atMs, value, world } = play(scenario.draw(new Random(SEED)), SEED);
  return Array.from(atMs.slice(0, 150), (at, i) => ({
    atMs: at,
    value: value[i] ?? 0,
    step: world.seen.step,
  }));
}

/** Every state and every figure of a filter that is loaded afresh, constants too. */
async function run(samples: readonly FilterSample[]): Promise<unknown[]> {
  vi.resetModules();
  const { filterSample, startFilter } = await import('../../../../src/core/rate/filter/rate-filter.ts');
  let state = startFilter();
  return samples.map((sample) => {
    const step = filterSample(state, sample);
    state = step.state;
    return step;
  });
}

const undo: (() => void)[] = [];

/** Another engine: the functions whose last bits the standard leaves open have other last bits. */
function disturb(): void {
  const random = new Random(SEED);
  for (const name of ['exp', 'expm1', 'log', 'log1p', 'log2', 'log10', 'pow', 'hypot', 'cbrt'] as const) {
    const own: (...numbers: number[]) => number = Math[name];
    undo.push(() => {
      Math[name] = own;
    });
    // No spy: it would keep every call.
    Math[name] = (...numbers: number[]) => own(...numbers) * (1 + random.pick([-1, 0, 1]) * Number.EPSILON);
  }
}

afterEach(() => {
  for (const one of undo.splice(0)) one();
});

describe(`in two engines (seed ${SEED})`, () => {
  it.each(['exact start', 'jitter bursts', 'refresh steady', 'steps1000 decay'])(
    'the figures and states are the same to the last bit: %s',
    async (name) => {
      const samples = samplesOf(name);
      const here = await run(samples);
      disturb();
      expect(await run(samples)).toEqual(here);
    },
  );
});
