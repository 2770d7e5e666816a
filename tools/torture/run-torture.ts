import { setTimeout as delay } from 'node:timers/promises';
import type { BrowserKind } from '../browsers/find-browser.ts';
import type { Obstruction } from '../replay/obstruction.ts';
import { type Random, randomOf } from '../replay/random.ts';
import { startReplay } from '../replay/replay.ts';
import { TortureRun } from './torture-run.ts';
import { type Verdict, verdictOf } from './verdict.ts';

export interface TortureOptions {
  readonly kind: BrowserKind;
  readonly rounds: number;
  readonly seed: number;
  /** Told what befalls the browser, and what came of it. */
  readonly log?: (line: string) => void;
  /** Told after each round which one it was. */
  readonly ended?: (round: number) => void;
}

/** Something that befalls a browser. */
interface Fault {
  readonly name: string;
  readonly cause: (run: TortureRun, random: Random) => Promise<void>;
}

const OBSTRUCTIONS: readonly Obstruction[] = [
  { kind: 'error-page' },
  { kind: 'no-counter' },
  { kind: 'cut', afterCharacters: 300 },
  { kind: 'slow', delayMs: 1500 },
  { kind: 'another-page', vanity: 'recettes.atlas' },
];

const SKEWS_MS: readonly number[] = [90_000, 600_000, 3_600_000];

const FAULTS: readonly Fault[] = [
  { name: 'the background is stopped', cause: (run) => run.stopBackground() },
  {
    name: 'the background is stopped twice',
    cause: async (run, random) => {
      await run.stopBackground();
      await run.untilMeasuredAgain();
      await delay(300 * random());
      await run.stopBackground();
    },
  },
  { name: 'the browser is killed', cause: (run) => run.killBrowser() },
  { name: 'the extension is updated', cause: (run) => run.update() },
  {
    name: 'a second window shows the same Pages',
    cause: (run, random) => run.openSecondWindow(1000 + 1500 * random()),
  },
  {
    name: 'the site fails',
    cause: async (run, random) => {
      const { replay, vanities } = run;
      for (const vanity of vanities) {
        const obstruction = OBSTRUCTIONS[Math.floor(random() * OBSTRUCTIONS.length)];
        if (obstruction) replay.obstruct(vanity, obstruction);
      }
      await run.untilAsked(vanities.length);
      for (const vanity of vanities) replay.clear(vanity);
    },
  },
  { name: 'two Pages are joined and parted', cause: (run) => run.joinForAWhile() },
  {
    name: 'the clock is slow by minutes or an hour',
    cause: (run, random) => run.skewClock(-(SKEWS_MS[Math.floor(SKEWS_MS.length * random())] ?? 0), 3),
  },
];

/** The same things in an order of chance. */
function shuffled<Thing>(things: readonly Thing[], random: Random): Thing[] {
  const rest = [...things];
  return things.flatMap(() => rest.splice(Math.floor(random() * rest.length), 1));
}

/** As long as one round of measuring takes: a fault may fall at any moment of it. */
const ROUND_MS = 1200;

/**
 * Measures three Pages at the shortest interval while fault after fault falls, and compares after each what the
 * views were told with what is stored and with what the site answered.
 * @throws Error when measuring does not go on, or a Page is no longer itself.
 */
export async function runTorture({ kind, rounds, seed, log, ended }: TortureOptions): Promise<Verdict> {
  const random = randomOf(seed);
  const replay = await startReplay({ seed });
  const run = await TortureRun.begin(replay, kind);
  let verdict: Verdict = { acknowledged: 0, lost: 0, duplicated: 0, invented: 0, hidden: 0, evidence: [] };
  // Each befalls the browser once before any does again: eight rounds have all eight, in an order the seed decides.
  const deck: Fault[] = [];
  const told = new Set<string>();
  try {
    await run.untilMeasuredAgain();
    for (let round = 1; round <= rounds; round += 1) {
      if (deck.length === 0) deck.push(...shuffled(FAULTS, random));
      const fault = deck.pop();
      await delay(ROUND_MS * random());
      await run.hear();
      log?.(`round ${round}: ${fault?.name}`);
      await fault?.cause(run, random);
      await run.untilMeasuredAgain();
      const acknowledged = [...run.acknowledged.values()];
      const stored = await run.stored();
      verdict = verdictOf(replay.log.seen, replay.pages, acknowledged, stored, await run.shown());
      log?.(`  ${sayVerdict(verdict)}`);
      for (const each of verdict.evidence.filter((line) => !told.has(line))) log?.(`  ${each}`);
      for (const each of verdict.evidence) told.add(each);
      ended?.(round);
    }
  } finally {
    await run.close();
    await replay.close();
  }
  return verdict;
}

export const sayVerdict = ({ acknowledged, lost, duplicated, invented, hidden }: Verdict): string =>
  `acknowledged ${acknowledged}, lost ${lost}, duplicated ${duplicated}, invented ${invented}, hidden ${hidden}`;
