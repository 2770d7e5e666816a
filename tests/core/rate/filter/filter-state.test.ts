import { describe, expect, it } from 'vitest';
import { FilterRun } from '../../../../src/core/rate/filter/filter-run.ts';
import { filterSample, resumeFilter, startFilter } from '../../../../src/core/rate/filter/rate-filter.ts';
import { run, series, steady } from './filtered-series.ts';

describe('the state', () => {
  const samples = series([...steady(300_000, -15, 40), ...steady(299_000, -60, 40)]);

  it('goes through JSON: a stopped run that is resumed gives the same to the last bit', () => {
    const through = run(samples);
    const half = run(samples.slice(0, 37));
    const resumed = resumeFilter(JSON.parse(JSON.stringify(half.state)));
    expect(resumed).toBeDefined();
    const rest = run(samples.slice(37), resumed);
    expect(rest.estimates).toEqual(through.estimates.slice(37));
    expect(rest.state).toEqual(through.state);
  });

  it('is all there is to know: stored after every sample it gives the same, also amid counts shown rounded', () => {
    // A source renewed once a minute and read every 15 s; every fortieth read found the number rounded only.
    const counts = steady(900_000, -140, 50).flatMap((value) => [value, value, value, value]);
    const mixed = series(counts, 15).map((sample, i) =>
      i % 40 === 39 ? { ...sample, value: Math.floor(sample.value / 1000) * 1000, step: 1000 } : sample,
    );
    const neverStopped = new FilterRun();
    const through = mixed.map((sample) => {
      neverStopped.sample(sample);
      return neverStopped.estimate();
    });
    let state = startFilter();
    const stored = mixed.map((sample) => {
      const resumed = resumeFilter(JSON.parse(JSON.stringify(state)));
      if (!resumed) throw new Error('Refused its own state');
      const step = filterSample(resumed, sample);
      state = step.state;
      return step.estimate;
    });
    expect(stored).toEqual(through);
  });

  it('is left as it was by a sample, and gives the same again', () => {
    const { state } = run(samples.slice(0, 20));
    const kept = JSON.stringify(state);
    const [sample] = samples.slice(20);
    if (!sample) throw new Error('No sample');
    const first = filterSample(state, sample);
    expect(JSON.stringify(state)).toBe(kept);
    filterSample(startFilter(), sample);
    expect(filterSample(state, sample)).toEqual(first);
  });

  it('of another version or broken is refused', () => {
    const { state } = run(samples.slice(0, 20));
    expect(resumeFilter(undefined)).toBeUndefined();
    expect(resumeFilter('multi-process')).toBeUndefined();
    expect(resumeFilter({ version: 1, window: [], excludedZero: 0 })).toBeUndefined();
    expect(resumeFilter({ ...state, version: state.version + 1 })).toBeUndefined();
    expect(resumeFilter({ ...state, hypotheses: `${state.hypotheses}=` })).toBeUndefined();
    expect(resumeFilter({ ...state, memory: { ...state.memory, lastMs: null } })).toBeUndefined();
    expect(resumeFilter(JSON.parse(JSON.stringify(state)))).toEqual(state);
  });

  it('stays below 5 kB after the first samples', () => {
    expect(JSON.stringify(run(samples).state).length).toBeLessThan(5000);
  });
});
