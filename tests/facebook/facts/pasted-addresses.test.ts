import { describe, expect, it } from 'vitest';
import { parsePastedAddresses } from '../../../src/facebook/facts/pasted-addresses.ts';

const read = (line: string): string => {
  const [one] = parsePastedAddresses(line);
  return one?.kind === 'page' ? one.address : (one?.reason ?? 'nothing');
};

describe('a pasted line', () => {
  it.each([
    ['https://www.facebook.com/maroctelecom', 'https://www.facebook.com/maroctelecom'],
    ['web.facebook.com/inwi.ma?_rdc=1&_rdr', 'https://web.facebook.com/inwi.ma'],
    ['  https://m.facebook.com/orangemaroc/about/?__cft__=x ', 'https://m.facebook.com/orangemaroc'],
    [
      'https://www.facebook.com/profile.php?id=100044561550831&sk=about',
      'https://www.facebook.com/profile.php?id=100044561550831',
    ],
    ['https://fb.me/abc', 'short-link'],
    ['fb.watch/xyz', 'short-link'],
    ['https://www.facebook.com/share/p/1AbCdEfG/', 'short-link'],
    ['https://www.facebook.com/groups/304417720918233', 'not-a-page'],
    ['https://www.facebook.com/nasa/posts/pfbid02abc', 'not-a-page'],
    ['https://facebook.com.evil.example/nasa', 'not-a-page'],
    ['javascript:alert(1)', 'not-a-page'],
    ['hello', 'not-a-page'],
  ])('%s is read as %s', (line, expected) => {
    expect(read(line)).toBe(expected);
  });

  it('counts once, whatever its case and however its lines end, and fifty are enough', () => {
    const kinds = parsePastedAddresses('facebook.com/nasa\r\n\r\nhttps://m.facebook.com/NASA\n');
    expect(kinds.map((one) => one.kind)).toEqual(['page', 'refused']);
    const alike = parsePastedAddresses('facebook.com/Maroc.Telecom\nfacebook.com/maroctelecom\n');
    expect(alike.map((one) => one.kind)).toEqual(['page', 'refused']);
    const byNumber = parsePastedAddresses(
      'facebook.com/people/Un-Nom/61550000000001/\nfacebook.com/profile.php?id=61550000000001\n',
    );
    expect(byNumber.map((one) => one.kind)).toEqual(['page', 'refused']);
    const many = Array.from({ length: 60 }, (_, i) => `facebook.com/page.${i}`).join('\n');
    expect(parsePastedAddresses(many).filter(({ kind }) => kind === 'page')).toHaveLength(50);
  });
});
