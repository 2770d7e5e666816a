import { type Command, Misuse } from '../command/command.ts';
import { sayWait } from '../command/progress.ts';

interface Bench {
  /** What it measures, in a few words. */
  readonly says: string;
  /** The options it takes, by their names. */
  readonly takes: readonly (keyof typeof options)[];
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
} as const;

const BENCHES: Readonly<Record<string, Bench>> = {
  dashboard: {
    says: 'a month of samples in the dashboard',
    takes: ['out'],
    load: () => import('./dashboard.ts'),
  },
  rates: {
    says: 'the estimator beside its peers and an oracle',
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
    says: 'documents made to be dear to read, at three lengths',
    takes: [],
    load: () => import('./hostile.ts'),
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

const USAGE = `npm run bench [-- NAME] [options]

Every figure of performance, side by side with its peers; all benches unless one is named.

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
  --out, --json FILE  where the figures go as JSON`;

/** `npm run bench`. */
export const benchCommand: Command<typeof options> = {
  usage: USAGE,
  options,
  takesWords: true,
  async run(values, [name, ...more], { err }) {
    const ofFiles = name !== undefined && BENCHES[name]?.takesFiles === true;
    if (more.length > 0 && !ofFiles) throw new Misuse('One bench is run at a time, or all of them.');
    if (ofFiles && more.length === 0) throw new Misuse(`The bench ${name} wants at least one file.`);
    const all = Object.entries(BENCHES).filter(([, bench]) => !bench.takesFiles);
    const names = name === undefined ? all.map(([each]) => each) : [name];
    const given = Object.entries(values).filter(([, value]) => value !== undefined);
    const benches = names.map((each) => {
      const bench = BENCHES[each];
      if (!bench)
        throw new Misuse(`No bench is called "${each}": there are ${Object.keys(BENCHES).join(', ')}.`);
      return { name: each, bench };
    });
    for (const [option] of given)
      if (!benches.some(({ bench }) => bench.takes.some((one) => one === option)))
        throw new Misuse(`The bench ${name} takes no --${option}.`);
    const beganMs = performance.now();
    for (const [index, { name: current, bench }] of benches.entries()) {
      const spentMs = performance.now() - beganMs;
      if (benches.length > 1)
        err.write(`── ${current} (${index + 1} of ${benches.length}, ${sayWait(spentMs)} so far)\n`);
      const args = given
        .filter(([option]) => bench.takes.some((one) => one === option))
        .map(([option, value]) => `--${option}=${value}`);
      await (await bench.load()).run(bench.takesFiles ? more : args);
    }
    return 0;
  },
};
