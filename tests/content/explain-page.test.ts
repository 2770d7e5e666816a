import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { explainPage } from '../../src/content/explain-page.ts';

const address = 'https://www.facebook.com/inwi';
const html = `<!DOCTYPE html><html lang="fr"><head><title>(3) inwi officiel | Facebook</title>
<meta property="al:android:url" content="fb://page/115106731848563"><meta property="og:title" content="inwi officiel">
<link rel="canonical" href="${address}"><meta name="description" content="inwi officiel. 1 854 793 J’aime · 12 en parlent.">
</head><body><a href="https://www.facebook.com/someone.else/followers/">25K followers</a>
<script type="application/json">{"id":"61579378839980","url":"https://www.facebook.com/someone.else","follower_count":7}</script></body></html>`;

const lines = explainPage(new JSDOM(html, { url: `${address}/?ref=notif` }).window.document);

describe('what a tab says for diagnostics', () => {
  it('tells what each reader saw and whose it was', () => {
    const text = lines.join('\n');
    expect(text).toContain('language "fr"');
    expect(text).toContain('"# J’aime" is likes, 1854793 (step 1)');
    expect(text).toContain('header-link: "25K followers", another’s');
    expect(text).toContain('page-data: followers "7", another’s');
  });

  it('does not tell which Page it is, nor which others stand there', () => {
    for (const trace of ['inwi', '115106731848563', 'someone', '61579378839980', 'notif'])
      expect(lines.join('\n')).not.toContain(trace);
  });
});
