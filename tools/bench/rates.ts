import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FilterRun } from '../../src/core/rate/filter/filter-run.ts';
import { Random } from './random.ts';
import { type Figure, oracle } from './rates-oracle.ts';
import { PEERS } from './rates-peers.ts';
import { SCENARIOS, type Scenario } from './rates-scenarios.ts';
import { type Score, score } from './rates-score.ts';
import { play, type Trace } from './rates-world.ts';

/** Seeds to tune on, and others to report on; never the same. */
const SETS = { tune: 1, report: 100_001 };

interface Run {
  readonly figures: Figure[];
  /** The same without the looks at which the count was said to have jumped: there no rate is made. */
  readonly rates: Figure[];
  readonly significant: number;
  readonly microseconds: number;
  readonly bytes: number;
}

/** The filter over a trace, with its cost. */
function estimate(trace: Trace): Run {
  const run = new FilterRun();
  const figures: Figure[] = [];
  const rates: Figure[] = [];
  let significant = 0;
  let bytes = 0;
  // Of the processor, not of the clock: other work on the machine must not count.
  const from = process.cpuUsage();
  for (let i = 0; i < trace.atMs.length; i++) {
    run.sample({ atMs: trace.atMs[i] ?? 0, value: trace.value[i] ?? 0, step: trace.world.seen.step });
    const e = run.estimate();
    if (e.kind === 'rate' && e.significant) significant++;
    const figure =
      e.kind === 'no-rate' ? undefined : { rate: e.perSecond, low: e.low / 60, high: e.high / 60 };
    figures.push(figure);
    rates.push(e.kind === 'jump' ? undefined : figure);
  }
  const { user, system } = process.cpuUsage(from);
  const microseconds = (user + system) / trace.atMs.length;
  bytes = JSON.stringify(run.save()).length;
  return { figures, rates, significant: significant / trace.atMs.length, microseconds, bytes };
}

const geometric = (xs: readonly number[]) => {
  const good = xs.filter((x) => Number.isFinite(x) && x > 0);
  return Math.exp(good.reduce((sum, x) => sum + Math.log(x), 0) / good.length);
};
const mean = (xs: readonly number[]) => {
  const good = xs.filter(Number.isFinite);
  return good.reduce((a, b) => a + b, 0) / good.length;
};

interface Row {
  readonly scenario: Scenario;
  readonly rms: number;
  readonly settled: number;
  readonly mae: number;
  readonly intervalScore: number;
  /** The same without the looks said as a jump. */
  readonly ratesScore: number;
  readonly width: number;
  readonly coverage: number;
  readonly oracleCoverage: number;
  readonly wrongSign: number;
  readonly falseAlarms: number;
  readonly significant: number;
  readonly delay: number;
  readonly delaySeconds: number;
  readonly oracleDelay: number;
  /** Error over each peer's. */
  readonly peers: readonly number[];
  /** The same at the looks of which a rate is made: a jump of one look is said, and its error is not in. */
  readonly ratesPeers: readonly number[];
  readonly microseconds: number;
  readonly bytes: number;
}

function runScenario(scenario: Scenario, seeds: readonly number[]): Row {
  const ours: Score[] = [];
  const best: Score[] = [];
  const ofRates: Score[] = [];
  const peers: number[][] = PEERS.map(() => []);
  const ratesPeers: number[][] = PEERS.map(() => []);
  const runs: Run[] = [];
  for (const seed of seeds) {
    const trace = play(scenario.draw(new Random(seed)), seed + 7_000_000);
    const run = estimate(trace);
    runs.push(run);
    const own = score(trace, run.figures);
    ours.push(own);
    ofRates.push(score(trace, run.rates));
    best.push(score(trace, oracle(trace)));
    for (const [k, peer] of PEERS.entries()) {
      const figures = peer.run(trace);
      const alike = figures.map((figure, i) => run.rates[i] && figure);
      peers[k]?.push(score(trace, figures).rms);
      ratesPeers[k]?.push(score(trace, alike).rms);
    }
  }
  const ratio = (key: 'rms' | 'settled' | 'mae' | 'intervalScore' | 'width' | 'delay') =>
    geometric(ours.map((own, i) => own[key] / (best[i]?.[key] ?? Number.NaN)));
  return {
    scenario,
    rms: ratio('rms'),
    settled: ratio('settled'),
    mae: ratio('mae'),
    intervalScore: ratio('intervalScore'),
    ratesScore: geometric(
      ofRates.map((own, i) => own.intervalScore / (best[i]?.intervalScore ?? Number.NaN)),
    ),
    width: ratio('width'),
    coverage: mean(ours.map((own) => own.coverage)),
    oracleCoverage: mean(best.map((own) => own.coverage)),
    wrongSign: mean(ours.map((own) => own.wrongSign)),
    falseAlarms: scenario.quiet ? mean(ours.map((own) => own.excludesZero)) : Number.NaN,
    significant: mean(runs.map((run) => run.significant)),
    delay: mean(ours.map((own) => own.delay)) / mean(best.map((own) => own.delay)),
    delaySeconds: mean(ours.map((own) => own.delay)),
    oracleDelay: mean(best.map((own) => own.delay)),
    peers: peers.map((errors) => geometric(ours.map((own, i) => own.rms / (errors[i] ?? Number.NaN)))),
    ratesPeers: ratesPeers.map((errors) =>
      geometric(ofRates.map((own, i) => own.rms / (errors[i] ?? Number.NaN))),
    ),
    microseconds: mean(runs.map((run) => run.microseconds)),
    bytes: Math.max(...runs.map((run) => run.bytes)),
  };
}

const show = (x: number, digits = 2) => (Number.isFinite(x) ? x.toFixed(digits) : '-').padStart(7);

/** `npm run bench -- rates [--set tune|report] [--seeds N] [--only WORD] [--out FILE.json]`: the filter, peers and the oracle. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      set: { type: 'string', default: 'report' },
      seeds: { type: 'string', default: '12' },
      only: { type: 'string' },
      out: { type: 'string' },
    },
    strict: false,
  });
  const first = values.set === 'tune' ? SETS.tune : SETS.report;
  const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => first + 977 * i);
  const only = typeof values.only === 'string' ? values.only : '';
  const rows: Row[] = [];
  console.log(
    `seeds ${seeds[0]} + 977 i, ${seeds.length} of them\n${'scenario'.padEnd(22)}    rms settled    mae i.score  width  cover orac.cv  wrong  false  signif  delay  (s) orac(s) best peer   µs  bytes`,
  );
  for (const scenario of SCENARIOS.filter(({ name }) => name.includes(only))) {
    const row = runScenario(scenario, seeds);
    rows.push(row);
    console.log(
      scenario.name.padEnd(20) +
        show(row.rms) +
        show(row.settled) +
        show(row.mae) +
        show(row.intervalScore) +
        show(row.width) +
        show(100 * row.coverage, 1) +
        show(100 * row.oracleCoverage, 1) +
        show(100 * row.wrongSign, 1) +
        show(100 * row.falseAlarms, 1) +
        show(100 * row.significant, 1) +
        show(row.delay) +
        show(row.delaySeconds, 0) +
        show(row.oracleDelay, 0) +
        show(Math.max(...row.peers)) +
        show(row.microseconds, 0) +
        show(row.bytes, 0),
    );
  }
  const summary = summarise(rows);
  for (const [figure, value] of Object.entries(summary)) console.log(`${figure.padEnd(52)} ${value}`);
  if (typeof values.out === 'string')
    writeFileSync(
      values.out,
      `${JSON.stringify({ seeds, peers: PEERS.map(({ name }) => name), summary, rows: rows.map((row) => ({ ...row, scenario: row.scenario.name })) }, null, 1)}\n`,
    );
}

/** The figures that are promised, over the visible scenarios unless said. */
function summarise(rows: readonly Row[]): Record<string, string> {
  const visible = rows.filter(({ scenario }) => scenario.group === 'visible');
  const broken = rows.filter(({ scenario }) => /purge|glitch/.test(scenario.name));
  const quiet = rows.filter(({ scenario }) => scenario.quiet);
  const of = (key: 'rms' | 'settled' | 'mae' | 'intervalScore' | 'ratesScore' | 'width') =>
    geometric(visible.map((row) => row[key])).toFixed(2);
  const singles = PEERS.map((_, k) => geometric(visible.map((row) => row.peers[k] ?? Number.NaN)));
  const worst = (figure: (row: Row) => number): string => {
    const row = visible.toSorted((a, b) => figure(b) - figure(a))[0];
    return row ? `${figure(row).toFixed(2)} (${row.scenario.name})` : '-';
  };
  const percent = (x: number) => `${(100 * x).toFixed(1)} %`;
  return {
    'error / oracle: root mean square; settled; mean abs.': `${of('rms')}; ${of('settled')}; ${of('mae')}`,
    'error / oracle, worst scenario': worst((row) => row.rms),
    'error / best peer, worst scenario': worst((row) => Math.max(...row.peers)),
    'the same without the looks said as a jump': worst((row) => Math.max(...row.ratesPeers)),
    'error / best single peer': Math.max(...singles).toFixed(2),
    'error / best peer of each scenario': geometric(visible.map((row) => Math.max(...row.peers))).toFixed(2),
    'beats every peer': `${visible.filter((row) => Math.max(...row.peers) < 1).length} of ${visible.length}`,
    'coverage of the 95 % interval: worst; mean': `${percent(Math.min(...visible.map((row) => row.coverage)))}; ${percent(mean(visible.map((row) => row.coverage)))}`,
    'interval score; without jumps; median width / oracle': `${of('intervalScore')}; ${of('ratesScore')}; ${of('width')}`,
    'interval of the wrong sign, worst': percent(Math.max(...visible.map((row) => row.wrongSign))),
    'quiet page: interval excludes zero, worst; mean': `${percent(Math.max(...quiet.map((row) => row.falseAlarms)))}; ${percent(mean(quiet.map((row) => row.falseAlarms)))}`,
    'quiet page called changing (significant), worst; mean': `${percent(Math.max(...quiet.map((row) => row.significant)))}; ${percent(mean(quiet.map((row) => row.significant)))}`,
    'delay of a sudden change / oracle': geometric(visible.map((row) => row.delay)).toFixed(2),
    'purge and glitch: error; mean absolute error / oracle': `${geometric(broken.map((row) => row.rms)).toFixed(2)}; ${geometric(broken.map((row) => row.mae)).toFixed(2)}`,
    'scenarios whose interval holds less than 92 %': visible
      .filter((row) => row.coverage < 0.92)
      .map((row) => `${row.scenario.name} ${percent(row.coverage)}`)
      .join(', '),
    'microseconds a sample; bytes of state': `${mean(rows.map((row) => row.microseconds)).toFixed(0)}; ${Math.max(...rows.map((row) => row.bytes))}`,
  };
}
