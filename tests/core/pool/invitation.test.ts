import { describe, expect, it } from 'vitest';
import { parseInvitation, writeInvitation } from '../../../src/core/pool/invitation.ts';

const LINES = {
  heading: 'ebb pool invitation 1',
  address: 'address: https://pool.example.org',
  pool: 'pool: ope2016',
  organiser: 'organiser: Collectif du 27 février',
  observer: 'observer: v1',
  token: 'token: abcdefghijklmnopqrstuvwxyz012345',
  page: 'page: facebook:100044123456789 Maroc Telecom',
};

const text = (changes: Partial<typeof LINES> = {}): string =>
  Object.values({ ...LINES, ...changes }).join('\n');

const faultOf = (pasted: string) => {
  const parsed = parseInvitation(pasted);
  return parsed.kind === 'refused' ? parsed.fault : 'none';
};

describe('an invitation', () => {
  it('says where, to whom, as whom and of which Pages', () => {
    expect(parseInvitation(text())).toEqual({
      kind: 'invitation',
      invitation: {
        origin: 'https://pool.example.org',
        pool: 'ope2016',
        organiser: 'Collectif du 27 février',
        observer: 'v1',
        token: 'abcdefghijklmnopqrstuvwxyz012345',
        pages: [{ id: 'facebook:100044123456789', name: 'Maroc Telecom' }],
      },
    });
  });

  it('is read back as it was written', () => {
    const parsed = parseInvitation(text({ page: 'page: facebook:1 اتصالات\npage: facebook:2' }));
    if (parsed.kind !== 'invitation') throw new Error(parsed.fault);
    expect(parseInvitation(writeInvitation(parsed.invitation))).toEqual(parsed);
  });

  it('may come out of a messenger with other line ends and empty lines', () => {
    expect(faultOf(`\n\n  ${text().replaceAll('\n', '\r\n\r\n  ')}  \n`)).toBe('none');
  });

  it.each([
    ['Persian', 'گروه می\u200Cخواهیم'],
    ['Hindi', 'क्\u200Dष'],
    ['emoji', 'Famille 👨\u200D👩\u200D👧'],
  ])('may name who runs it, and its Pages, in letters that are joined or parted: %s', (_what, name) => {
    const parsed = parseInvitation(
      text({ organiser: `organiser: ${name}`, page: `page: facebook:1 ${name}` }),
    );
    expect(parsed).toMatchObject({ invitation: { organiser: name, pages: [{ id: 'facebook:1', name }] } });
  });

  it('may be of this machine itself, over http', () => {
    for (const host of ['127.0.0.1:8480', 'localhost:8480', '[::1]:8480']) {
      expect(faultOf(text({ address: `address: http://${host}` })), host).toBe('none');
    }
  });

  it.each([
    ['http to elsewhere', 'http://pool.example.org'],
    ['a user and a password', 'https://a:b@pool.example.org'],
    ['a path', 'https://pool.example.org/write'],
    ['a query', 'https://pool.example.org/?x=1'],
    ['a script', 'javascript:alert(1)'],
    ['a host that only begins like this machine', 'http://127.0.0.1.example.org'],
    ['a local name that only ends so', 'http://evil.localhost'],
    ['nothing', ''],
  ])('is refused with %s as its address', (_what, address) => {
    expect(faultOf(text({ address: `address: ${address}` }))).toBe('address');
  });

  it.each([
    ['no invitation', 'Join us at https://pool.example.org', 'not-an-invitation'],
    ['nothing', '', 'not-an-invitation'],
    ['one of a later version', text({ heading: 'ebb pool invitation 2' }), 'newer-version'],
    ['a book', text({ organiser: `organiser: ${'x'.repeat(40_000)}` }), 'too-long'],
    ['a pool with capitals', text({ pool: 'pool: OPE 2016' }), 'pool'],
    ['a name that turns its direction', text({ organiser: 'organiser: \u202Egro.live' }), 'organiser'],
    ['a name of which nothing is seen', text({ organiser: 'organiser: \u200D\u200C' }), 'organiser'],
    ['two addresses', text({ address: `${LINES.address}\n${LINES.address}` }), 'address'],
    ['an observer with a quote', text({ observer: 'observer: v"1' }), 'observer'],
    ['a short token', text({ token: 'token: abc' }), 'token'],
    ['a token with a line of its own', text({ token: 'token: a b' }), 'token'],
    ['no Page', text({ page: '' }), 'pages'],
    ['a Page without a site', text({ page: 'page: 100044123456789' }), 'pages'],
    ['a Page twice', text({ page: `${LINES.page}\n${LINES.page}` }), 'pages'],
    ['a Page with a backslash', text({ page: 'page: facebook:1\\,by=v2' }), 'pages'],
  ])('is refused: %s', (_what, pasted, fault) => {
    expect(faultOf(pasted)).toBe(fault);
  });

  it('with 201 Pages is refused, with 200 it is not', () => {
    const pages = (count: number) =>
      Array.from({ length: count }, (_, i) => `page: facebook:${i + 1}`).join('\n');
    expect(faultOf(text({ page: pages(200) }))).toBe('none');
    expect(faultOf(text({ page: pages(201) }))).toBe('pages');
  });
});
