import { describe, expect, it } from 'vitest';
import { type CountedPage, countedOnce, sharedCounts } from '../../../src/core/campaign/shared-count.ts';
import { toPageId } from '../../../src/core/page/page-identity.ts';

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
