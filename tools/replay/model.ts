import type { Metric } from '../../src/core/page/metric.ts';
import type { Course } from './course.ts';
import { Crowd } from './crowd.ts';
import { type SourceConditions, shownCount } from './source.ts';
import type { StagePage } from './stage-page.ts';

/** All counters of a replay: what is true and what is shown at every instant of the campaign's own time. */
export class Model {
  private readonly crowds = new Map<string, Crowd>();
  private readonly conditions = new Map<string, SourceConditions>();
  private readonly keys = new Map<string, readonly number[]>();

  constructor(
    seed: number,
    startMs: number,
    readonly pages: readonly StagePage[],
  ) {
    for (const [index, page] of pages.entries()) {
      this.conditions.set(page.vanity, page.source);
      for (const metric of ['likes', 'followers'] as const) {
        const keys = [seed, index, metric === 'likes' ? 0 : 1];
        const name = this.counter(page, metric);
        const { startCount, course } = page[metric];
        this.keys.set(name, keys);
        this.crowds.set(name, new Crowd(keys, startMs, startCount, course));
      }
    }
  }

  /** The true count at an instant. */
  truthAt(page: StagePage, metric: Metric, atMs: number): number {
    return this.crowd(page, metric).countAt(atMs);
  }

  /** The mean net intensity over a span, a minute; negative is a loss. */
  netPerMinute(page: StagePage, metric: Metric, fromMs: number, toMs: number): number {
    return this.crowd(page, metric).netPerMinute(fromMs, toMs);
  }

  /** The count that a request at this instant is shown, before any abbreviation. */
  shownAt(page: StagePage, metric: Metric, atMs: number): number {
    const keys = this.keys.get(this.counter(page, metric)) ?? [];
    return shownCount(this.crowd(page, metric), this.conditionsOf(page), [...keys, 1], atMs);
  }

  /** How the source of a Page stands between truth and what is shown, from now on. */
  setConditions(page: StagePage, conditions: SourceConditions): void {
    this.conditions.set(page.vanity, conditions);
  }

  /** Changes what happens to a Page from an instant on, both its counters alike. */
  revise(page: StagePage, fromMs: number, revision: (course: Course) => Course): void {
    this.crowd(page, 'likes').revise(fromMs, revision);
    this.crowd(page, 'followers').revise(fromMs, revision);
  }

  private counter(page: StagePage, metric: Metric): string {
    return `${metric}:${page.vanity}`;
  }

  private conditionsOf(page: StagePage): SourceConditions {
    return this.conditions.get(page.vanity) ?? page.source;
  }

  private crowd(page: StagePage, metric: Metric): Crowd {
    const crowd = this.crowds.get(this.counter(page, metric));
    if (!crowd) throw new Error(`no such Page on the stage: ${page.vanity}`);
    return crowd;
  }
}
