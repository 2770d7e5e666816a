// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { ANSWERED_MS, asked, draw, follow, NOW_MS, open, seen, settle, useTab } from './followed-tab.ts';

useTab();

describe('a tab', () => {
  it('reports what its document said at the instant it was answered, not when it was looked at', async () => {
    open('inwi', 'inwi', '1,854,793', '1.8M');
    follow();
    await settle();
    expect(asked()).toMatchObject([
      {
        name: 'report',
        body: {
          atMs: ANSWERED_MS,
          clockAgrees: true,
          look: {
            page: { id: 'facebook:@inwi' },
            readings: [
              { metric: 'likes', count: { value: 1_854_793, step: 1 } },
              { metric: 'followers', count: { value: 1_800_000, step: 100_000 } },
            ],
          },
        },
      },
    ]);
  });

  it('reports only what is drawn when the counter changes later: the head is as old as the document', async () => {
    open('inwi', 'inwi', '1,854,793', '1.8M');
    follow();
    await settle();
    seen.asked.length = 0;
    draw('inwi', 'inwi', '1.7M');
    await settle();
    expect(asked()).toMatchObject([
      {
        name: 'report',
        body: {
          atMs: NOW_MS,
          look: { readings: [{ metric: 'followers', count: { value: 1_700_000, step: 100_000 } }] },
        },
      },
    ]);
    expect(JSON.stringify(asked())).not.toContain('1854793');
  });

  it('credits a number to the Page it belongs to after in-page navigation, and forgets the one before', async () => {
    open('inwi', 'inwi', '1,854,793', '1.8M');
    follow();
    await settle();
    seen.asked.length = 0;
    history.pushState({}, '', '/meditel');
    draw('meditel', 'Méditel', '1.6M');
    await settle();
    expect(seen.removed).toBe(1);
    expect(asked()).toMatchObject([
      {
        name: 'report',
        body: {
          look: {
            page: { id: 'facebook:@meditel' },
            readings: [{ metric: 'followers', count: { value: 1_600_000 } }],
          },
        },
      },
    ]);
    expect(JSON.stringify(asked())).not.toContain('inwi');
  });

  it('dates nothing anew that a move inside the Page left as it was drawn', async () => {
    open('inwi', 'inwi', '1,854,793', '1.8M');
    follow();
    await settle();
    seen.asked.length = 0;
    history.pushState({}, '', '/inwi/about');
    document.body.append(document.createElement('p'));
    await settle();
    expect(asked().map(({ name }) => name)).toEqual(['getPage']);
  });

  it('waits for its words without dating anew what was there before, or earlier what was drawn meanwhile', async () => {
    seen.holdsWords = true;
    open('inwi', 'inwi', '1,854,793', '1.8M');
    follow();
    await settle();
    draw('inwi', 'inwi', '1.7M');
    await settle();
    expect(asked()).toEqual([]);
    seen.giveWords();
    await settle();
    expect(asked().map(({ body: { atMs, look } }) => ({ atMs, look }))).toMatchObject([
      { atMs: ANSWERED_MS, look: { readings: [{ metric: 'likes', count: { value: 1_854_793 } }] } },
      { atMs: NOW_MS, look: { readings: [{ metric: 'followers', count: { value: 1_700_000 } }] } },
    ]);
    expect(JSON.stringify(asked()[0])).not.toContain('followers');
  });

  it('tells as of when it was answered what it understood only later, the background being stopped', async () => {
    seen.hasNoWords = true;
    open('inwi', 'inwi', '1,854,793', '1.8M');
    document.documentElement.lang = 'vo';
    const description = document.querySelector('meta[name="description"]');
    description?.setAttribute('content', 'inwi. 1,854,793 löfons.');
    document.querySelector('a')?.remove();
    follow();
    await settle();
    expect(asked().map(({ name }) => name)).not.toContain('report');
    seen.hasNoWords = false;
    seen.labels = 'vo: löfons; ; ; ';
    draw('inwi', 'inwi', '1.7M');
    await settle();
    expect(asked().at(-1)).toMatchObject({
      name: 'report',
      body: { atMs: ANSWERED_MS, look: { readings: [{ metric: 'likes', count: { value: 1_854_793 } }] } },
    });
    expect(JSON.stringify(asked())).not.toContain('1700000');
  });

  it('lets the overlay give way when the page changes beside the counter', async () => {
    open('inwi', 'inwi', '1,854,793', '1.8M');
    follow();
    await settle();
    seen.asked.length = 0;
    document.body.append(document.createElement('dialog'));
    await settle();
    expect(seen.gaveWay).toBe(1);
    expect(asked()).toEqual([]);
  });

  it('says so where the clocks have not agreed since its document was answered', async () => {
    seen.clockAgrees = false;
    open('inwi', 'inwi', '1,854,793', '1.8M');
    follow();
    await settle();
    expect(asked()).toMatchObject([{ name: 'report', body: { atMs: ANSWERED_MS, clockAgrees: false } }]);
    // What is drawn later is of the instant it is seen at.
    draw('inwi', 'inwi', '1.7M');
    await settle();
    expect(asked()[1]).toMatchObject({ name: 'report', body: { atMs: NOW_MS, clockAgrees: true } });
  });

  it('says that it shows the Page again when the person comes back to it, and reports nothing anew', async () => {
    open('inwi', 'inwi', '1,854,793', '1.8M');
    follow();
    await settle();
    seen.asked.length = 0;
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await settle();
    expect(asked()).toMatchObject([{ name: 'getPage' }]);
  });

  it('says nothing twice while nothing changes', async () => {
    open('inwi', 'inwi', '1,854,793', '1.8M');
    follow();
    await settle();
    document.body.append(document.createElement('p'));
    await settle();
    expect(asked()).toHaveLength(1);
  });
});
