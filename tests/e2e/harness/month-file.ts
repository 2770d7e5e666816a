import type { Bucket } from '../../../src/core/series/bucket.ts';
import type { ExportFileInput } from '../../../src/storage/transfer/export-format.ts';
import { Random } from '../../../tools/bench/random.ts';
import type { Replay } from '../../../tools/replay/replay.ts';
import { historyFile } from '../../../tools/start/history-file.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How the month is kept: hours, the last two days as minutes, the last three hours sample by sample. */
const MONTH_MS = 30 * DAY_MS;
const MINUTES_MS = 2 * DAY_MS;
const SAMPLE_EVERY_MS = MINUTE_MS;
/** How often the Pages were read in the thinned part. */
const READ_EVERY_MS = 30_000;

/** Pages that are only history; the replay does not serve them. */
const OTHERS = [
  'Orange Atlas',
  'جمعية المستهلك',
  'Météo du Détroit',
  'Radio Andalouse',
  '<b>Café "Zine"</b>',
];

/**
 * A month of ten Pages as an export: those of the replay, whose last three hours are what it showed, and five more.
 * Two campaigns, a note, turns of a watch, two days in which nobody looked.
 */
export function monthFile(replay: Replay, seed: number): ExportFileInput {
  const random = new Random(seed);
  const recent = historyFile(replay, replay.pages, SAMPLE_EVERY_MS);
  const [served] = recent.series;
  if (!served) throw new Error('the replay serves no Page');
  const others = OTHERS.slice(0, 10 - recent.pages.length).map((name, i) => {
    const vanity = `other.page.${i}`;
    const id = `facebook:10016022700000${i}`;
    const page = { id, ids: [id], vanity, name, address: `https://www.facebook.com/${vanity}` };
    let value = 120_000 * (i + 1);
    const samples = served.samples.map(([atMs]) => {
      value -= Math.round(random.between(0, 20 * i));
      return tuple(atMs, value);
    });
    return { page, series: { pageId: id, metric: 'likes' as const, samples } };
  });
  const pages = [...recent.pages, ...others.map(({ page }) => page)];
  const series = [...recent.series, ...others.map((one) => one.series)].map((one) => ({
    ...one,
    ...thinned(one.samples[0]?.[0] ?? 0, one.samples[0]?.[1] ?? 0, random),
  }));
  const startMs = Math.floor((replay.startedMs - 21 * DAY_MS) / HOUR_MS) * HOUR_MS;
  const ids = pages.map(({ id }) => id);
  return {
    ...recent,
    pages,
    series,
    notes: [{ id: 'note-1', atMs: replay.startedMs - 2 * HOUR_MS, text: 'VoIP was cut: الصوت عبر الإنترنت' }],
    watchEvents: [
      { pageId: ids[0] ?? '', event: { kind: 'started', atMs: replay.startedMs - 3 * HOUR_MS } },
      {
        pageId: ids[0] ?? '',
        event: { kind: 'obstructed', atMs: replay.startedMs - HOUR_MS, obstacle: 'blocked' },
      },
    ],
    campaigns: [
      {
        id: 'campaign-1',
        name: '#OpeUnlike',
        startMs,
        targets: ids.slice(0, 3),
        controls: ids.slice(3, 5),
        baseline: series.slice(0, 5).map(({ pageId, metric, hours }) => {
          const hour = hours.find((bucket) => bucket.startMs >= startMs);
          return { pageId, metric, atMs: hour?.firstMs ?? 0, value: hour?.first ?? 0, step: 1 };
        }),
      },
      {
        id: 'campaign-2',
        name: 'حيد اللايكات',
        startMs,
        targets: ids.slice(2, 6),
        controls: [],
        baseline: [],
      },
    ],
  };
}

const tuple = (atMs: number, value: number): [number, number, number, 'page-data'] => [
  atMs,
  value,
  1,
  'page-data',
];

/** The month before a sample, going back from its count: a daily curve of losses with its scatter. */
function thinned(untilMs: number, value: number, random: Random): { hours: Bucket[]; minutes: Bucket[] } {
  const minutes: Bucket[] = [];
  const hours: Bucket[] = [];
  let count = value;
  const back = (endMs: number, widthMs: number): Bucket => {
    const reads = widthMs / READ_EVERY_MS;
    const daily = 1 + Math.sin((2 * Math.PI * endMs) / DAY_MS);
    const last = count;
    count += Math.round(((widthMs / MINUTE_MS) * (10 * daily + 4 * random.uniform())) / 2);
    return {
      startMs: endMs - widthMs,
      firstMs: endMs - widthMs,
      first: count,
      lastMs: endMs - READ_EVERY_MS,
      last,
      lowest: last,
      highest: count,
      step: 1,
      samples: reads,
    };
  };
  const endMs = Math.floor(untilMs / HOUR_MS) * HOUR_MS;
  const hoursEndMs = Math.floor((endMs - MINUTES_MS) / HOUR_MS) * HOUR_MS;
  for (let at = endMs; at > hoursEndMs; at -= MINUTE_MS) minutes.push(back(at, MINUTE_MS));
  const awayMs = Math.floor((endMs - 14 * DAY_MS) / DAY_MS) * DAY_MS;
  for (let at = hoursEndMs; at > endMs - MONTH_MS; at -= HOUR_MS) {
    const hour = back(at, HOUR_MS);
    if (hour.startMs < awayMs || hour.startMs >= awayMs + 2 * DAY_MS) hours.push(hour);
  }
  return { hours: hours.reverse(), minutes: minutes.reverse() };
}
