import type { Random } from './random.ts';
import { type CourseName, courses } from './rates-courses.ts';
import { type SightName, sights } from './rates-sights.ts';
import type { World } from './rates-world.ts';

/**
 * Scenarios: each a way of seeing (exact, jitter, refresh, truncated, gaps, glitches) times a course (quiet,
 * churn, loss, start, ramp, decay, wave, day, bursts, extremes). Every seed draws its own sizes, so that
 * nothing can be tuned to one number.
 */
export interface Scenario {
  readonly name: string;
  /** `visible` counts in the means; `blind` cannot be seen at all. */
  readonly group: 'visible' | 'blind';
  /** True net rate of zero throughout: any claim of change is a false alarm. */
  readonly quiet: boolean;
  readonly draw: (random: Random) => World;
}

function scenario(sight: SightName, course: CourseName, group: Scenario['group'] = 'visible'): Scenario {
  return {
    name: `${sight} ${course}`,
    group,
    quiet: course === 'quiet' || course === 'churn' || course === 'faint',
    draw: (random) => {
      const world = { ...courses[course](random), ...sights[sight](random), shifts: [] };
      // A page that loses 200 a second for hours must have had that many.
      return course === 'extreme' || course === 'rush' || course === 'fast'
        ? { ...world, start: world.start + 2_000_000 }
        : world;
    },
  };
}

/** A loss of 1 to 3 a second during which the level falls twice in one step: by 1 to 5 % and by 0.05 to 0.5 %. */
const purge = (sight: SightName): Scenario => ({
  name: `${sight} purge`,
  group: 'visible',
  quiet: false,
  draw: (random) => {
    const world = { ...courses.loss(random), ...sights[sight](random) };
    const parts = [random.between(0.01, 0.05), random.between(0.0005, 0.005)];
    const first = random.between(1200, 3000);
    const times = [first, first + random.between(900, 3000)];
    if (random.uniform() < 0.5) parts.reverse();
    return { ...world, shifts: parts.map((part, i) => ({ at: times[i] ?? 0, size: -world.start * part })) };
  },
});

/** A loss of 1 to 3 a second, of which some reads are wild. */
const glitch = (sight: SightName, share: number): Scenario => ({
  name: `${sight} glitch`,
  group: 'visible',
  quiet: false,
  draw: (random) => {
    const { start, seen } = sights[sight](random);
    return { ...courses.loss(random), start, seen: { ...seen, glitch: share }, shifts: [] };
  },
});

export const SCENARIOS: readonly Scenario[] = [
  scenario('exact', 'quiet'),
  scenario('exact', 'churn'),
  scenario('exact', 'steady'),
  scenario('exact', 'slow'),
  scenario('exact', 'start'),
  scenario('exact', 'onOff'),
  scenario('exact', 'ramp'),
  scenario('exact', 'decay'),
  scenario('exact', 'wave'),
  scenario('exact', 'day'),
  scenario('exact', 'wobble'),
  scenario('exact', 'bursts'),
  scenario('exact', 'extreme'),
  scenario('gaps', 'steady'),
  scenario('gaps', 'start'),
  scenario('jitter', 'quiet'),
  scenario('jitter', 'steady'),
  scenario('jitter', 'start'),
  scenario('jitter', 'wave'),
  scenario('jitter', 'bursts'),
  scenario('noise', 'steady'),
  scenario('noise', 'onOff'),
  scenario('refresh', 'steady'),
  scenario('refresh', 'start'),
  scenario('refresh', 'ramp'),
  scenario('refresh60', 'onOff'),
  scenario('refresh', 'bursts'),
  scenario('steps100', 'steady'),
  scenario('steps100', 'start'),
  scenario('steps1000', 'decay'),
  scenario('steps1000', 'extreme'),
  scenario('both', 'start'),
  scenario('steps10000', 'extreme'),
  scenario('unsteady', 'steady'),
  scenario('unsteady', 'onOff'),
  scenario('lagging', 'start'),
  scenario('lagging', 'wave'),
  scenario('exact', 'wander'),
  scenario('refresh', 'wave'),
  scenario('noise', 'wave'),
  scenario('both', 'steady'),
  scenario('steps1000', 'steady'),
  scenario('steps1000', 'start'),
  scenario('steps100', 'ramp'),
  scenario('steps100000', 'steady', 'blind'),
  purge('exact'),
  purge('jitter'),
  purge('minute'),
  glitch('exact', 0.015),
  glitch('minute', 0.015),
  glitch('jitter', 0.015),
  scenario('sticky', 'steady'),
  scenario('sticky', 'start'),
  scenario('sticky', 'faint'),
  scenario('sticky', 'decay'),
  scenario('jitter', 'faint'),
  scenario('minuteJitter', 'faint'),
  scenario('noise', 'faint'),
  scenario('holes', 'fade'),
  scenario('noiseHoles', 'fade'),
  scenario('brisk', 'gains'),
  scenario('steps1000large', 'rush'),
  scenario('steps10000', 'rush'),
  scenario('steps100000', 'fast'),
  scenario('minute', 'start'),
  scenario('minute', 'rush'),
  scenario('minute', 'bursts'),
  scenario('minute', 'steady'),
  scenario('exact', 'rush'),
  scenario('exact', 'roam'),
  scenario('minute', 'roam'),
  scenario('jitter', 'roam'),
];
