// `npm run bench -- roads [--seeds N]`: simulated evenings against a site that throttles by address.
import { parseArgs } from 'node:util';
import { choose, type OpenRoad } from '../../src/core/road/choose.ts';
import { learn, noteAsked } from '../../src/core/road/learn.ts';
import { sharePace } from '../../src/core/road/pace.ts';
import type { Way } from '../../src/core/road/road.ts';
import { REAL_LIMITS } from '../../src/core/road/road-limits.ts';
import { EMPTY_MEMORY, type RoadMemory } from '../../src/core/road/road-memory.ts';
import { PAGE_HOSTS, routesOf } from '../../src/facebook/facts/page-routes.ts';
import { Random } from './random.ts';
import { drawSite, ThrottlingSite } from './roads-site.ts';

const SEED = 15;
const MINUTE_MS = 60_000;
const EVENING_MS = 5 * 60 * MINUTE_MS;
const START_MS = Date.UTC(2026, 10, 30, 18);
const FRESH_MS = 90_000;
const QUIET_MS = 15 * MINUTE_MS;
const ANSWER_MS = 700;

/** How somebody looks at Pages: plays an evening and tells when each Page gave a sample. */
type Manner = (site: ThrottlingSite, pages: readonly string[], random: () => number) => readonly number[][];

/** The Page whose turn is next. */
function nextOf(dueMs: readonly number[]): number {
  return dueMs.indexOf(Math.min(...dueMs));
}

/** Looks until the evening is over. @param look at a Page at an instant; gives the next instant of that Page. */
function playEvening(pages: readonly string[], look: (page: number, atMs: number) => number): void {
  // The Pages of one tick are spread over some seconds.
  const dueMs = pages.map((_, i) => START_MS + (i * REAL_LIMITS.spreadMs) / pages.length);
  for (;;) {
    const page = nextOf(dueMs);
    const atMs = dueMs[page] ?? Number.POSITIVE_INFINITY;
    if (atMs >= START_MS + EVENING_MS) return;
    dueMs[page] = look(page, atMs);
  }
}

const byRoads: Manner = (site, pages, random) => {
  const samples: number[][] = pages.map(() => []);
  const failures = pages.map(() => 0);
  const [paceMs = MINUTE_MS] = sharePace(
    pages.map(() => MINUTE_MS),
    REAL_LIMITS.budgetPerHour,
  );
  let memory: RoadMemory = EMPTY_MEMORY;
  playEvening(pages, (page, atMs) => {
    const home = pages[page] ?? '';
    const roads: OpenRoad[] = [{ road: 'background', hosts: PAGE_HOSTS, routes: routesOf(home) }];
    const asked: Way[] = [];
    for (let now = atMs; ; now += ANSWER_MS) {
      const choice = choose(memory, { home, wanted: 'likes', roads, asked }, REAL_LIMITS, now);
      if (choice.kind !== 'ask') {
        failures[page] = (failures[page] ?? 0) + 1;
        const againMs = now + Math.min(paceMs * 2 ** (failures[page] ?? 0), 30 * MINUTE_MS);
        return choice.kind === 'rest' ? choice.untilMs : againMs;
      }
      const { way } = choice;
      memory = noteAsked(memory, way, home, now);
      asked.push(way);
      const outcome = site.ask(way.host, home + way.route, now);
      memory = learn(memory, { way, home, outcome, bytes: 2000, hosts: PAGE_HOSTS }, REAL_LIMITS, now);
      if (outcome !== 'open') continue;
      failures[page] = 0;
      samples[page]?.push(now);
      return atMs + paceMs * (0.9 + 0.2 * random());
    }
  });
  return samples;
};

/** As Ebb was: the tab's own host and address, every 30 s, twice as rarely after each failure, over after three walls. */
const bySingleRoad: Manner = (site, pages, random) => {
  const samples: number[][] = pages.map(() => []);
  const failures = pages.map(() => 0);
  const walls = pages.map(() => 0);
  playEvening(pages, (page, atMs) => {
    const outcome = site.ask('www.facebook.com', pages[page] ?? '', atMs);
    if (outcome === 'open') {
      failures[page] = 0;
      walls[page] = 0;
      samples[page]?.push(atMs);
      return atMs + 30_000 * (0.9 + 0.2 * random());
    }
    walls[page] = outcome === 'walled' ? (walls[page] ?? 0) + 1 : 0;
    failures[page] = (failures[page] ?? 0) + 1;
    if ((walls[page] ?? 0) >= 3) return Number.POSITIVE_INFINITY;
    return atMs + Math.min(30_000 * 2 ** (failures[page] ?? 0), 30 * MINUTE_MS);
  });
  return samples;
};

/** One look a minute at the host that answers, and at a wall three tries at once. */
const byRetrying: Manner = (site, pages, random) => {
  const samples: number[][] = pages.map(() => []);
  playEvening(pages, (page, atMs) => {
    for (let again = 0; again < 4; again += 1) {
      const now = atMs + again * 2000;
      const sent = site.ask('www.facebook.com', pages[page] ?? '', now);
      const outcome = sent === 'elsewhere' ? site.ask('web.facebook.com', pages[page] ?? '', now) : sent;
      if (outcome !== 'open') continue;
      samples[page]?.push(now);
      break;
    }
    return atMs + MINUTE_MS * (0.9 + 0.2 * random());
  });
  return samples;
};

interface Figures {
  minutes: number;
  fresh: number;
  withinTwoPaces: number;
  requests: number;
  walls: number;
  inQuietTime: number;
}

/** Share of Page-minutes at whose end the newest sample is fresh, and what it cost. */
function judge(site: ThrottlingSite, samples: readonly number[][], paceMs: number): Figures {
  const figures: Figures = { minutes: 0, fresh: 0, withinTwoPaces: 0, requests: 0, walls: 0, inQuietTime: 0 };
  for (const own of samples) {
    let next = 0;
    for (let atMs = START_MS + 2 * MINUTE_MS; atMs <= START_MS + EVENING_MS; atMs += MINUTE_MS) {
      while ((own[next] ?? Number.POSITIVE_INFINITY) <= atMs) next += 1;
      const ageMs = atMs - (own[next - 1] ?? Number.NEGATIVE_INFINITY);
      figures.minutes += 1;
      if (ageMs <= FRESH_MS) figures.fresh += 1;
      if (ageMs <= Math.max(FRESH_MS, 2 * paceMs)) figures.withinTwoPaces += 1;
    }
  }
  const walledMs = new Map<string, number>();
  for (const { atMs, address, isWalled } of site.requests) {
    figures.requests += 1;
    if (atMs < (walledMs.get(address) ?? Number.NEGATIVE_INFINITY) + QUIET_MS) figures.inQuietTime += 1;
    if (!isWalled) continue;
    figures.walls += 1;
    walledMs.set(address, atMs);
  }
  return figures;
}

const MANNERS: readonly (readonly [string, Manner])[] = [
  ['roads', byRoads],
  ['single road, as before', bySingleRoad],
  ['retry at once', byRetrying],
];

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { seeds: { type: 'string', default: '40' } } });
  const times = Number(values.seeds);
  if (!Number.isInteger(times) || times < 1) throw new Error('how many evenings? A whole number, 1 or more');
  console.log(
    `${times} evenings of five hours each, seeds ${SEED} to ${SEED + times - 1}; half of them redirect`,
  );
  for (const withNetwork of [false, true]) {
    for (const count of [3, 30]) {
      const pages = Array.from({ length: count }, (_, i) => `/page.${i}`);
      const [paceMs = MINUTE_MS] = sharePace(
        pages.map(() => MINUTE_MS),
        REAL_LIMITS.budgetPerHour,
      );
      const site = withNetwork ? 'throttles addresses and hosts' : 'throttles addresses';
      console.log(`\n${count} Pages, a site that ${site}; pace ${Math.round(paceMs / 1000)} s`);
      for (const [name, manner] of MANNERS) {
        const sum: Figures = {
          minutes: 0,
          fresh: 0,
          withinTwoPaces: 0,
          requests: 0,
          walls: 0,
          inQuietTime: 0,
        };
        for (let i = 0; i < times; i += 1) {
          const seeded = new Random(SEED + i);
          const random = (): number => seeded.uniform();
          const playing = new ThrottlingSite(drawSite(random, withNetwork));
          const figures = judge(playing, manner(playing, pages, random), paceMs);
          for (const key of Object.keys(sum) as (keyof Figures)[]) sum[key] += figures[key];
        }
        const percent = (part: number): string => `${((100 * part) / sum.minutes).toFixed(1)} %`;
        const hours = (times * EVENING_MS) / (60 * MINUTE_MS);
        console.log(
          [
            name.padEnd(24),
            `at most 90 s old ${percent(sum.fresh).padStart(7)}`,
            `within two paces ${percent(sum.withinTwoPaces).padStart(7)}`,
            `${(sum.requests / hours).toFixed(0).padStart(5)} requests/h`,
            `${(sum.walls / times).toFixed(1).padStart(7)} walls an evening`,
            `${sum.inQuietTime} asked in quiet time`,
          ].join('  '),
        );
      }
    }
  }
}
