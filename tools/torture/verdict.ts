import type { Metric } from '../../src/core/page/metric.ts';
import { pageKey } from '../../src/facebook/facts/page-key.ts';
import { LATEST_MS as REREAD_LATEST_MS } from '../../src/platform/stream-text.ts';
import type { SeenRequest } from '../replay/request-log.ts';
import type { StagePage } from '../replay/stage-page.ts';

/** A sample of one series, as a view was told of it or as it is stored. */
export interface SeriesSample {
  readonly pageId: string;
  /** The Pages that were joined to it when it was told: it may be kept under any of them. */
  readonly joined?: readonly string[];
  readonly metric: Metric;
  readonly atMs: number;
  readonly value: number;
  readonly step: number;
}

/** What became of the samples. All but `acknowledged` should be zero. */
export interface Verdict {
  readonly acknowledged: number;
  /** Acknowledged and not stored. */
  readonly lost: number;
  /** Stored more than once for one answer of the site. */
  readonly duplicated: number;
  /** Stored though the site never said so. */
  readonly invented: number;
  /** Stored and in no view. */
  readonly hidden: number;
  /** Of each that is invented or doubled: what is stored, and when the site was asked for and sent the nearest. */
  readonly evidence: readonly string[];
}

/**
 * A document is dated by when the browser received its first bytes, which on a full machine is this long after they were
 * sent. The clocks of a page are read together, and may be off by what lies between.
 */
const LATEST_MS = 20_000;
const EARLY_MS = 100;

/** The last instant by which what was answered may be dated. No re-read is dated later than `stream-text.ts` lets it be. */
const latestMs = ({ atMs, sentMs = atMs, destination }: SeenRequest): number =>
  destination === 'empty' ? atMs + REREAD_LATEST_MS + EARLY_MS : sentMs + LATEST_MS;

/**
 * Compares what the site answered, what views were told and what is stored.
 * @param seen every request of the site.
 * @param shown how many samples the views of all Pages count, asked after `stored` was read.
 * @throws Error when one Page is kept under two ids, or under that of no Page.
 */
export function verdictOf(
  seen: readonly SeenRequest[],
  pages: readonly StagePage[],
  acknowledged: readonly SeriesSample[],
  stored: readonly SeriesSample[],
  shown = stored.length,
): Verdict {
  const keys = new Set(stored.map(keyOf));
  const lost = acknowledged.filter(
    (sample) =>
      ![sample.pageId, ...(sample.joined ?? [])].some((pageId) => keys.has(keyOf({ ...sample, pageId }))),
  ).length;
  let duplicated = stored.length - keys.size;
  let invented = 0;
  const evidence: string[] = [];
  for (const [vanity, metric, samples] of bySeries(stored, pages)) {
    const answers = seen.flatMap((request) =>
      request.shown?.vanity === vanity
        ? [{ ...request, latestMs: latestMs(request), value: request.shown[metric], isUsed: false }]
        : [],
    );
    for (const { atMs, value, step } of samples) {
      const fitting = answers.filter(
        (answer) =>
          answer.atMs <= atMs + EARLY_MS &&
          atMs <= answer.latestMs &&
          answer.value >= value &&
          answer.value < value + step,
      );
      const unused = fitting.find(({ isUsed }) => !isUsed);
      if (unused) unused.isUsed = true;
      else if (fitting.length > 0) duplicated += 1;
      else invented += 1;
      if (!unused) evidence.push(explained(`${vanity} ${metric}`, { atMs, value, step }, answers));
    }
  }
  const hidden = Math.max(0, stored.length - shown);
  return { acknowledged: acknowledged.length, lost, duplicated, invented, hidden, evidence };
}

/** A sample beside the answers before and after it, as milliseconds from it, and those with its number. */
function explained(
  series: string,
  { atMs, value, step }: Pick<SeriesSample, 'atMs' | 'value' | 'step'>,
  answers: readonly (Pick<SeenRequest, 'atMs' | 'sentMs' | 'destination'> & { readonly value: number })[],
): string {
  const near = answers.filter((answer) => Math.abs(answer.atMs - atMs) < 3000 || answer.value === value);
  const fromIt = (instantMs: number): number => Math.round(instantMs - atMs);
  const seen = near
    .map((each) => {
      const sent = each.sentMs === undefined ? 'never' : `at ${fromIt(each.sentMs)} ms`;
      return `${each.value} asked for (${each.destination}) at ${fromIt(each.atMs)} ms, sent ${sent}`;
    })
    .join('; ');
  return `${series} ${value} (step ${step}) at ${new Date(atMs).toISOString()}; answered: ${seen || 'nothing'}`;
}

const keyOf = ({ pageId, metric, atMs, value, step }: SeriesSample): string =>
  [pageId, metric, atMs, value, step].join(' ');

function bySeries(
  stored: readonly SeriesSample[],
  pages: readonly StagePage[],
): (readonly [vanity: string, metric: Metric, samples: readonly SeriesSample[]])[] {
  const idOf = new Map<string, string>();
  const series = new Map<string, readonly [string, Metric, SeriesSample[]]>();
  for (const sample of stored) {
    const { pageId, metric } = sample;
    const page = pages.find(({ vanity, pageId: id, profileId }) =>
      [vanity, id, profileId].some((each) => pageKey(each) === pageId),
    );
    if (!page) throw new Error(`kept under the id of no Page: ${pageId}`);
    const known = idOf.get(page.vanity) ?? pageId;
    if (known !== pageId) throw new Error(`${page.vanity} is kept under two ids: ${known} and ${pageId}`);
    idOf.set(page.vanity, pageId);
    const key = `${metric}:${pageId}`;
    if (!series.has(key)) series.set(key, [page.vanity, metric, []]);
    series.get(key)?.[2].push(sample);
  }
  return [...series.values()];
}
