import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { savedPage } from '../../../tools/read/saved-page.ts';

const address = 'https://www.facebook.com/cafe24';
const html =
  '<!DOCTYPE html><html lang="fr"><head><title>Café 24</title></head><body>2 450 J’aime</body></html>';

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

describe('a saved page is taken for what it is', () => {
  it.each([
    ['UTF-8', Buffer.from(html)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${html}`)],
    ['UTF-16', utf16(html)],
    ['UTF-16 without its mark', Buffer.from(html, 'utf16le')],
    ['UTF-16, the other way round', utf16(html).swap16()],
    ['packed by gzip', gzipSync(html)],
  ])('%s', (_, bytes) => {
    expect(savedPage(bytes, address)).toEqual({ html, address });
  });

  it('in the encoding of Western Europe, declared or not', () => {
    const latin = html.replace('’', "'");
    expect(savedPage(Buffer.from(latin, 'latin1'), address).html).toBe(latin);
    const declared = latin.replace('<head>', '<head><meta charset="ISO-8859-1">');
    expect(savedPage(Buffer.from(declared, 'latin1'), address).html).toBe(declared);
  });

  it('in UTF-8, although one letter is damaged or cut', () => {
    const bytes = Buffer.from(`${html}éé`);
    expect(savedPage(bytes.subarray(0, -1), address).html).toContain('J’aime');
  });

  it('as one file, with the address it was saved from', () => {
    const mhtml = `From: <Saved by Blink>\r\nSnapshot-Content-Location: ${address}\r\nSubject: Cafe\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----MultipartBoundary--x----"\r\n\r\n\r\n------MultipartBoundary--x----\r\nContent-Type: text/html\r\nContent-ID: <frame-0>\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: ${address}\r\n\r\n<html lang=3D"fr"><body>2=E2=80=AF450 J=E2=80=99ai=\r\nme</body></html>\r\n------MultipartBoundary--x------\r\n`;
    const page = savedPage(Buffer.from(mhtml, 'latin1'), '');
    expect(page.html.trim()).toBe('<html lang="fr"><body>2\u202f450 J’aime</body></html>');
    expect(page.address).toBe(address);
  });

  it('as a view of its source', () => {
    const escaped = html.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
    const chrome = `<html><body><table><tr><td class="line-number" value="1"></td><td class="line-content"><span class="html-tag">${escaped}</span></td></tr></table></body></html>`;
    expect(savedPage(Buffer.from(chrome), address).html).toBe(html);
    const firefox = `<html><body id="viewsource" class="wrap"><pre id="line1"><span>${escaped}</span></pre></body></html>`;
    expect(savedPage(Buffer.from(firefox), `view-source:${address}`)).toEqual({ html, address });
  });

  it.each([
    ['<!-- saved from url=(0031)https://www.facebook.com/cafe24 -->'],
    ['<!--\n Page saved with SingleFile \n url: https://www.facebook.com/cafe24 \n saved date: Tue -->'],
  ])('with the address noted in it: %s', (note) => {
    expect(savedPage(Buffer.from(note + html), '').address).toBe(address);
    expect(savedPage(Buffer.from(note + html), 'https://www.facebook.com/other').address).toBe(
      'https://www.facebook.com/other',
    );
  });

  it('without what an archive of the web put before its addresses', () => {
    const archived = `<link rel="canonical" href="https://web.archive.org/web/20160227103000/${address}"><a href="/web/20160227103000im_/${address}/likes">x</a><a href="https://archive.ph/o/aB3dE/${address}/about">y</a><script>{"url":"https:\\/\\/web.archive.org\\/web\\/20160227103000\\/https:\\/\\/www.facebook.com\\/cafe24"}</script>`;
    expect(
      savedPage(Buffer.from(archived), `https://web.archive.org/web/20160227103000if_/${address}`),
    ).toEqual({
      html: `<link rel="canonical" href="${address}"><a href="${address}/likes">x</a><a href="${address}/about">y</a><script>{"url":"https:\\/\\/www.facebook.com\\/cafe24"}</script>`,
      address,
    });
  });
});
