import { preciseInstant } from '../../src/dashboard/chart/time-label.ts';
import { alignedTable } from './aligned-table.ts';
import type { ChartColumn, ExportedSample } from './dashboard-figures.ts';

/** What one observer shared of one Page, against what a newcomer had of it in the end. */
export interface SharedRow {
  readonly page: string;
  readonly observer: string;
  /** How many samples the observer keeps, the engine holds, and the newcomer has under that name. */
  readonly kept: number;
  readonly pooled: number;
  readonly pulled: number;
  readonly missing: number;
  /** Other counts or steps than were kept. */
  readonly wrong: number;
  /** Of no instant that was kept. */
  readonly extra: number;
}

/** What a newcomer's chart of one Page draws, against the samples of whoever looked most often. */
export interface ChartRow {
  readonly page: string;
  readonly best: string;
  /** By whom the chart says its line was read. */
  readonly drawnBy: string;
  /** Points of the figures beside the chart, and how many of them are that observer's samples. */
  readonly points: number;
  readonly same: number;
}

/** @param kept and `pulled` of one Page, the second under the observer's name. */
export function compareShared(
  page: string,
  observer: string,
  kept: readonly ExportedSample[],
  pooled: number,
  pulled: readonly ExportedSample[],
): SharedRow {
  const there = new Map(pulled.map((sample) => [sample.at, sample]));
  let [missing, wrong] = [0, 0];
  for (const { at, count, step } of kept) {
    const found = there.get(at);
    there.delete(at);
    if (!found) missing += 1;
    else if (found.count !== count || found.step !== step) wrong += 1;
  }
  const counts = { kept: kept.length, pooled, pulled: pulled.length };
  return { page, observer, ...counts, missing, wrong, extra: there.size };
}

/** Whether what was shared is there, whole and nothing else. */
export const isSame = ({ kept, pooled, pulled, missing, wrong, extra }: SharedRow): boolean =>
  kept > 0 && pooled === kept && pulled === kept && missing + wrong + extra === 0;

/**
 * Compares the newcomer's line of counts with the samples of the best-covered observer: every figure beside the chart is
 * the count of one of them less the first.
 * @param kept by observer.
 */
export function compareChart(
  page: string,
  kept: ReadonlyMap<string, readonly ExportedSample[]>,
  columns: readonly ChartColumn[],
): ChartRow {
  const [[best, samples] = ['nobody', []]] = [...kept].toSorted((a, b) => b[1].length - a[1].length);
  // Rate and counts: the second panel is that of the counts.
  const column = columns.findLast(({ cells }) => cells.length > 0);
  const first = Number(samples[0]?.count);
  const byInstant = new Map<string, Set<number>>();
  for (const { at, count } of samples) {
    const instant = preciseInstant(Date.parse(at), 'en');
    const losses = byInstant.get(instant) ?? new Set();
    byInstant.set(instant, losses.add(Math.abs(Number(count) - first)));
  }
  const cells = column?.cells ?? [];
  const same = cells.filter(([instant, figure]) =>
    byInstant.get(instant)?.has(Number(figure.replace(/\D/g, ''))),
  );
  const drawnBy = names(column?.head ?? '', [...kept.keys()]);
  return { page, best, drawnBy, points: cells.length, same: same.length };
}

const names = (head: string, observers: readonly string[]): string =>
  observers.filter((name) => head.includes(name)).join(', ') || head;

export const isBestDrawn = ({ best, drawnBy, points, same }: ChartRow): boolean =>
  points > 0 && same === points && drawnBy === best;

/** Both tables, and whether each row held. */
export function poolTable(shared: readonly SharedRow[], charts: readonly ChartRow[]): string {
  const first = [
    ['Page', 'Observer', 'Kept', 'In the pool', 'Pulled', 'Missing', 'Wrong', 'Extra', 'Held'],
    ...shared.map((row) => [
      ...[row.page, row.observer],
      ...[row.kept, row.pooled, row.pulled, row.missing, row.wrong, row.extra].map(String),
      isSame(row) ? 'yes' : 'NO',
    ]),
  ];
  const second = [
    ['Page', 'Looked most often', 'Chart read by', 'Figures', 'Of these its samples', 'Held'],
    ...charts.map((row) => [
      ...[row.page, row.best, row.drawnBy, String(row.points), String(row.same)],
      isBestDrawn(row) ? 'yes' : 'NO',
    ]),
  ];
  return `${alignedTable(first)}\n\n${alignedTable(second)}`;
}
