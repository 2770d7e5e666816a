import '../storage/new-history.ts';
import { expect, it } from 'vitest';
import { torturePool } from '../../tools/pool/torture-pool.ts';

it('everything three volunteers kept is had by a newcomer, to the sample, whatever befell engine and network (seed 20160227)', async () => {
  const seed = 20160227;
  const { faults, pulls: _, ...verdict } = await torturePool({ seed, volunteers: 3, hours: 2 });
  expect(faults.filter((fault) => fault.includes('killed'))).toHaveLength(2);
  expect(verdict.kept).toBeGreaterThan(600);
  expect(verdict).toEqual({ kept: verdict.kept, pulled: verdict.kept, missing: 0, wrong: 0, extra: 0 });
});
