import { describe, expect, it } from 'vitest';
import { toPageId } from '../../../src/core/page/page-identity.ts';
import type { ObserverId } from '../../../src/core/pool/observer.ts';
import { everyPageModel } from '../../../src/dashboard/campaign/campaign-model.ts';
import { pooledViews } from '../../../src/dashboard/pool/pooled-views.ts';
import { articleTable, campaignShare, pageShare } from '../../../src/dashboard/share/card-content.ts';
import { DEMO_VIEWS } from '../../demo/page-views.ts';
import { localeText, readable } from '../../ui/locale-text.ts';

const sentence = (language: 'en' | 'ar'): string =>
  pageShare(DEMO_VIEWS.live, '1.0.0', localeText(language))?.sentence ?? '';

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';
const WORD_JOINER = '\u2060';
const NO_BREAK_SPACE = '\u00a0';

describe('the instant in the sentence that is handed on', () => {
  it('is plain text where the lines run as it does', () => {
    expect(sentence('en')).toContain('2016-02-27 20:29:50 UTC');
    expect(sentence('en')).not.toMatch(/[\u2060-\u206f]/);
  });

  it('stays one piece in lines from right to left, where its second half would begin a line of its own', () => {
    const [isolated] = /\u2068[^\u2069]*20:29:50[^\u2069]*\u2069/.exec(sentence('ar')) ?? [];
    const date = `2016-${WORD_JOINER}02-${WORD_JOINER}27`;
    expect(isolated).toBe(
      `${FIRST_STRONG_ISOLATE}${[date, '20:29:50', 'UTC'].join(NO_BREAK_SPACE)}${POP_ISOLATE}`,
    );
    expect(sentence('ar')).not.toMatch(/\d-\d/);
  });
});

describe('a name that would turn the text round', () => {
  const { live } = DEMO_VIEWS;
  const turned = { ...live, page: { ...live.page, name: 'Inwi\u202e%001\u2066 \u200f' } };

  it.each(['en', 'ar'] as const)('turns neither the sentence nor the card (%s)', (language) => {
    const share = pageShare(turned, '1.0.0', localeText(language));
    expect(share?.sentence).toContain('Inwi%001');
    for (const text of [share?.sentence, share?.card.title, share?.card.unit])
      expect(text).not.toMatch(/[\u202a-\u202e\u200f\u2066]/);
  });
});

describe('the card of a Page that observers of a pool share', () => {
  const { live } = DEMO_VIEWS;
  const observer = 'v2' as ObserverId;
  const panel = {
    kind: 'panel',
    ...{ observers: 4, perMinute: -151, low: -160, high: -142, disagreeing: [observer] },
  } as const;

  it('shows their median and names it', () => {
    const share = pageShare(live, '1.0.0', localeText('en'), { panel });
    expect(share?.card.value).toBe('151');
    expect(share?.card.basis).toContain('ooled, 4 observers, 1 disagrees');
    expect(share?.sentence).toContain('ooled, 4 observers, 1 disagrees');
  });

  it('shows one’s own figure of fewer than three, and names nobody', () => {
    const alone = pageShare(live, '1.0.0', localeText('en'), { panel: { kind: 'too-few', observers: 2 } });
    expect(alone).toEqual(pageShare(live, '1.0.0', localeText('en')));
  });
});

describe('the card of a campaign that observers of a pool share', () => {
  const { live } = DEMO_VIEWS;
  const id = toPageId('facebook:100064000000099');
  // Another count throughout, or it would be taken for the same one.
  const more = <One extends { readonly value: number }>(one: One): One => ({
    ...one,
    value: one.value + 777,
  });
  const other = {
    ...live,
    page: { ...live.page, id, ids: [id], name: 'Other' },
    series: live.series.map((one) => ({
      ...one,
      ...{ first: more(one.first), last: more(one.last), recent: one.recent.map(more) },
    })),
  };
  const panelOf = (perMinute: number, disagreeing: readonly ObserverId[] = []) => {
    const [low, high] = [perMinute - 10, perMinute + 10];
    const names = ['v2', 'v3', 'v4'] as ObserverId[];
    const rates = names.map((observer) => ({ observer, perMinute, low, high }));
    return { panel: { kind: 'panel', observers: 3, perMinute, low, high, disagreeing } as const, rates };
  };
  const at = (series: (typeof live)['series']) => series[0]?.last.atMs ?? 0;
  const cardOf = (comparedOf: Parameters<typeof pooledViews>[1]) => {
    const pooled = pooledViews([live, other], comparedOf);
    const model = everyPageModel(pooled?.views ?? [live, other], at(live.series));
    return campaignShare(model, 'OPE', '1.0.0', localeText('en'), pooled?.verdict);
  };

  it('shows the sum of the medians, and names the observers of all of them', () => {
    const share = cardOf(({ page }) =>
      page.name === 'Other' ? panelOf(-60) : panelOf(-100, ['v4' as ObserverId]),
    );
    expect(share?.card.value).toBe('160');
    expect(share?.card.basis).toContain('ooled, 3 observers, 1 disagrees');
    expect(share?.sentence).toContain('ooled, 3 observers, 1 disagrees');
  });

  it('is one’s own where one of its Pages has no three observers, and names nobody', () => {
    const share = cardOf(({ page }) => (page.name === 'Other' ? undefined : panelOf(-100)));
    expect(share?.card.value).toBe('280');
    expect(share?.sentence).not.toContain('observers');
  });
});

describe('the card', () => {
  const card = (language: 'en' | 'fr' | 'ar' = 'en') =>
    pageShare(DEMO_VIEWS.live, '1.0.0', localeText(language))?.card;

  it('carries value, unit, course, interval and how sure, and the figure a second', () => {
    expect(card()).toMatchObject({
      value: '140',
      tone: 'loss',
      isSure: true,
      gauge: { zero: 0, low: 0.585, at: 0.7, high: 0.815 },
      ends: ['0', '200'],
    });
    expect(readable(card()?.unit ?? '')).toBe('likes lost a minute');
    expect(readable(card()?.aside ?? '')).toBe('steady for 1 h · 2.3 a second');
    expect(readable(card()?.interval ?? '')).toBe('117–163 95 % sure');
  });

  it('says of its course the true span', () => {
    expect(card()?.courseCaption).toMatch(
      /^The curve: −8,2\d\d from 2016-02-27 19:30 UTC to 2016-02-27 20:29 UTC$/,
    );
  });

  it('has the course hang from the waterline', () => {
    const [run = []] = card()?.runs ?? [];
    expect(run[0]).toEqual([0, 0]);
    expect(Math.max(...run.map(([, down]) => down))).toBe(1);
  });
});

describe('the table for the press', () => {
  const { live } = DEMO_VIEWS;
  const [series] = live.series;
  const atMs = series?.rate.kind === 'rate' ? series.rate.atMs : 0;
  const table = (nowMs: number) =>
    articleTable(everyPageModel([live], nowMs), nowMs, '1.0.0', localeText('en'));

  it('gives every row the time of its own rate', () => {
    expect(table(atMs + 10 * 60_000).rows.map(({ time }) => time)).toEqual(['2016-02-27 20:29 UTC']);
  });

  it('leaves out what no longer speaks of now, and says so', () => {
    const { rows, notes } = table(atMs + 11 * 60_000 + 1);
    expect(rows).toEqual([]);
    expect(notes.some((note) => note.startsWith('Left out') && note.includes('2016-02-27 20:29 UTC'))).toBe(
      true,
    );
  });
});
