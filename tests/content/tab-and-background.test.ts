// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import {
  ANSWERED_MS,
  asked,
  draw,
  ended,
  follow,
  NOW_MS,
  open,
  seen,
  settle,
  useTab,
} from './followed-tab.ts';

useTab();

describe('a tab, and the background that it asks,', () => {
  it('asks once for the words around counters, before its first look, and reads by them', async () => {
    open('inwi', 'inwi', '1,854,793', '1.8M');
    document.documentElement.lang = 'eo';
    document.querySelector('meta[name=description]')?.setAttribute('content', 'inwi. 1,234 ŝatoj.');
    follow();
    await settle();
    draw('inwi', 'inwi', '1.7M');
    await settle();
    expect(asked()[0]?.body.look).toMatchObject({
      readings: [{ metric: 'likes', count: { value: 1234, step: 1 } }, { metric: 'followers' }],
    });
    expect(seen.wordsAsked).toBe(1);
  });

  it('wakes nobody for words where no Page is shown', async () => {
    open('inwi', 'inwi', '1,854,793', '1.8M');
    history.replaceState({}, '', '/');
    follow();
    await settle();
    expect(seen.wordsAsked).toBe(0);
  });

  it('in a private window shows what it sees, and tells and hears nothing', async () => {
    open('inwi', 'inwi', '1,854,793', '1.8M');
    follow({ isPrivate: true });
    await settle();
    draw('inwi', 'inwi', '1.7M');
    await settle();
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await settle();
    expect(asked()).toEqual([]);
    expect(seen.hear).toEqual([]);
    expect(seen.shown).toMatchObject([
      {
        kind: 'unkept',
        reason: 'private',
        page: { name: 'inwi' },
        counts: [
          { metric: 'likes', count: { value: 1_854_793, step: 1 } },
          { metric: 'followers', count: { value: 1_800_000, step: 100_000 } },
        ],
      },
      {
        kind: 'unkept',
        counts: [
          { metric: 'likes', count: { value: 1_854_793, step: 1 } },
          { metric: 'followers', count: { value: 1_700_000, step: 100_000 } },
        ],
      },
    ]);
  });

  it('shows what it sees, and why nothing is kept of it, where the browser opens no database', async () => {
    seen.hasHistory = false;
    open('inwi', 'inwi', '1,854,793', '1.8M');
    follow();
    await settle();
    expect(seen.shown).toMatchObject([
      { kind: 'unkept', reason: 'no_history', counts: [{ metric: 'likes' }, { metric: 'followers' }] },
    ]);
  });

  it('says nothing on the page of a background that was stopped while it was asked, and asks again', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    seen.isDeaf = true;
    open('inwi', 'inwi', '1,854,793', '1.8M');
    follow();
    await settle();
    seen.isDeaf = false;
    draw('inwi', 'inwi', '1.7M');
    await settle();
    expect(asked().map(({ body }) => body.atMs)).toEqual([ANSWERED_MS, NOW_MS]);
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it('takes the figures of a Page away that was deleted', async () => {
    open('inwi', 'inwi', '1,854,793', '1.8M');
    follow();
    await settle();
    const tell = (pageId: string): void => {
      for (const hear of seen.hear) hear({ ebbNotice: 'pageRemoved', body: { pageId } }, { id: 'ebb' });
    };
    tell('facebook:@meditel');
    expect(seen.shown).toEqual([]);
    tell('facebook:@inwi');
    expect(seen.shown).toEqual([undefined]);
  });

  it('goes silent once it is orphaned', async () => {
    open('inwi', 'inwi', '1,854,793', '1.8M');
    follow();
    await settle();
    seen.asked.length = 0;
    ended.abort();
    draw('inwi', 'inwi', '1.7M');
    await settle();
    expect(asked()).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('asks whether a Page is known before it shows why there is no number, and shows nothing if not', async () => {
    history.replaceState({}, '', '/some.person');
    document.body.replaceChildren();
    document.head.replaceChildren();
    follow();
    await settle();
    expect(asked().map(({ name }) => name)).not.toContain('report');
    expect(seen.shown).toEqual([]);
  });
});
