import { describe, expect, it } from 'vitest';
import { toPageId } from '../../../src/core/page/page-identity.ts';
import { aliasKey, parseAddress, samePage, shareAlias } from '../../../src/facebook/facts/addresses.ts';

describe('an address of a Page', () => {
  it.each([
    ['https://www.facebook.com/maroctelecom', ['maroctelecom'], '/maroctelecom'],
    ['https://facebook.com/maroctelecom/', ['maroctelecom'], '/maroctelecom'],
    ['http://m.facebook.com/Maroc.Telecom?ref=x#top', ['Maroc.Telecom'], '/Maroc.Telecom'],
    ['https://fr-fr.facebook.com/maroctelecom/photos', ['maroctelecom'], '/maroctelecom'],
    ['https://web.facebook.com/coca-cola/likes', ['coca-cola'], '/coca-cola'],
    ['https://business.facebook.com/pg/Nintendo/posts/', ['Nintendo'], '/Nintendo'],
    ['https://www.facebook.com/pages/category/Video-Game/Nintendo/posts/', ['Nintendo'], '/Nintendo'],
    [
      'https://www.facebook.com/pages/Meedan/105510962816034',
      ['105510962816034'],
      '/pages/Meedan/105510962816034',
    ],
    [
      'https://www.facebook.com/profile.php?id=61550000000001&sk=followers',
      ['61550000000001'],
      '/profile.php?id=61550000000001',
    ],
    [
      'https://www.facebook.com/people/Un-Nom/61550000000001/',
      ['61550000000001'],
      '/people/Un-Nom/61550000000001',
    ],
    ['https://www.facebook.com/p/Un-Nom-61550000000001/', ['61550000000001'], '/p/Un-Nom-61550000000001'],
    ['http://www.facebook.com/#!/maroctelecom?sk=wall', ['maroctelecom'], '/maroctelecom'],
    ['https://www.facebook.com/#!//example.com/x', ['example.com'], '/example.com'],
    ['https://www.facebook.com/54421674438', ['54421674438'], '/54421674438'],
    [
      'https://www.facebook.com/pg/Mariano-Rajoy-Brey-54212446406/photos/?tab=album&album_id=10154534110871407',
      ['Mariano-Rajoy-Brey-54212446406', '54212446406'],
      '/Mariano-Rajoy-Brey-54212446406',
    ],
    [
      'https://www.facebook.com/%D9%85%D8%AE%D8%A8%D8%B2-179240385797/',
      ['مخبز-179240385797', '179240385797'],
      '/%D9%85%D8%AE%D8%A8%D8%B2-179240385797',
    ],
  ])('%s names its owner', (address, keys, home) => {
    const { host } = new URL(address);
    expect(parseAddress(address)).toEqual({ host, keys, home, shows: 'page' });
    // Read again, the address stays as it is.
    expect(parseAddress(`https://${host}${home}`)).toMatchObject({ home, shows: 'page' });
  });

  it.each([
    'https://www.facebook.com/LittleMix/posts/pfbid02Hvu5Jys35PPckFHUQFNbxoT7pK8quieyMMG7D5KkkwtxbwJuSkpPjXK1ZEXceQNXl',
    'https://www.facebook.com/LittleMix/posts/-nothing-/567261421429868/',
    'https://m.facebook.com/Nintendo/photos/a.119240841493711/3065154550235644/?type=3',
    'https://www.facebook.com/heymeedan/videos/1376502959393587/',
  ])('%s is of one thing of its owner', (address) => {
    expect(parseAddress(address)?.shows).toBe('item');
  });

  it.each([
    '',
    'nonsense',
    'about:blank',
    'javascript:alert(1)',
    'https://www.facebook.com/',
    'https://www.facebook.com/?sk=h_chr',
    'https://www.facebook.com/groups/721423938231423/about/',
    'https://www.facebook.com/events/1234567890',
    'https://www.facebook.com/watch/?v=1',
    'https://www.facebook.com/photo/?fbid=1&set=a.1',
    'https://www.facebook.com/photo.php?fbid=1',
    'https://www.facebook.com/story.php?story_fbid=1&id=2',
    'https://www.facebook.com/profile.php',
    'https://www.facebook.com/profile.php?id=abc',
    'https://www.facebook.com/login/?next=x',
    'https://www.facebook.com/search/top?q=x',
    'https://www.facebook.com/pages/?category=top',
    'https://www.facebook.com/plugins/page.php?href=x',
    'https://www.facebook.com/%E0%A4%A',
    'https://example.com/maroctelecom',
    'https://facebook.com.example.com/maroctelecom',
    'https://notfacebook.com/maroctelecom',
    'ftp://www.facebook.com/maroctelecom',
  ])('%s is nobody’s', (address) => {
    expect(parseAddress(address)).toBeUndefined();
  });
});

describe('ids and vanities', () => {
  it('are the same without their dots and dashes and in any case', () => {
    expect(aliasKey('coca-cola')).toBe(aliasKey('cocacola'));
    expect(aliasKey('Maroc.Telecom')).toBe(aliasKey('maroctelecom'));
    expect(shareAlias(['Inwi'], ['5442', 'INWI'])).toBe(true);
    expect(shareAlias(['inwi'], ['inwi2'])).toBe(false);
    expect(shareAlias([], [])).toBe(false);
  });

  it('join two identities that have one in common, and only those', () => {
    const page = (...aliases: string[]) => ({
      id: toPageId(aliases[0] ?? ''),
      aliases,
      name: '',
      address: 'https://www.facebook.com/x',
    });
    expect(samePage(page('54421674438', 'heymeedan'), page('100067935271247', 'HeyMeedan'))).toBe(true);
    expect(samePage(page('54421674438'), page('heymeedan'))).toBe(false);
  });
});
