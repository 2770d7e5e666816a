import { describe, expect, it } from 'vitest';
import { toPageId } from '../../../src/core/page/page-identity.ts';
import { type CountedPage, countedOnce, sharedCounts } from '../../../src/core/summary/shared-count.ts';

const T = Date.UTC(2016, 1, 27, 20);

function page(name: string, counts: readonly number[], step = 1, shiftMs = 0): CountedPage {
  const samples = counts.map((value, i) => {
    const atMs = T + i * 30_000 + shiftMs;
    return { atMs, value, step, reader: 'page-data' as const };
  });
  const last = samples.at(-1);
  if (!last) throw new Error('a Page without counts');
  return { pageId: toPageId(name), series: { metric: 'likes', last, recent: samples } };
}

const brand = [28_000_000, 27_999_500, 27_999_100, 27_998_400];

describe('sharedCounts', () => {
  it('finds Pages that show one number, read seconds apart from copies that differ a little', () => {
    const wobbling = brand.map((value, i) => value + (i % 2 === 0 ? 900 : -1200));
    const groups = sharedCounts([
      page('orange.ma', brand),
      page('inwi', [1_900_000, 1_899_900, 1_899_800, 1_899_700]),
      page('orange.sn', wobbling, 1, 11_000),
    ]);
    expect(groups).toEqual([['orange.ma', 'orange.sn']]);
  });

  it('does not take Pages of about the same size for one', () => {
    expect(
      sharedCounts([page('a', brand), page('b', [28_000_100, 27_990_000, 27_980_000, 27_970_000])]),
    ).toEqual([]);
  });

  it('does not judge by counts too coarse or too small to tell', () => {
    const coarse = [2_400_000, 2_400_000, 2_400_000, 2_400_000];
    expect(sharedCounts([page('a', coarse, 100_000), page('b', coarse, 100_000)])).toEqual([]);
    const small = [40, 40, 40, 40];
    expect(sharedCounts([page('a', small), page('b', small)])).toEqual([]);
  });

  it('wants several pairs of one moment', () => {
    expect(sharedCounts([page('a', brand.slice(0, 2)), page('b', brand.slice(0, 2))])).toEqual([]);
    expect(sharedCounts([page('a', brand), page('b', brand, 1, 3_600_000)])).toEqual([]);
  });

  it('pairs the counts by their instants, however many one of the Pages has before', () => {
    const earlier = Array.from({ length: 20 }, (_, i) => 28_010_000 - 500 * i);
    const longer = page('b', [...earlier, ...brand], 1, -20 * 30_000);
    expect(sharedCounts([page('a', brand), longer])).toHaveLength(1);
    expect(sharedCounts([longer, page('a', brand)])).toHaveLength(1);
  });

  it('compares each count with the one nearest to it in time', () => {
    // 10,000 in half a minute; copies may differ by 5,600. A third of half a minute is near enough, two thirds not.
    const falling = Array.from({ length: 6 }, (_, i) => 28_000_000 - 10_000 * i);
    const at = (third: number) => falling.map((value) => value - Math.round((10_000 * third) / 3));
    // Read once more when the other is not, so that its counts are those that look for the nearest.
    const readOn = ({ pageId, series }: CountedPage): CountedPage => {
      const last = { ...series.last, atMs: T + 900_000 };
      return { pageId, series: { ...series, last, recent: [...series.recent, last] } };
    };
    expect(sharedCounts([readOn(page('a', falling)), page('b', at(1), 1, 10_000)])).toHaveLength(1);
    // The first has none nearer than two thirds after it, so it begins a half minute later.
    const later = page('c', falling.slice(1), 1, 30_000);
    expect(sharedCounts([readOn(later), page('b', at(2), 1, 20_000)])).toHaveLength(1);
  });

  it('tells Pages apart by the last counts of one moment', () => {
    const [first = 0, ...others] = brand;
    const parted = page('b', [first, ...others.slice(0, 2), 27_980_000], 1, 10_000);
    expect(sharedCounts([page('a', brand), parted])).toEqual([]);
    expect(sharedCounts([parted, page('a', brand)])).toEqual([]);
  });

  it('gives the groups and their Pages in the order given, whichever was read last', () => {
    const other = brand.map((value) => value / 2);
    const groups = sharedCounts([
      page('a', brand),
      page('p', other, 1, 20_000),
      page('b', brand, 1, 10_000),
      page('q', other, 1, 25_000),
    ]);
    expect(groups).toEqual([
      ['a', 'b'],
      ['p', 'q'],
    ]);
  });

  it('asks for no recent counts of Pages that the last ones tell apart', () => {
    const pages = [page('a', brand), page('b', [5000, 5000, 5000, 27_990_000])].map(({ pageId, series }) => ({
      pageId,
      series: {
        metric: series.metric,
        last: series.last,
        get recent(): never {
          throw new Error('asked for');
        },
      },
    }));
    expect(sharedCounts(pages)).toEqual([]);
  });

  it('takes a minute for one moment, and no more', () => {
    const rare = (name: string, shiftMs: number): CountedPage => {
      const { pageId, series } = page(name, brand);
      const recent = series.recent.map((point, i) => ({ ...point, atMs: T + 600_000 * i + shiftMs }));
      return { pageId, series: { ...series, recent } };
    };
    expect(sharedCounts([rare('a', 0), rare('b', 60_000)])).toHaveLength(1);
    expect(sharedCounts([rare('a', 0), rare('b', 60_001)])).toEqual([]);
  });

  it('lets counts differ by a replica and the coarser step, and no more', () => {
    // 0.0002 of a million is 200; the coarser step is 1,000.
    const coarse = page('a', [1_000_000, 1_000_000, 1_000_000], 1000);
    const fine = (by: number) => page('b', [1_000_000 - by, 1_000_000 - by, 1_000_000 - by]);
    expect(sharedCounts([coarse, fine(1200)])).toHaveLength(1);
    expect(sharedCounts([coarse, fine(1201)])).toEqual([]);
  });

  it('judges by counts of a thousand and more, in steps of up to a thousandth', () => {
    const pair = (value: number, step: number) =>
      sharedCounts([page('a', [value, value, value], step), page('b', [value, value, value], step)]);
    expect(pair(1000, 1)).toHaveLength(1);
    expect(pair(999, 1)).toEqual([]);
    expect(pair(1_000_000, 1000)).toHaveLength(1);
    expect(pair(1_000_000, 1001)).toEqual([]);
  });

  it('keeps metrics apart', () => {
    const { pageId, series } = page('b', brand);
    const followers = { pageId, series: { ...series, metric: 'followers' as const } };
    expect(sharedCounts([page('a', brand), followers])).toEqual([]);
  });
});

describe('countedOnce', () => {
  it('leaves the first of each group', () => {
    const pages = ['a', 'b', 'c', 'd'].map((name) => ({ pageId: toPageId(name) }));
    const groups = [[toPageId('b'), toPageId('d')]];
    expect(countedOnce(pages, groups).map(({ pageId }) => pageId)).toEqual(['a', 'b', 'c']);
  });
});
