import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inBrowser } from '../../tools/number-words/in-browser.ts';
import { allLanguages } from '../../tools/number-words/lines.ts';
import { type HowRead, type Printed, readPrinted } from '../../tools/number-words/read-printed.ts';
import { runs } from '../runs.ts';
import { browserKind } from './harness/stage.ts';

const SEED = 30_112_026;

/** Facebook truncates. */
const truncated = { roundingMode: 'trunc' } as Intl.NumberFormatOptions;

/** In full, abbreviated, and with the long words. */
const WAYS: readonly Intl.NumberFormatOptions[] = [
  {},
  { notation: 'compact', maximumFractionDigits: 1, ...truncated },
  { notation: 'compact', compactDisplay: 'long', maximumFractionDigits: 1, ...truncated },
];

const numbers = [
  ...[0, 7, 381, 999, 1000, 1234, 3783, 12_000, 25_769, 99_999, 121_350, 1_000_000, 1_234_567, 28_660_812],
  ...fc.sample(fc.integer({ min: 1000, max: 999_999_999 }), { seed: SEED, numRuns: runs(30) }),
];

const printed: Printed[] = allLanguages().map((language) => ({
  language,
  texts: WAYS.flatMap((way) => {
    const format = new Intl.NumberFormat(language, way);
    return (
      numbers
        .map((number) => [number, format.format(number)] as const)
        // Venetian data print `1` for a thousand: what no reader can tell is not asked.
        .filter(([number, text]) => number < 1000 || !/^\p{Nd}{1,3}$/u.test(text))
    );
  }),
}));

interface InPage {
  readonly passed: number;
  readonly failures: readonly string[];
}

describe('the parser’s own tests', () => {
  it('pass inside this browser', async () => {
    const { passed, failures } = await inBrowser<InPage>(
      browserKind(),
      'tests/e2e/harness/parser-tests.ts',
      'ours.results()',
      { vitest: './tests/e2e/harness/vitest-in-page.ts' },
    );
    expect(failures).toEqual([]);
    expect(passed).toBeGreaterThan(150);
  });
});

describe(`numbers of every language that Node prints, seed ${SEED}`, () => {
  it('are read in this browser as in Node: never wrong, and none missed that Node reads', async () => {
    const kind = browserKind();
    const here = readPrinted(printed);
    const there = await inBrowser<HowRead[]>(
      kind,
      'tools/number-words/read-printed.ts',
      `ours.readPrinted(${JSON.stringify(printed)})`,
    );
    const missed = there.filter((each) => each.missed > 0).sort((a, b) => b.missed - a.missed);
    const [all, each] = [printed.length, WAYS.length * numbers.length];
    process.stdout.write(
      `${kind}: ${all} languages, ${each} numbers each; missed in ${missed.length}: ` +
        missed.map(({ language, missed: count }) => `${language} ${count}`).join(', ') +
        '\n',
    );
    expect(there.flatMap(({ language, wrong }) => wrong.map((text) => `${language}: ${text}`))).toEqual([]);
    expect(there).toEqual(here);
  });
});
