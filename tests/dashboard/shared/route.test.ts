import { describe, expect, it } from 'vitest';
import { toPageId } from '../../../src/core/page/page-identity.ts';
import { hashOf, parseRoute, type Route } from '../../../src/dashboard/shared/route.ts';

const inwi = toPageId('facebook:@inwi');

const routes: readonly Route[] = [
  { view: 'home' },
  { view: 'campaign', id: 'a&b=c' },
  { view: 'edit-campaign' },
  { view: 'edit-campaign', id: 'x' },
  { view: 'page', pageId: inwi },
  { view: 'page', pageId: inwi, fromMs: 1_456_500_000_000, toMs: 1_456_600_000_000 },
  {
    view: 'page',
    pageId: inwi,
    fromMs: 1_456_500_000_000,
    toMs: 1_456_600_000_000,
    atMs: 1_456_550_000_000,
  },
  { view: 'evidence' },
  { view: 'evidence', pageId: inwi, atMs: 1_456_500_000_000 },
  { view: 'same-page', pages: [inwi, toPageId('facebook:123')] },
  { view: 'share' },
  { view: 'share', pageId: inwi },
  { view: 'share', campaignId: 'a&b' },
  { view: 'data' },
  { view: 'settings' },
  { view: 'diagnostics' },
  { view: 'welcome' },
];

describe('the place in the address', () => {
  it('is read back as it was written', () => {
    expect(routes.map((route) => parseRoute(hashOf(route)))).toEqual(routes);
  });

  it('is the form the background opens a Page in', () => {
    expect(parseRoute(`#page=${encodeURIComponent('maroc telecom&x')}`)).toEqual({
      view: 'page',
      pageId: toPageId('maroc telecom&x'),
    });
  });

  it('is the form the popup shares a Page in', () => {
    expect(parseRoute(`#share&page=${encodeURIComponent(inwi)}`)).toEqual({ view: 'share', pageId: inwi });
  });

  it('is home where it makes no sense', () => {
    for (const hash of ['', '#', '#nonsense', '#page=', '#campaign='])
      expect(parseRoute(hash)).toEqual({ view: 'home' });
  });

  it('leaves out a span that is none', () => {
    for (const span of ['from=5&to=5', 'from=x&to=9', 'to=9'])
      expect(parseRoute(`#page=facebook%3A%40inwi&${span}`)).toEqual({ view: 'page', pageId: inwi });
  });
});
