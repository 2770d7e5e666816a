import type { CardOp } from './card-op.ts';
import { CARD_COLOURS, CARD_FAMILY, DASHES } from './draw-card.ts';

/** What a picture is called and says, for who does not see it. */
export interface SvgWords {
  readonly title: string;
  readonly description: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text between tags or quotes: nothing in it is markup, and what XML cannot hold is left out. */
const escaped = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those that no XML may hold.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

const number = (value: number): string => String(Math.round(value * 10) / 10);

/** The same strokes as a picture that has no pixels. @returns an SVG document, without script and without anything from elsewhere. */
export function svgOf(ops: readonly CardOp[], width: number, height: number, words: SvgWords): string {
  const { title, description, language, direction } = words;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${number(width)} ${number(height)}"`,
    ` width="${number(width)}" height="${number(height)}" role="img" xml:lang="${escaped(language)}"`,
    ` font-family="${escaped(CARD_FAMILY)}">`,
    `<title>${escaped(title)}</title><desc>${escaped(description)}</desc>`,
    ...ops.map((op) => elementOf(op, direction)),
    '</svg>\n',
  ].join('');
}

function elementOf(op: CardOp, direction: SvgWords['direction']): string {
  const colour = CARD_COLOURS[op.colour];
  switch (op.kind) {
    case 'box': {
      const box = `<rect x="${number(op.x)}" y="${number(op.y)}" width="${number(op.width)}" height="${number(op.height)}"`;
      if (!op.edge) return `${box} fill="${colour}"/>`;
      const dashes = op.edge === 'dashed' ? ` stroke-dasharray="${DASHES.join(' ')}"` : '';
      return `${box} fill="none" stroke="${colour}" stroke-width="2"${dashes}/>`;
    }
    case 'text': {
      // Start and end are those of the text's own direction.
      const isStart = (op.align === 'left') === (direction === 'ltr');
      const anchor = op.align === 'center' ? 'middle' : isStart ? 'start' : 'end';
      return (
        `<text x="${number(op.x)}" y="${number(op.y)}" font-size="${number(op.size)}"` +
        `${op.isBold ? ' font-weight="700"' : ''} text-anchor="${anchor}" direction="${direction}"` +
        ` fill="${colour}">${escaped(op.text)}</text>`
      );
    }
    case 'area':
      return `<polygon points="${pointsOf(op.points)}" fill="${colour}"/>`;
    case 'line': {
      const dashes = op.isDashed ? ` stroke-dasharray="${DASHES.join(' ')}"` : '';
      return (
        `<polyline points="${pointsOf(op.points)}" fill="none" stroke="${colour}"` +
        ` stroke-width="${number(op.width)}" stroke-linejoin="round" stroke-linecap="round"${dashes}/>`
      );
    }
  }
}

const pointsOf = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y]) => `${number(x)},${number(y)}`).join(' ');
