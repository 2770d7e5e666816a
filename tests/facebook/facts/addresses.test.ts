import { describe, expect, it } from 'vitest';
import { addressToOpen, parseAddress } from '../../../src/facebook/facts/addresses.ts';
import { pageKey, samePage, shareKey, vanityId } from '../../../src/facebook/facts/page-key.ts';

describe('an address of a Page', () => {
  it.each([
    ['https://www.facebook.com/maroctelecom', ['facebook:@maroctelecom'], '/maroctelecom'],
    ['https://facebook.com/maroctelecom/', ['facebook:@maroctelecom'], '/maroctelecom'],
    ['http://m.facebook.com/Maroc.Telecom?ref=x#top', ['facebook:@maroctelecom'], '/Maroc.Telecom'],
    ['https://fr-fr.facebook.com/maroctelecom/photos', ['facebook:@maroctelecom'], '/maroctelecom'],
    ['https://web.facebook.com/coca-cola/likes', ['facebook:@coca-cola'], '/coca-cola'],
    ['https://business.facebook.com/pg/Nintendo/posts/', ['facebook:@nintendo'], '/Nintendo'],
    [
      'https://www.facebook.com/pages/category/Video-Game/Nintendo/posts/',
      ['facebook:@nintendo'],
      '/Nintendo',
    ],
    [
      'https://www.facebook.com/pages/Meedan/105510962816034',
      ['facebook:105510962816034'],
      '/pages/Meedan/105510962816034',
    ],
    [
      'https://www.facebook.com/profile.php?id=61550000000001&sk=followers',
      ['facebook:61550000000001'],
      '/profile.php?id=61550000000001',
    ],
    [
      'https://www.facebook.com/people/Un-Nom/61550000000001/',
      ['facebook:61550000000001'],
      '/people/Un-Nom/61550000000001',
    ],
    [
      'https://www.facebook.com/p/Un-Nom-61550000000001/',
      ['facebook:61550000000001'],
      '/p/Un-Nom-61550000000001',
    ],
    ['http://www.facebook.com/#!/maroctelecom?sk=wall', ['facebook:@maroctelecom'], '/maroctelecom'],
    ['https://www.facebook.com/#!//example.com/x', ['facebook:@examplecom'], '/example.com'],
    ['https://www.facebook.com/54421674438', ['facebook:54421674438'], '/54421674438'],
    [
      'https://www.facebook.com/pg/Mariano-Rajoy-Brey-54212446406/photos/?tab=album&album_id=10154534110871407',
      ['facebook:54212446406', 'facebook:@mariano-rajoy-brey-54212446406'],
      '/Mariano-Rajoy-Brey-54212446406',
    ],
    [
      'https://www.facebook.com/%D9%85%D8%AE%D8%A8%D8%B2-179240385797/',
      ['facebook:179240385797', 'facebook:@مخبز-179240385797'],
      '/%D9%85%D8%AE%D8%A8%D8%B2-179240385797',
    ],
  ])('%s names its owner', (address, keys, home) => {
    const { host } = new URL(address);
    expect(parseAddress(address)).toMatchObject({ host, keys, home, shows: 'page' });
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
  it('are the same without their dots and in any case, and others with a dash', () => {
    expect(vanityId('Maroc.Telecom')).toBe(vanityId('maroctelecom'));
    expect(vanityId('coca-cola')).not.toBe(vanityId('cocacola'));
    expect(pageKey('54421674438')).toBe('facebook:54421674438');
    expect(shareKey([vanityId('inwi')], [vanityId('inwi2')])).toBe(false);
    expect(shareKey([], [])).toBe(false);
  });

  const page = (id: string, vanity: string, ...others: string[]) => ({
    id: pageKey(id),
    ids: [id, ...others].filter((each) => /^\d+$/.test(each)).map(pageKey),
    vanity,
  });

  it('are of one Page by a number in common, by the vanity only while one of them has no number', () => {
    expect(samePage(page('100067935271247', 'a', '54421674438'), page('54421674438', 'b'))).toBe(true);
    expect(samePage(page('54421674438', 'meedan'), page('meedan', 'Mee.dan'))).toBe(true);
    expect(samePage(page('54421674438', 'meedan'), page('100067935271247', 'meedan'))).toBe(false);
  });
});

it('a name that ends in a number is not the number of another Page', () => {
  const address = parseAddress('https://www.facebook.com/VictimName115106731848563');
  expect(address?.keys).toEqual(['facebook:@victimname115106731848563']);
});

it('the number of the form NAME/VANITY/ID is found in the fourth place', () => {
  expect(
    parseAddress('https://www.facebook.com/pages/Moulin-du-Lac/moulinlac/910072559192001?v=app'),
  ).toEqual({
    host: 'www.facebook.com',
    keys: ['facebook:910072559192001', 'facebook:@moulinlac'],
    vanity: 'moulinlac',
    home: '/pages/Moulin-du-Lac/910072559192001',
    shows: 'page',
  });
});

describe('the address a person opens', () => {
  it.each([
    ['https://m.facebook.com/inwi', 'https://www.facebook.com/inwi'],
    [
      'https://web.facebook.com/profile.php?id=100064838120597',
      'https://www.facebook.com/profile.php?id=100064838120597',
    ],
    ['https://www.facebook.com/inwi', 'https://www.facebook.com/inwi'],
  ])('of %s is %s', (read, opened) => {
    expect(addressToOpen(read)).toBe(opened);
  });
});
