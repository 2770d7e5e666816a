import { writeFileSync } from 'node:fs';
import { type Command, Misuse } from '../command/command.ts';
import { sayWait } from '../command/progress.ts';
import { type BenchRun, figuresDocument } from './figures-document.ts';
import { thisCommit, thisMachine } from './this-machine.ts';

interface Bench {
  /** What it measures, in a few words. */
  readonly says: string;
  /** The options it takes, by their names. */
  readonly takes: readonly (keyof typeof options)[];
  /** What its figures should be, where it does not print that itself. */
  readonly aims?: string;
  /** Whether it is of files that follow its name; such a bench is run by name only. */
  readonly takesFiles?: true;
  load(): Promise<{ run(args: readonly string[]): Promise<void> }>;
}

const options = {
  set: { type: 'string' },
  seeds: { type: 'string' },
  times: { type: 'string' },
  only: { type: 'string' },
  series: { type: 'string' },
  days: { type: 'string' },
  megabytes: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'string' },
  write: { type: 'string' },
} as const;

const BENCHES: Readonly<Record<string, Bench>> = {
  dashboard: {
    says: 'a month of samples in the dashboard',
    takes: ['out'],
    load: () => import('./dashboard.ts'),
  },
  rates: {
    says: 'the estimator beside its peers and an oracle',
    aims:
      'error over the oracle 1.5, settled 1.3, mean absolute 1.25; interval score 2.2; width 1.4; coverage of the worst ' +
      'scenario 92 %, in the mean 94.5 to 98 %; wrong sign 1 %; purge and glitch 1.3; error over the best peer of the ' +
      'worst scenario 1.3; 90 µs a sample; 6 kB of state',
    takes: ['set', 'seeds', 'only', 'out'],
    load: () => import('./rates.ts'),
  },
  coverage: {
    says: 'how often an interval holds the rate of the present',
    takes: ['seeds'],
    load: () => import('./coverage.ts'),
  },
  real: {
    says: 'the estimator on real counters: FILE.csv with at, count and step',
    takes: [],
    takesFiles: true,
    load: () => import('./real.ts'),
  },
  history: {
    says: 'a year of many Pages in the store',
    takes: ['series', 'days', 'json'],
    load: () => import('./history.ts'),
  },
  views: { says: 'opening and drawing of the views', takes: ['json'], load: () => import('./views.ts') },
  import: {
    says: 'a large file of another history',
    takes: ['megabytes', 'json'],
    load: () => import('./import.ts'),
  },
  growth: {
    says: 'how time grows with records, Pages and bytes',
    takes: ['json'],
    load: () => import('./growth.ts'),
  },
  reading: { says: 'reading a document', takes: [], load: () => import('./reading.ts') },
  watching: {
    says: 'a tab that watches its document',
    takes: [],
    load: () => import('./watching.ts'),
  },
  hostile: {
    says: 'documents made to be dear to read, as text and as trees',
    takes: ['only'],
    load: () => import('./hostile.ts'),
  },
  pool: {
    says: 'a pool: a newcomer, a minute, observers who lie',
    takes: ['days', 'json'],
    load: () => import('./pool.ts'),
  },
  roads: {
    says: 'evenings against a site that throttles by address',
    takes: ['seeds'],
    load: () => import('./roads.ts'),
  },
  wake: {
    says: 'the processor time of a wake that asks three Pages',
    takes: ['times'],
    load: () => import('./wake.ts'),
  },
};

const USAGE = `npm run bench [-- NAME…] [options]

Every figure of performance, side by side with its peers; all benches unless some are named.

${Object.entries(BENCHES)
  .map(([name, { says, takes, takesFiles }]) =>
    `  ${name.padEnd(10)} ${says}${takesFiles ? ' FILE…' : ''}${takes.map((option) => ` [--${option} …]`).join('')}`.trimEnd(),
  )
  .join('\n')}

  --set tune|report   which seeds of the rates; report unless told
  --seeds NUMBER      how many of them
  --times NUMBER      how many wakes
  --only WORD         the scenarios whose name has it
  --series NUMBER, --days NUMBER, --megabytes NUMBER   a smaller history or file
  --out, --json FILE  where the figures go as JSON
  --write FILE        all that is printed as one document, with the commit and the machine: docs/figures.md is made so`;

/** `npm run bench`. */
export const benchCommand: Command<typeof options> = {
  usage: USAGE,
  options,
  takesWords: true,
  async run({ write, ...values }, words, { err }) {
    const [name, ...more] = words;
    const ofFiles = name !== undefined && BENCHES[name]?.takesFiles === true;
    if (ofFiles && more.length === 0) throw new Misuse(`The bench ${name} wants at least one file.`);
    const all = Object.entries(BENCHES).filter(([, bench]) => !bench.takesFiles);
    const names = ofFiles ? [name] : words.length > 0 ? words : all.map(([each]) => each);
    if (!ofFiles && names.some((each) => BENCHES[each]?.takesFiles))
      throw new Misuse('A bench of files is run alone.');
    const given = Object.entries(values).filter(([, value]) => value !== undefined);
    const benches = names.map((each) => {
      const bench = BENCHES[each];
      if (!bench)
        throw new Misuse(`No bench is called "${each}": there are ${Object.keys(BENCHES).join(', ')}.`);
      return { name: each, bench };
    });
    for (const [option] of given)
      if (!benches.some(({ bench }) => bench.takes.some((one) => one === option)))
        throw new Misuse(`The bench ${names.join(' ')} takes no --${option}.`);
    const occasion = {
      atMs: Date.now(),
      commit: thisCommit(),
      machine: thisMachine(),
      command: ['npm run bench --', ...words, ...sayOptions(given), `--write=${write}`].join(' '),
    };
    const beganMs = performance.now();
    const runs: BenchRun[] = [];
    for (const [index, { name: current, bench }] of benches.entries()) {
      if (benches.length > 1)
        err.write(
          `── ${current} (${index + 1} of ${benches.length}, ${sayWait(performance.now() - beganMs)} so far)\n`,
        );
      const taken = given.filter(([option]) => bench.takes.some((one) => one === option));
      const run = await runBench(bench, bench.takesFiles ? more : sayOptions(taken));
      runs.push({
        name: current,
        says: bench.says,
        options: sayOptions(taken),
        ...run,
        ...(bench.aims ? { aims: bench.aims } : {}),
      });
      // The others are worth having without it.
      if (run.failed !== undefined) err.write(`${current} ended early: ${run.failed}\n`);
    }
    if (write !== undefined) writeFileSync(write, figuresDocument(occasion, runs));
    return runs.some(({ failed }) => failed !== undefined) ? 1 : 0;
  },
};

const sayOptions = (given: readonly (readonly [string, unknown])[]): string[] =>
  given.map(([option, value]) => `--${option}=${value}`);

/** Runs one bench, and keeps what it prints. */
async function runBench(bench: Bench, args: readonly string[]) {
  const lines: string[] = [];
  const print = process.stdout.write;
  // The benches print as any program does; what they print is kept beside.
  process.stdout.write = function write(this: typeof process.stdout, ...written: Parameters<typeof print>) {
    lines.push(String(written[0]));
    return print.apply(this, written);
  } as typeof print;
  const beganMs = performance.now();
  let failed: string | undefined;
  try {
    await (await bench.load()).run(args);
  } catch (error) {
    failed = error instanceof Error ? error.message : String(error);
  } finally {
    process.stdout.write = print;
  }
  return {
    printed: lines.join(''),
    tookMs: performance.now() - beganMs,
    ...(failed === undefined ? {} : { failed }),
  };
}
