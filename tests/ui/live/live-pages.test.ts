import { beforeEach, describe, expect, it, vi } from 'vitest';
import { toPageId } from '../../../src/core/page/page-identity.ts';
import type { PageView } from '../../../src/core/summary/series-summary.ts';
import { EXTENSION_ID, type FakeBrowser, fakeBrowser } from '../../background/fake-browser.ts';
import { viewOf, WATCHES } from '../../demo/page-views.ts';

let fake: FakeBrowser;
vi.mock('../../../src/platform/browser.ts', () => ({
  get browser() {
    return fake.browser;
  },
}));
const { livePages } = await import('../../../src/ui/live/live-pages.ts');

const tell = (ebbNotice: string, body: object): void =>
  void fake.events.onMessage.emit({ ebbNotice, body }, { id: EXTENSION_ID });
const named = (id: string, name: string): PageView => {
  const view = viewOf('inwi', WATCHES.live, []);
  return { ...view, page: { ...view.page, id: toPageId(id), name } };
};
const names = (views: readonly PageView[]): string[] => views.map(({ page }) => page.name);

const ONE = named('facebook:1', 'one');
const TWO = named('facebook:2', 'two');

beforeEach(() => {
  fake = fakeBrowser();
});

describe('the Pages that a view shows', () => {
  it('are as the news say that came while the database was read', () => {
    const show = livePages(new AbortController().signal);
    tell('pageChanged', { view: { ...ONE, page: { ...ONE.page, name: 'one anew' } } });
    tell('pageRemoved', { pageId: TWO.page.id });
    tell('pageChanged', { view: named('facebook:3', 'three') });
    const pages = show([ONE, TWO]);
    expect(names(pages.value)).toEqual(['one anew', 'three']);
  });

  it('go on with the news, until the signal ends', () => {
    const end = new AbortController();
    const pages = livePages(end.signal)([ONE]);
    tell('pageChanged', { view: TWO });
    expect(names(pages.value)).toEqual(['one', 'two']);
    end.abort();
    tell('pageRemoved', { pageId: ONE.page.id });
    expect(names(pages.value)).toEqual(['one', 'two']);
  });
});
