/** The digit zero of every script Facebook writes numbers in; its other nine follow it in Unicode. */
const ZEROS = [
  0x07c0 /* N’Ko */, 0x1c50 /* Ol Chiki */, 0x0660 /* Arabic */, 0x06f0 /* Persian, Urdu */,
  0x0966 /* Devanagari */, 0x09e6 /* Bengali */, 0x0a66 /* Gurmukhi */, 0x0ae6 /* Gujarati */,
  0x0b66 /* Odia */, 0x0be6 /* Tamil */, 0x0c66 /* Telugu */, 0x0ce6 /* Kannada */, 0x0d66 /* Malayalam */,
  0x0e50 /* Thai */, 0x0ed0 /* Lao */, 0x0f20 /* Tibetan */, 0x1040 /* Burmese */, 0x17e0 /* Khmer */,
  0xff10 /* full width */,
];

/** A run of digits of one script; a mixed one stays, for nobody writes a number so. */
const toAsciiDigits = (run: string): string => {
  if (/^[0-9]/.test(run)) return run;
  const codes = Array.from(run, (digit) => digit.charCodeAt(0));
  const zero = ZEROS.find((zero) => codes.every((code) => code >= zero && code <= zero + 9));
  return zero === undefined ? run : codes.map((code) => code - zero).join('');
};

/**
 * Text without what only the eye or the layout needs: bidi marks, zero-width and private-use characters go,
 * digits of any script become 0-9, thin and narrow no-break spaces become U+00A0, and every run of other
 * white space becomes one space. U+00A0 stays, because between digits it says "one number".
 */
export const withPlainSigns = (text: string): string =>
  text
    .replace(/[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|\p{Co}/gu, '')
    .replace(/[\u2007\u2009\u202f]/g, '\u00a0')
    .replace(/[^\S\u00a0]+/g, ' ')
    .replace(/\p{Nd}+/gu, toAsciiDigits)
    .trim();
