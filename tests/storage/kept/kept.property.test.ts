import { expect, it } from 'vitest';
import { runs } from '../../runs.ts';
import { INWI, MEDITEL, PROFILE } from '../sample-history.ts';
import { runSequence, type Tally } from './sequence.ts';

/** `SEQUENCES=10000 npx vitest run tests/storage/kept` runs more of them, `FROM` others. */
const SEQUENCES = Number(process.env['SEQUENCES'] ?? runs(150));
const FROM = Number(process.env['FROM'] ?? 1000);
const LONGEST_MS = 60_000 + 3_000 * SEQUENCES;

it(
  `of any sequence of documents, imports, clocks and joins every acknowledged sample is kept, visible and exported (seeds ${FROM} to ${FROM + SEQUENCES - 1})`,
  async () => {
    const all: Tally = { promised: 0, apart: 0, thinned: 0, joined: 0 };
    for (let seed = FROM; seed < FROM + SEQUENCES; seed += 1) {
      const { promised, apart, thinned, joined } = await runSequence(seed, [INWI, PROFILE, MEDITEL]);
      all.promised += promised;
      all.apart += apart;
      all.thinned += thinned;
      all.joined += joined;
    }
    if (process.env['SEQUENCES'])
      process.stdout.write(`${SEQUENCES} sequences from seed ${FROM}, 0 bad: ${JSON.stringify(all)}\n`);
    // The sequences reach what they are for.
    expect(all.promised).toBeGreaterThan(5 * SEQUENCES);
    expect(all.apart).toBeGreaterThan(0);
    expect(all.thinned).toBeGreaterThan(0);
    expect(all.joined).toBeGreaterThan(SEQUENCES / 4);
  },
  LONGEST_MS,
);
