/** Named entities by their characters; those that may go without a semicolon are the ones of Latin-1 and four more. */
const NAMED: Readonly<Record<string, string>> = {
  apos: "'",
  bull: '•',
  hellip: '…',
  lrm: '\u200e',
  rlm: '\u200f',
  zwnj: '\u200c',
  zwj: '\u200d',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  ndash: '–',
  mdash: '—',
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
};

/** Those of Latin-1, from U+00A0 on. */
const LATIN_1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute ' +
  'micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig ' +
  'Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash ' +
  'Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ' +
  'ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc ' +
  'uuml yacute thorn yuml';

/** May go without their semicolon. */
const LEGACY = new Map([
  ...LATIN_1.split(' ').map((name, index): [string, string] => [name, String.fromCharCode(0xa0 + index)]),
  ...Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"' }),
]);

/** What browsers take the numbers 0x80 to 0x9f for: the characters of Windows-1252. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const fromCode = (code: number): string => {
  if (code >= 0x80 && code <= 0x9f) return WINDOWS[code - 0x80] ?? '';
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
    ? String.fromCodePoint(code)
    : '\ufffd';
};

/**
 * Text of an attribute or title with its character references resolved, as browsers do it for those that stand here;
 * others stay as written.
 */
export const decodeEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(?:#x([0-9a-f]{1,6});?|#(\d{1,7});?|([a-z][a-z0-9]{1,7})(;|(?![a-z0-9=])))/gi,
        (whole, hex?: string, decimal?: string, name = '', semicolon?: string) => {
          if (hex !== undefined) return fromCode(Number.parseInt(hex, 16));
          if (decimal !== undefined) return fromCode(Number(decimal));
          const legacy = LEGACY.get(name);
          if (legacy !== undefined) return legacy;
          return semicolon && Object.hasOwn(NAMED, name) ? (NAMED[name] ?? whole) : whole;
        },
      )
    : text;
