import { describe, expect, it } from 'vitest';
import { documentOf } from '../../../tools/replay/documents/document-of.ts';
import type { DocumentParts } from '../../../tools/replay/documents/page-document.ts';
import { eveningPages } from '../../../tools/replay/evening.ts';
import type { StagePage } from '../../../tools/replay/stage-page.ts';
import { parseDocument } from '../../parse-document.ts';

const RLM = '\u200f';

function pageOf(vanity: string): StagePage {
  const page = eveningPages.find((candidate) => candidate.vanity === vanity);
  if (!page) throw new Error(`no such Page: ${vanity}`);
  return page;
}

function partsOf(vanity: string, { host = 'www', showsCounters = true } = {}): DocumentParts {
  const page = pageOf(vanity);
  return documentOf({
    page,
    route: 'page',
    origin: `https://${host}.facebook.com`,
    likes: 2_412_345,
    followers: 2_498_765,
    nonce: 'n0nce',
    theme: 'light',
    isLong: true,
    showsCounters,
    others: eveningPages
      .filter((other) => other !== page)
      .map((other) => ({ page: other, likes: 5_411_563, followers: 5_469_624 })),
  });
}

const htmlOf = ({ head, rest }: DocumentParts): string => head + rest();
const domOf = (parts: DocumentParts): Document => parseDocument(htmlOf(parts));
const content = (document: Document, selector: string): string | null =>
  document.querySelector(selector)?.getAttribute('content') ?? null;

describe.each(eveningPages.map(({ vanity }) => vanity))('the document of %s', (vanity) => {
  it('is half a megabyte to one, with everything that identifies it in the first 8 KB', () => {
    const parts = partsOf(vanity);
    const bytes = Buffer.byteLength(htmlOf(parts));
    expect(bytes).toBeGreaterThan(500_000);
    expect(bytes).toBeLessThan(1_100_000);
    const start = Buffer.from(htmlOf(parts))
      .subarray(0, 8 * 1024)
      .toString();
    expect(start).toContain('property="al:android:url"');
    expect(start).toContain('rel="canonical"');
    expect(start).toContain('<meta name="description"');
  });

  it('says whose it is in language-free places', () => {
    const document = domOf(partsOf(vanity));
    const { pageId, profileId, language, shape } = pageOf(vanity);
    expect(content(document, 'meta[property="al:android:url"]')).toBe(
      shape === '2016-right-column' ? `fb://page/${pageId}?referrer=app_link` : `fb://profile/${profileId}`,
    );
    expect(document.querySelector('link[rel=canonical]')?.getAttribute('href')).toBe(
      `https://www.facebook.com/${vanity}`,
    );
    expect(document.documentElement.lang).toBe(language);
    expect(content(document, 'meta[property="og:locale"]')).toBe('en_US');
    expect(htmlOf(partsOf(vanity))).toContain('"NumberFormatConfig"');
    expect(htmlOf(partsOf(vanity))).toContain(pageId);
  });

  it('carries the counters of other Pages as well', () => {
    expect(htmlOf(partsOf(vanity))).toMatch(/5[.,\u066b]4|٥\u066b٤/);
  });

  it('has no counter of its own when told so', () => {
    const html = htmlOf(partsOf(vanity, { showsCounters: false }));
    expect(html).not.toMatch(/2[.,\u00a0]4|٢\u066b٤|٢\u066c٤/);
    expect(html).not.toContain('PagesLikesCountDOMID');
  });
});

describe('the shape of 2016', () => {
  const document = domOf(partsOf('maroctelecom'));

  it('has exact likes and followers in the right column', () => {
    expect(document.querySelector('#PagesLikesCountDOMID > span._52id')?.textContent).toBe(
      '2\u00a0412\u00a0345 mentions J’aime',
    );
    const rows = [...document.querySelectorAll('#PagesProfileHomeSecondaryColumnPagelet div._4bl9 > div')];
    expect(rows.map((row) => row.textContent)[1]).toBe('2\u00a0498\u00a0765 personnes suivent ce lieu');
  });

  it('has exact likes in the description, in French', () => {
    expect(content(document, 'meta[name=description]')).toMatch(
      /^Maroc Telecom\. 2\u00a0412\u00a0345 J’aime · 48\u00a0211 en parlent · 12\u00a0904 personnes étaient ici\. /,
    );
  });
});

describe('the shape of 2023', () => {
  const document = domOf(partsOf('meditel'));

  it('has abbreviated counters behind language-free addresses, in Arabic digits', () => {
    expect(document.querySelector('a[href$="/friends_likes/"]')?.textContent).toBe(
      `${RLM}٢\u066b٤\u00a0مليون${RLM} تسجيل إعجاب`,
    );
    expect(document.querySelector('a[href$="/meditel/followers/"]')?.textContent).toContain(
      '٢\u066b٤\u00a0مليون',
    );
    expect(document.documentElement.dir).toBe('rtl');
  });

  it('has exact likes in the description', () => {
    expect(content(document, 'meta[name=description]')).toContain(`${RLM}٢\u066c٤١٢\u066c٣٤٥${RLM}`);
  });

  it('keeps its data in inline scripts, bound to profile and page', () => {
    const script = [...document.querySelectorAll('script:not([type])')].find((candidate) =>
      candidate.textContent.includes('profile_social_context'),
    );
    expect(script?.textContent).toContain('"RelayPrefetchedStreamCache"');
    expect(script?.textContent).toContain(
      '"delegate_page":{"is_business_page_active":false,"id":"163528907041225"}',
    );
    expect(script?.textContent).toContain('meditel\\/friends_likes\\/');
  });
});

describe('the shape of 2026', () => {
  const document = domOf(partsOf('inwi'));

  it('shows followers and following in the header, and no likes', () => {
    expect(document.querySelector('a[href$="/inwi/followers/"] > strong')?.textContent).toBe('2.4M');
    expect(document.querySelector('a[href$="/inwi/following/"] > strong')?.textContent).toBe('25');
    expect(document.querySelector('a[href*="friends_likes"]')).toBeNull();
  });

  it('keeps its data as JSON for the scheduler, which can be parsed', () => {
    const scripts = [...document.querySelectorAll('script[type="application/json"][data-sjs]')];
    for (const script of scripts) expect(() => JSON.parse(script.textContent)).not.toThrow();
    const owner = scripts.find((script) => script.textContent.includes('profile_social_context'));
    expect(owner?.textContent).toContain('"text":"2.4M followers"');
    const related = scripts.find((script) => script.textContent.includes('global_likers_count'));
    expect(related?.textContent).toContain('5411563');
    expect(related?.textContent).not.toContain(pageOf('inwi').pageId);
  });
});

describe('the touch host', () => {
  it('has the counters in the metas alone', () => {
    const document = domOf(partsOf('inwi', { host: 'm' }));
    expect(content(document, 'meta[name=description]')).toContain('2,412,345 likes');
    expect(document.body.textContent).not.toContain('2.4M');
    expect(document.querySelector('link[rel=canonical]')?.getAttribute('href')).toBe(
      'https://m.facebook.com/inwi',
    );
  });
});
