import type { Metric } from '../page/metric.ts';
import type { ObstacleKind } from '../page/obstacle.ts';
import type { OpenRoad } from './choose.ts';
import type { Outcome } from './outcome.ts';
import type { Way } from './road.ts';

/** A polite check asks no oftener than this. */
export const CHECK_EVERY_MS = 60_000;

/** What asking one way once told. Nothing in it names a Page. */
export type CheckedWay =
  /** It met a wall lately and is left alone: nothing was asked. */
  | { readonly kind: 'resting'; readonly way: Way; readonly untilMs: number }
  | {
      readonly kind: 'answered';
      readonly way: Way;
      readonly outcome: Outcome;
      /** Why there was no counter; nothing where there was one. */
      readonly obstacle?: ObstacleKind;
      /** Each counter that was read, and the step it was shown in. */
      readonly steps: readonly { readonly metric: Metric; readonly step: number }[];
      /** The HTTP status; 0 where it was not to be seen. */
      readonly status: number;
      readonly tookMs: number;
      /** Read, unpacked. */
      readonly bytes: number;
    };

/** Which ways a check asks: of each road every host once, and one further route where there is one. */
export const waysToCheck = (roads: readonly OpenRoad[]): readonly Way[] =>
  roads.flatMap(({ road, hosts, routes: [own = '', further] }) => [
    ...hosts.map((host) => ({ road, host, route: own })),
    ...(further === undefined || hosts[0] === undefined ? [] : [{ road, host: hosts[0], route: further }]),
  ]);

/** One line of a report, in English: `background www.facebook.com/about: open, likes exact, HTTP 200, 412 ms, 2.1 KB`. */
export function checkLine(checked: CheckedWay): string {
  const { road, host, route } = checked.way;
  const where = `${road} ${host}${route}`;
  if (checked.kind === 'resting')
    return `${where}: left alone until ${new Date(checked.untilMs).toISOString()}`;
  const { outcome, obstacle, steps, status, tookMs, bytes } = checked;
  const read = steps.map(({ metric, step }) => `${metric} ${step === 1 ? 'exact' : `in steps of ${step}`}`);
  return [
    `${where}: ${outcome}`,
    ...(obstacle ? [obstacle] : []),
    ...read,
    status === 0 ? 'no status' : `HTTP ${status}`,
    `${tookMs} ms`,
    `${(bytes / 1024).toFixed(1)} KB`,
  ].join(', ');
}
