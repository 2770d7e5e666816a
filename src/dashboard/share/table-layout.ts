import { plainText } from '../../ui/text/phrase.ts';
import {
  type CardColour,
  type CardOp,
  ellipsised,
  type FigureColour,
  type Measure,
} from '../picture/card-op.ts';
import { type ArticleTable, cellsOf } from './article-table.ts';
import { CARD_WIDTH } from './card-layout.ts';

const MARGIN = 48;
const SIZE = 22;
const LINE = 30;
const ROW_PADDING = 14;
/** Parts of the width: name, change, rate, second, time. */
const PARTS = [0.18, 0.23, 0.29, 0.14, 0.16] as const;
type Measured = (line: string) => number;

const GUTTER = 20;
/** A name, or any other cell, is no taller than this. */
const MOST_LINES = 4;

/** The article's table as a picture, as tall as it needs to be. */
export function layTable(table: ArticleTable, measure: Measure): { ops: CardOp[]; height: number } {
  const isLeftward = table.direction === 'rtl';
  const inner = CARD_WIDTH - 2 * MARGIN;
  const align = isLeftward ? 'right' : 'left';
  const ops: CardOp[] = [];
  const put = (text: string, start: number, y: number, isBold: boolean, colour: CardColour): void => {
    ops.push({
      kind: 'text',
      text,
      x: isLeftward ? CARD_WIDTH - start : start,
      y,
      size: SIZE,
      isBold,
      align,
      colour,
    });
  };
  const starts = PARTS.map((_, i) => MARGIN + inner * PARTS.slice(0, i).reduce<number>((a, b) => a + b, 0));

  let y = MARGIN + 24;
  ops.push({
    kind: 'text',
    text: ellipsised(table.title, inner, (line) => measure(line, 34, true)),
    x: isLeftward ? CARD_WIDTH - MARGIN : MARGIN,
    y,
    size: 34,
    isBold: true,
    align,
    colour: 'ink',
  });
  y += 34;
  const row = (cells: readonly string[], tone?: FigureColour): void => {
    const isHead = tone === undefined;
    const wrapped = cells.map((cell, i) => {
      const width = inner * (PARTS[i] ?? 0) - GUTTER;
      const measured = (line: string): number => measure(line, SIZE, isHead || i === 0);
      return atMost(MOST_LINES, wrap(cell, width, measured), width, measured);
    });
    const lines = Math.max(1, ...wrapped.map(({ length }) => length));
    for (const [i, cell] of wrapped.entries()) {
      for (const [n, line] of cell.entries())
        put(
          line,
          starts[i] ?? 0,
          y + ROW_PADDING + SIZE + n * LINE,
          isHead || i === 0,
          isHead ? 'quiet' : i === 2 ? tone : 'ink',
        );
    }
    y += 2 * ROW_PADDING + lines * LINE - (LINE - SIZE);
    ops.push({ kind: 'box', x: MARGIN, y, width: inner, height: 1, colour: 'quiet' });
  };
  row(table.heads);
  for (const one of table.rows) {
    const name = plainText([{ isolated: one.name }], table.direction);
    row(cellsOf({ ...one, name }), one.tone);
  }
  y += 12;
  for (const note of table.notes) {
    for (const line of wrap(note, inner, (part) => measure(part, SIZE, false))) {
      y += LINE;
      put(line, MARGIN, y, false, 'quiet');
    }
  }
  const height = y + MARGIN;
  return { ops: [{ kind: 'box', x: 0, y: 0, width: CARD_WIDTH, height, colour: 'ground' }, ...ops], height };
}

/** The first lines; the last of them ends with dots where there were more. */
function atMost(most: number, lines: readonly string[], width: number, measure: Measured): readonly string[] {
  if (lines.length <= most) return lines;
  const last = `${lines[most - 1] ?? ''} ${lines[most] ?? ''}…`;
  return [...lines.slice(0, most - 1), ellipsised(last, width, measure)];
}

/** A text in lines no wider than `width`; a word wider than that is cut with dots. */
export function wrap(text: string, width: number, measure: (line: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || measure(longer) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line].map((one) => ellipsised(one, width, measure));
}
