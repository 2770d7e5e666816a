import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Look } from '../../../src/core/page/reading.ts';
import { vanityId } from '../../../src/facebook/facts/page-key.ts';
import { readText } from '../../../src/facebook/read-head.ts';
import { readPage } from '../../../src/facebook/read-page.ts';
import { documentOf } from '../../../tools/replay/documents/document-of.ts';
import { eveningPages } from '../../../tools/replay/evening.ts';
import type { StagePage } from '../../../tools/replay/stage-page.ts';
import { statedId } from '../../../tools/replay/stated-id.ts';

const LIKES = 2_412_345;
const FOLLOWERS = 2_498_765;

function lookAt(page: StagePage, host: string): { tree: Look; stream: Look } {
  const origin = `https://${host}.facebook.com`;
  const { head, rest } = documentOf({
    page,
    route: 'page',
    origin,
    likes: LIKES,
    followers: FOLLOWERS,
    nonce: 'n0nce',
    theme: 'light',
    isLong: true,
    showsCounters: true,
    others: eveningPages
      .filter((other) => other !== page)
      .map((other) => ({ page: other, likes: 5_411_563, followers: 5_469_624 })),
  });
  const address = `${origin}/${page.vanity}`;
  const { window } = new JSDOM(head + rest(), { url: address });
  return { tree: readPage(window.document, address), stream: readText(head + rest(), address) };
}

/** What a person reads off the document: exact likes always, followers as the header has them. */
const followersOf = ({ shape }: StagePage, host: string): { value: number; step: number } | undefined => {
  if (host === 'm') return undefined;
  return shape === '2016-right-column' ? { value: FOLLOWERS, step: 1 } : { value: 2_400_000, step: 100_000 };
};

describe.each(
  eveningPages.flatMap((page) => ['www', 'web', 'm'].map((host) => ({ page, host, vanity: page.vanity }))),
)('the readers on the replay’s $vanity under $host', ({ page, host }) => {
  let looks: { tree: Look; stream: Look };
  beforeAll(() => {
    looks = lookAt(page, host);
  });

  it('read what a person reads', () => {
    const { tree } = looks;
    if (tree.kind !== 'readings') throw new Error(`${tree.obstacle.kind}: ${tree.obstacle.detail}`);
    const counts = Object.fromEntries(tree.readings.map(({ metric, count }) => [metric, count]));
    expect(counts['likes']).toEqual({ value: LIKES, step: 1 });
    expect(counts['followers']).toEqual(followersOf(page, host));
    expect(tree.page.name).toBe(page.name);
    expect(tree.page).toMatchObject({
      // The documents of m. state no number.
      id: host === 'm' ? vanityId(page.vanity) : statedId(page),
      vanity: page.vanity,
    });
    expect(tree.language).toBe(page.language);
  });

  it('read the same likes from the stream', () => {
    const { stream } = looks;
    if (stream.kind !== 'readings') throw new Error(`${stream.obstacle.kind}: ${stream.obstacle.detail}`);
    expect(stream.readings.find(({ metric }) => metric === 'likes')?.count).toEqual({
      value: LIKES,
      step: 1,
    });
  });
});
