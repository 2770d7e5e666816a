import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toPageId } from '../../src/core/page/page-identity.ts';
import { readPage } from '../../src/facebook/read-page.ts';
import { fixtureCommand } from '../../tools/read/fixture-command.ts';
import { readCommand } from '../../tools/read/read-command.ts';
import { stripDocument } from '../../tools/read/strip-document.ts';
import { parseDocument } from '../parse-document.ts';
import { typed } from './typed.ts';

const root = join(import.meta.dirname, '../..');
const fixtures = join(root, 'tests/facebook/fixtures');

describe('npm run read', () => {
  it('prints one line of JSON for a Page and ends with code 0', async () => {
    const file = join(fixtures, 'page/2026-07-en-data-sjs/page.html');
    const { stdout, stderr, status } = await typed(readCommand, [
      file,
      '--url',
      'https://www.facebook.com/cgupan',
      '--why',
    ]);
    expect(status).toBe(0);
    expect(stderr).toContain('As text, as a re-read streams it:');
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(stdout)).toEqual({
      page: {
        id: 'facebook:100063744025002',
        ids: ['facebook:100063744025002', 'facebook:114208350121001'].map(toPageId),
        vanity: 'CGUpan',
        name: 'Coastal Growers Union Ltd',
        address: 'https://www.facebook.com/CGUpan',
      },
      language: 'en',
      readings: [
        { metric: 'likes', value: 2633, step: 1, reader: 'meta-description' },
        { metric: 'followers', value: 2600, step: 100, reader: 'page-data' },
      ],
      obstacle: null,
    });
  });

  it.each([[[]], [['no such file']], [[join(root, 'package.json'), '--url', '::']]])(
    'ends with code 2 and one sentence when called with %j',
    async (args) => {
      const { stdout, stderr, status } = await typed(readCommand, args);
      expect(status).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toMatch(/^[^\n]+ \(--help says what can be typed\)\.\n$/);
    },
  );
});

describe('npm run fixture', () => {
  it('makes a smaller document that reads the same, without the Page’s ids and name', async () => {
    const file = join(fixtures, 'page/2023-fr-header-links/page.html');
    const { stdout, stderr, status } = await typed(fixtureCommand, [
      file,
      '--url',
      'https://www.facebook.com/operateur.atlas',
    ]);
    expect(status).toBe(0);
    expect(stderr).toContain('Both read the same');
    expect(stdout).toContain('2 449 803');
    expect(stdout).not.toMatch(/Opérateur Atlas|operateur\.atlas|54421674002|100067935271001|requireLazy/);
  });
});

describe('a fixture', () => {
  const NAME = 'Café & "Co" du Port';
  const html = `<!DOCTYPE html><html lang="es" id="facebook"><head><title>Café &amp; "Co" du Port | Facebook</title><meta property="og:title" content="Café &amp; &quot;Co&quot; du Port"><meta property="al:ios:url" content="fb://profile/100063744025044"><link rel="canonical" href="https://www.facebook.com/cafe.port"><meta name="description" content="Café &amp; &quot;Co&quot; du Port. 1.234 Me gusta · 5 personas están hablando de esto. Maria te espera. 20 años"></head><body><h1>Café &amp; "Co" du Port</h1><div>Maria says hello<span id="u_0_1"><span dir="auto"><a href="https://www.facebook.com/cafe.port/followers/?token=abcdef">1,3 mil seguidores</a></span></span></div><ul><li><span>+212 522 123 4567 maria@example.com</span></li></ul><span><a href="/maria.example?x=1">Maria Example</a> 12 min</span><div role="article"><span>Maria Example: 40 likes</span></div><a href="https://www.facebook.com/cafe.port/posts/pfbid02SecretSecret">7 h</a><script>big.onPageletArrive({"content":{"x":"\\u003cspan class=\\"uiNumberGiant\\">12\\u003c/span>\\u003cb>Maria\\u003c/b>"}})</script><script>{"secret":"token","profile_social_context":{"content":[{"text":{"text":"1,3 mil seguidores"},"uri":"https://www.facebook.com/cafe.port/followers/"}]},"name":"Maria","id":"100063744025044"}</script></body></html>`;
  const address = 'https://www.facebook.com/Cafe.Port?ref=maria';
  const made = stripDocument(html, address);
  const readingsOf = (text: string, at: string) => {
    const look = readPage(parseDocument(text), at);
    return look.kind === 'readings' ? look.readings : look.obstacle;
  };

  it('reads as the whole document does, at an address that names nobody', () => {
    const expected = [
      { metric: 'likes', count: { value: 1234, step: 1 }, reader: 'meta-description' },
      { metric: 'followers', count: { value: 1300, step: 100 }, reader: 'page-data' },
    ];
    expect(readingsOf(html, address)).toEqual(expected);
    expect(readingsOf(made.text, made.address)).toEqual(expected);
    expect(new URL(made.address).pathname).toBe('/example.page');
  });

  it('has no name, contact, post, id or token left in it', () => {
    expect(html).toContain('Maria');
    expect(made.text).not.toContain(NAME);
    expect(made.text).not.toMatch(/maria|port|212|@|secret|token|100063744025044/i);
  });
});
